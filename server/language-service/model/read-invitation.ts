import { readMoment } from '../calendar/read-moment.ts';
import { readRecurrence } from '../calendar/recurrence.ts';
import type { SourceText } from '../text/source-text.ts';
import type { Span } from '../text/span.ts';
import type {
  Invitation,
  InvitationField,
  InvitationForm,
  InvitationLink,
  InvitationNumber,
} from './invitation.ts';
import {
  type InvitationLine,
  type LabelledValue,
  readInvitationLines,
  readLabelledValues,
} from './invitation-line.ts';
import { fieldAt, readDialIn, readNumber, readOtherLink, readProviderLink } from './invitation-parts.ts';
import { inviterLine, type Provider, providers, standingLine } from './providers.ts';

/**
 * Reads a pasted invitation from the lines of a span: a fence with its marks, a block quote, or paragraphs, as `form` says. Spans are
 * offsets into the source. Half an invitation gives what is there; a damaged number or link is read and not well formed.
 * Undefined where nothing shows that the lines are an invitation.
 */
export function readInvitation(source: SourceText, span: Span, form: InvitationForm): Invitation | undefined {
  const lines = readInvitationLines(source, span);
  const values = lines.flatMap(readLabelledValues);
  const links = lines.flatMap((line) => readProviderLink(source, line) ?? []);
  const dialIns = lines.flatMap((line) => readDialIn(source, line) ?? []);
  const inviter = readInviter(source, lines);
  const found = links.find(({ link }) => link.wellFormed) ?? links[0];
  const provider = found?.provider ?? namedProvider(lines);
  const labelled = (name: LabelledValue['name']): LabelledValue | undefined => bestOf(values, name);
  const number = readLabelledNumber(source, values, provider);
  const dialled = dialIns.some(({ digits }) => digits !== undefined);
  const standing = lines.filter(({ words }) => standingLine.test(words)).map(({ whole }) => whole);
  const certain = found !== undefined || number !== undefined || dialled || inviter !== undefined;
  if (!certain && !isHalf(values, form, standing.length > 0)) return undefined;
  const link = found?.link ?? readLinkOtherwise(source, lines, values);
  const parts = {
    ...only('inviter', inviter),
    ...only('subject', toField(source, labelled('subject'))),
    ...only('time', readTimeField(source, labelled('time'), lines, values)),
    ...only('recurrence', readRecurrenceField(source, labelled('recurrence'), lines, values)),
    ...only('link', link),
    ...only('number', number ?? readBareNumber(source, lines, values, provider)),
    ...only('password', toField(source, labelled('password'))),
    ...only('hostKey', toField(source, labelled('hostKey'))),
  };
  const belonging = [...dialIns, ...Object.values(parts)].map(({ line }) => line);
  return {
    ...only('provider', provider?.id),
    span: form === 'plain' ? hull([...belonging, ...standing], span) : trimmed(source, span),
    form,
    ...parts,
    dialIns,
  };
}

/** A record with one property, or none where the value is absent. */
function only<Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): { readonly [key in Name]?: Value } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [key in Name]?: Value });
}

/** Without link, number and inviter: two fields, one of them under a label that only invitations use, or that and a standing line. */
function isHalf(values: readonly LabelledValue[], form: InvitationForm, standing: boolean): boolean {
  if (!values.some(({ own }) => own)) return false;
  return standing || (form !== 'plain' && new Set(values.map(({ name }) => name)).size > 1);
}

/** The first value of a field, one under a label of invitations' own before others. */
function bestOf(values: readonly LabelledValue[], name: LabelledValue['name']): LabelledValue | undefined {
  const all = values.filter((value) => value.name === name);
  return all.find(({ own }) => own) ?? all[0];
}

function toField(source: SourceText, value: LabelledValue | undefined): InvitationField | undefined {
  return value && fieldAt(source, value.line, value.span);
}

function readInviter(source: SourceText, lines: readonly InvitationLine[]): InvitationField | undefined {
  for (const line of lines) {
    const who = inviterLine.exec(line.words)?.[1];
    const { start } = line.content;
    if (who) return fieldAt(source, line, { start, end: start + who.length });
  }
  return undefined;
}

function namedProvider(lines: readonly InvitationLine[]): Provider | undefined {
  const named = lines.flatMap(({ words }) => providers.find(({ name }) => name.test(words)) ?? []);
  return named[0];
}

/** Lines that no label claims, on which a field may stand bare. */
function bareLines(
  lines: readonly InvitationLine[],
  values: readonly LabelledValue[],
): readonly InvitationLine[] {
  const claimed = new Set(values.map(({ line }) => line));
  return lines.filter((line) => !claimed.has(line));
}

function readTimeField(
  source: SourceText,
  value: LabelledValue | undefined,
  lines: readonly InvitationLine[],
  values: readonly LabelledValue[],
): Invitation['time'] {
  if (value) {
    const moment = readMoment(source.text.slice(0, value.span.end), value.span.start);
    return { ...fieldAt(source, value.line, value.span), ...only('moment', moment) };
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

function readRecurrenceField(
  source: SourceText,
  value: LabelledValue | undefined,
  lines: readonly InvitationLine[],
  values: readonly LabelledValue[],
): Invitation['recurrence'] {
  if (value) {
    const reading = readRecurrence(source.text.slice(0, value.span.end), value.span.start);
    return { ...fieldAt(source, value.line, value.span), ...only('reading', reading) };
  }
  for (const line of bareLines(lines, values)) {
    const reading = readRecurrence(source.text.slice(0, line.content.end), line.content.start);
    if (reading?.from && reading.unit) {
      return { ...fieldAt(source, line, { start: reading.span.start, end: line.content.end }), reading };
    }
  }
  return undefined;
}

function readLinkOtherwise(
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

function readLabelledNumber(
  source: SourceText,
  values: readonly LabelledValue[],
  provider: Provider | undefined,
): InvitationNumber | undefined {
  const numbers = values.filter(({ name }) => name === 'number');
  return numbers.flatMap(({ line, span }) => readNumber(source, line, span, provider) ?? [])[0];
}

/** A number that has lost its label: three groups of digits that nobody dials. */
function readBareNumber(
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

function hull(spans: readonly Span[], fallback: Span): Span {
  if (spans.length === 0) return fallback;
  return {
    start: Math.min(...spans.map(({ start }) => start)),
    end: Math.max(...spans.map(({ end }) => end)),
  };
}

function trimmed(source: SourceText, span: Span): Span {
  const text = source.text.slice(span.start, span.end);
  const end = span.start + text.trimEnd().length;
  return { start: Math.min(span.start + text.length - text.trimStart().length, end), end };
}
