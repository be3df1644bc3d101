import { readMoment } from '../calendar/read-moment.ts';
import { readRecurrence } from '../calendar/recurrence.ts';
import type { SourceText } from '../text/source-text.ts';
import type { Invitation, InvitationField, InvitationLink, InvitationNumber } from './invitation.ts';
import type { InvitationLine, LabelledValue } from './invitation-line.ts';
import { fieldAt, readDialIn, readNumber, readOtherLink } from './invitation-parts.ts';
import { inviterLine, type Provider } from './providers.ts';

/** A record with one property, or none where the value is absent. */
export function present<Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): { readonly [key in Name]?: Value } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [key in Name]?: Value });
}

/** The first value of a field, one under a label of invitations' own before others. */
export function bestOf(
  values: readonly LabelledValue[],
  name: LabelledValue['name'],
): LabelledValue | undefined {
  const all = values.filter((value) => value.name === name);
  return all.find(({ own }) => own) ?? all[0];
}

/** The value of a label; undefined where it says that there is none, or hides it (`无`, `****`). */
export function toField(source: SourceText, value: LabelledValue | undefined): InvitationField | undefined {
  if (!value) return undefined;
  const field = fieldAt(source, value.line, value.span);
  return /^(?:无|没有|不需要|none|n\/a|-+|\\?\*.*)$/i.test(field.text) ? undefined : field;
}

/** Who invites, from the line that says so. */
export function readInviter(
  source: SourceText,
  lines: readonly InvitationLine[],
): InvitationField | undefined {
  for (const line of lines) {
    const who = inviterLine.exec(line.words)?.[1];
    const { start } = line.content;
    if (who) return fieldAt(source, line, { start, end: start + who.length });
  }
  return undefined;
}

/** Lines that no label claims, on which a field may stand bare. */
function bareLines(
  lines: readonly InvitationLine[],
  values: readonly LabelledValue[],
): readonly InvitationLine[] {
  const claimed = new Set(values.map(({ line }) => line));
  return lines.filter((line) => !claimed.has(line));
}

/** The time behind its label, or the first line that begins with a date and a time where the label is lost. */
export function readTimeField(
  source: SourceText,
  value: LabelledValue | undefined,
  lines: readonly InvitationLine[],
  values: readonly LabelledValue[],
): Invitation['time'] {
  if (value) {
    const moment = readMoment(source.text.slice(0, value.span.end), value.span.start);
    return { ...fieldAt(source, value.line, value.span), ...present('moment', moment) };
  }
  for (const line of bareLines(lines, values)) {
    const moment = readMoment(source.text.slice(0, line.content.end), line.content.start);
    const alone = moment && moment.span.start - line.content.start <= 8;
    if (moment?.date && moment.start && alone) {
      return { ...fieldAt(source, line, { start: moment.span.start, end: line.content.end }), moment };
    }
  }
  return undefined;
}

/** How often, behind its label or on a line of its own. */
export function readRecurrenceField(
  source: SourceText,
  value: LabelledValue | undefined,
  lines: readonly InvitationLine[],
  values: readonly LabelledValue[],
): Invitation['recurrence'] {
  if (value) {
    const reading = readRecurrence(source.text.slice(0, value.span.end), value.span.start);
    return { ...fieldAt(source, value.line, value.span), ...present('reading', reading) };
  }
  for (const line of bareLines(lines, values)) {
    const reading = readRecurrence(source.text.slice(0, line.content.end), line.content.start);
    if (reading?.from && reading.unit) {
      return { ...fieldAt(source, line, { start: reading.span.start, end: line.content.end }), reading };
    }
  }
  return undefined;
}

/** A link on no known host: damaged, or of a provider that nobody knows. */
export function readLinkOtherwise(
  source: SourceText,
  lines: readonly InvitationLine[],
  values: readonly LabelledValue[],
): InvitationLink | undefined {
  const labelled = values.filter(({ name }) => name === 'link');
  for (const { line, span } of labelled) {
    const link = readOtherLink(source, line, span);
    if (link) return link;
  }
  const bare = bareLines(lines, values).flatMap((line) => readOtherLink(source, line) ?? []);
  return bare[0];
}

/** The first number behind a label that has digits. */
export function readLabelledNumber(
  source: SourceText,
  values: readonly LabelledValue[],
  provider: Provider | undefined,
): InvitationNumber | undefined {
  const numbers = values.filter(({ name }) => name === 'number');
  return numbers.flatMap(({ line, span }) => readNumber(source, line, span, provider) ?? [])[0];
}

/** A number that has lost its label: three groups of digits that nobody dials. */
export function readBareNumber(
  source: SourceText,
  lines: readonly InvitationLine[],
  values: readonly LabelledValue[],
  provider: Provider | undefined,
): InvitationNumber | undefined {
  for (const line of bareLines(lines, values)) {
    const match = /(?<![\d+,/-])\d{3}[ -]\d{3,4}[ -]\d{3,4}(?![\d-])/.exec(line.words);
    if (!match || readDialIn(source, line)) continue;
    const start = line.content.start + match.index;
    return readNumber(source, line, { start, end: start + match[0].length }, provider);
  }
  return undefined;
}
