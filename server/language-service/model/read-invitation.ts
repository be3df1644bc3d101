import { hullOf } from '../text/extremes.ts';
import type { SourceText } from '../text/source-text.ts';
import type { Span } from '../text/span.ts';
import type { Invitation, InvitationForm } from './invitation.ts';
import {
  bestOf,
  kindOf,
  present,
  readBareNumber,
  readInviter,
  readLabelledNumber,
  readLinkOtherwise,
  readPasswordBelow,
  readRecurrenceField,
  readTimeField,
  toField,
  toPassword,
} from './invitation-fields.ts';
import {
  type InvitationLine,
  type LabelledValue,
  loneLabel,
  readInvitationLines,
  readLabelledValues,
} from './invitation-line.ts';
import { readDialIn, readProviderLink } from './invitation-parts.ts';
import { readZoneField } from './invitation-zone.ts';
import { leadsAside, organizerLine, type Provider, providers, standingLine } from './providers.ts';

/**
 * Reads a pasted invitation from the lines of a span: a fence with its marks, a block quote, or paragraphs, as `form` says. Spans are
 * offsets into the source. Half an invitation gives what is there; a damaged number or link is read and not well formed.
 * Undefined where nothing shows that the lines are an invitation.
 */
export function readInvitation(source: SourceText, span: Span, form: InvitationForm): Invitation | undefined {
  const lines = readInvitationLines(source, span);
  // What is keyed in after a telephone number is no password of the meeting.
  const dialled = new Map(
    lines.flatMap((line) => {
      const dialIn = readDialIn(source, line);
      return dialIn ? [[line, dialIn] as const] : [];
    }),
  );
  const values = lines
    .flatMap(readLabelledValues)
    .filter(({ name, line }) => name !== 'password' || !dialled.has(line));
  const leading = lines.filter(
    ({ words }, index) =>
      !leadsAside.test(words) &&
      !organizerLine.test(words) &&
      !leadsAside.test(lines[index - 1]?.words ?? ''),
  );
  const links = leading.flatMap((line) => readProviderLink(source, line) ?? []);
  const dialIns = [...dialled.values()];
  const inviter = readInviter(source, lines);
  const found = links.find(({ link }) => link.wellFormed) ?? links[0];
  const provider = found?.provider ?? namedProvider(lines);
  const labelled = (name: LabelledValue['name']): LabelledValue | undefined => bestOf(values, name);
  const number = readLabelledNumber(source, values, provider);
  const keyed = dialIns.some(({ digits }) => digits !== undefined);
  const standing = lines.filter(({ words }) => standingLine.test(words)).map(({ whole }) => whole);
  // A line that only names the service, or only announces what the next one says.
  const announcing = lines
    .filter((line) => (line.words.length < 40 && provider?.name.test(line.words)) || announces(line))
    .map(({ whole }) => whole);
  const led = found !== undefined && (found.deep || form !== 'plain');
  const certain = led || number !== undefined || keyed || inviter !== undefined;
  if (!certain && !isHalf(values, form, standing.length > 0)) return undefined;
  const link = found?.link ?? readLinkOtherwise(source, leading, values);
  const time = readTimeField(source, labelled('time'), provider?.listsDays ? [] : lines, values);
  const parts = {
    ...present('inviter', inviter),
    ...present('host', toField(source, labelled('host'))),
    ...present('subject', toField(source, labelled('subject'))),
    ...present('time', time),
    ...present('zone', readZoneField(source, labelled('zone'), time)),
    ...present('recurrence', readRecurrenceField(source, labelled('recurrence'), lines, values)),
    ...present('link', link),
    ...present('number', number ?? readBareNumber(source, lines, values, provider)),
    ...present('conferenceId', toField(source, labelled('conferenceId'))),
    ...present('password', toPassword(source, labelled('password')) ?? readPasswordBelow(source, lines)),
    ...present('hostKey', toField(source, labelled('hostKey'))),
  };
  const belonging = [...dialIns, ...Object.values(parts)].map(({ line }) => line);
  return {
    ...present('provider', provider?.id),
    ...present('kind', kindOf(lines, parts)),
    span: form === 'plain' ? hull([...belonging, ...standing, ...announcing], span) : trimmed(source, span),
    form,
    ...parts,
    dialIns,
  };
}

/** Without link, number and inviter: two fields, one of them under a label that only invitations use, or that and a standing line. */
function isHalf(values: readonly LabelledValue[], form: InvitationForm, standing: boolean): boolean {
  if (!values.some(({ own }) => own)) return false;
  return standing || (form !== 'plain' && new Set(values.map(({ name }) => name)).size > 1);
}

function announces(line: InvitationLine): boolean {
  const name = loneLabel(line);
  return name === 'link' || name === 'number' || name === 'password';
}

function namedProvider(lines: readonly InvitationLine[]): Provider | undefined {
  const named = lines.flatMap(({ words }) => providers.find(({ name }) => name.test(words)) ?? []);
  return named[0];
}

function hull(spans: readonly Span[], fallback: Span): Span {
  return spans.length === 0 ? fallback : hullOf(spans);
}

function trimmed(source: SourceText, span: Span): Span {
  const text = source.text.slice(span.start, span.end);
  const end = span.start + text.trimEnd().length;
  return { start: Math.min(span.start + text.length - text.trimStart().length, end), end };
}
