import { readMoment } from '../calendar/read-moment.ts';
import type { SourceText } from '../text/source-text.ts';
import type { Span } from '../text/span.ts';
import {
  type InvitationLine,
  type LabelledValue,
  loneLabel,
  readInvitationLines,
  readLabelledValues,
} from './invitation-line.ts';
import { readDialIn, readProviderLink } from './invitation-parts.ts';
import { dialInHeading, inviterLine, organizerLine, providers, standingLine } from './providers.ts';

/** What a line is to an invitation; `other` lines may be anybody's. */
export type LineRole =
  | 'inviter'
  | 'labelled'
  | 'link'
  | 'dial-in'
  | 'dial-in-heading'
  | 'date'
  | 'standing'
  | 'organizer'
  | 'other';

export interface LineOfInvitation {
  readonly line: InvitationLine;
  readonly role: LineRole;
  readonly values: readonly LabelledValue[];
}

/** The lines of a span that are not blank, each with what it is to an invitation. */
export function linesOfInvitation(source: SourceText, span: Span): readonly LineOfInvitation[] {
  return readInvitationLines(source, span).map((line) => {
    const values = readLabelledValues(line);
    return { line, role: roleOf(source, line, values), values };
  });
}

function roleOf(source: SourceText, line: InvitationLine, values: readonly LabelledValue[]): LineRole {
  const { words } = line;
  if (organizerLine.test(words)) return 'organizer';
  if (inviterLine.test(words)) return 'inviter';
  if (readDialIn(source, line)) return 'dial-in';
  if (dialInHeading.test(words)) return 'dial-in-heading';
  if (values.some(({ name }) => name === 'conferenceId')) return 'dial-in';
  if (values.length > 0 || loneLabel(line)) return 'labelled';
  if (readProviderLink(source, line)) return 'link';
  if (isDate(source, line)) return 'date';
  const named = words.length < 40 && providers.some(({ name }) => name.test(words));
  return named || standingLine.test(words) ? 'standing' : 'other';
}

/** Whether a line begins with a day and a time, with or without a year. */
function isDate({ text }: SourceText, { content }: InvitationLine): boolean {
  const moment = readMoment(text.slice(0, content.end), content.start, { year: 2000 });
  return moment?.date !== undefined && moment.start !== undefined && moment.span.start - content.start <= 8;
}
