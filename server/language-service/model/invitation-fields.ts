import { readMoment } from '../calendar/read-moment.ts';
import type { MomentReading } from '../calendar/reading.ts';
import { readRecurrence } from '../calendar/recurrence.ts';
import type { SourceText } from '../text/source-text.ts';
import type {
  Invitation,
  InvitationField,
  InvitationKind,
  InvitationLink,
  InvitationNumber,
} from './invitation.ts';
import { type InvitationLine, type LabelledValue, loneLabel } from './invitation-line.ts';
import { fieldAt, readDialIn, readNumber, readOtherLink } from './invitation-parts.ts';
import { inviterLine, type Provider, webinarWords } from './providers.ts';

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

/** What lets one in, without what else is for telephones: `AbC123 (44478955 from phones)`. A number that is keyed in is none. */
export function toPassword(
  source: SourceText,
  value: LabelledValue | undefined,
): InvitationField | undefined {
  if (!value) return undefined;
  const written = source.text.slice(value.span.start, value.span.end);
  const kept = written.replace(/[ \t]+[(（].{0,80}$/, '');
  if (/#$/.test(kept)) return undefined;
  return toField(source, {
    ...value,
    span: { start: value.span.start, end: value.span.start + kept.length },
  });
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

/** What stands for the time of a room that is always open. */
const anytime = /recurring meeting|meet anytime|定期会议|周期性会议/i;

/** The time behind its label, or the one line that begins with a date and a time where the label is lost. */
export function readTimeField(
  source: SourceText,
  value: LabelledValue | undefined,
  lines: readonly InvitationLine[],
  values: readonly LabelledValue[],
): Invitation['time'] {
  if (value) {
    const moment = readMoment(source.text.slice(0, value.span.end), value.span.start);
    if (!moment && anytime.test(source.text.slice(value.span.start, value.span.end))) return undefined;
    return { ...fieldAt(source, value.line, value.span), ...present('moment', inAfternoon(source, moment)) };
  }
  const dated = bareLines(lines, values).flatMap((line) => {
    const text = source.text.slice(0, line.content.end);
    const { start } = line.content;
    // A calendar leaves the year out; the moment is then without its day.
    const found = readMoment(text, start, { year: 2000 });
    // Words before it make it another time.
    if (!found?.date || !found.start || /[\p{L}\p{N}]/u.test(text.slice(start, found.span.start))) return [];
    const moment = found.date.hasYear ? found : readMoment(text, start);
    const field = fieldAt(source, line, { start: found.span.start, end: line.content.end });
    return [{ line, field: { ...field, ...present('moment', moment) } }];
  });
  const [first] = dated;
  // Where several days are told, nothing says which is meant.
  if (!first || isOccurrence(source, first.line)) return undefined;
  return dated.every(({ field }) => field.text === first.field.text) ? first.field : undefined;
}

/** A line that lists one of many meetings: it is indented, or it says how often. */
function isOccurrence(source: SourceText, { whole, content }: InvitationLine): boolean {
  if (/^(?:[ ]{4}|\t)/.test(source.text.slice(whole.start, content.start))) return true;
  const often = readRecurrence(source.text.slice(0, content.end), content.start);
  return often !== undefined;
}

/** `2023年8月24日 07:00 下午`, as Zoom writes in Chinese, is seven in the evening. */
function inAfternoon(source: SourceText, moment: MomentReading | undefined): MomentReading | undefined {
  const { start, end } = moment ?? {};
  if (!moment || !start || end || start.time.hour > 11) return moment;
  const after = /^[ \t]{1,2}(?:下午|晚上)/.exec(source.text.slice(start.span.end, start.span.end + 4));
  if (!after) return moment;
  const span = { start: moment.span.start, end: Math.max(moment.span.end, start.span.end + after[0].length) };
  return { ...moment, span, start: { ...start, time: { ...start.time, hour: start.time.hour + 12 } } };
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
    const begins = reading !== undefined && reading.span.start === line.content.start && reading.unit;
    const bounded = reading?.until !== undefined || (reading?.weekdays.length ?? 0) > 0;
    if (reading && ((reading.from && reading.unit) || (begins && bounded))) {
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

/** The first number behind a label that has digits and is no telephone's. */
export function readLabelledNumber(
  source: SourceText,
  values: readonly LabelledValue[],
  provider: Provider | undefined,
): InvitationNumber | undefined {
  const numbers = values
    .filter(({ name }) => name === 'number')
    .flatMap(({ line, span }) => readNumber(source, line, span, provider) ?? []);
  // What ends in a hash is keyed in on a telephone.
  return numbers.find(({ span }) => source.text[span.end] !== '#');
}

/** A number that has lost its label and stands alone on its line. The first line may be the rest of one that was cut. */
export function readBareNumber(
  source: SourceText,
  lines: readonly InvitationLine[],
  values: readonly LabelledValue[],
  provider: Provider | undefined,
): InvitationNumber | undefined {
  for (const line of bareLines(lines, values)) {
    const match = /^\D{0,8}(\d{3,4}[ -]\d{3,4}[ -]\d{3,4}(?:[ -]\d{3})?)\W{0,2}$/.exec(line.words);
    if (!match?.[1] || line === lines[0] || /[#+]\D*$/.test(line.words) || readDialIn(source, line)) continue;
    const start = line.content.start + match[0].indexOf(match[1]);
    return readNumber(source, line, { start, end: start + match[1].length }, provider);
  }
  return undefined;
}

/** A password on the line behind the one that announces it, as Webex writes it. */
export function readPasswordBelow(
  source: SourceText,
  lines: readonly InvitationLine[],
): InvitationField | undefined {
  for (const [index, label] of lines.entries()) {
    const line = lines[index + 1];
    if (!line || loneLabel(label) !== 'password') continue;
    const gap = source.text.slice(label.whole.end, line.whole.start);
    const password = /^(?=\S*[A-Za-z])(?=\S*\d)([\w!@#$%^&*-]{4,32})(?:[ \t]+\(.{0,60}\))?$/.exec(
      line.words,
    )?.[1];
    if (password === undefined || /\n.*\n/.test(gap)) continue;
    const { start } = line.content;
    return fieldAt(source, line, { start, end: start + password.length });
  }
  return undefined;
}

/** What kind of meeting it is, where anything tells. */
export function kindOf(
  lines: readonly InvitationLine[],
  { link, number, recurrence, time }: Pick<Invitation, 'link' | 'number' | 'recurrence' | 'time'>,
): InvitationKind | undefined {
  const said = lines.some(({ words }) => webinarWords.test(words) && words.length < 200);
  if (said || /\/dw\//.test(link?.text ?? '')) return 'webinar';
  if (recurrence || number?.series === true || lines.some(({ words }) => anytime.test(words)))
    return 'series';
  return number?.series === false || time?.moment?.date ? 'single' : undefined;
}
