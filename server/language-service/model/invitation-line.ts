import { foldWidth } from '../calendar/fold-width.ts';
import { remember } from '../text/remember.ts';
import { lineAt, lineSpan, type SourceText } from '../text/source-text.ts';
import type { Span } from '../text/span.ts';
import { type FieldName, fieldLabels } from './providers.ts';

/** A line of an invitation as it was pasted. */
export interface InvitationLine {
  /** The whole line in the source, without its line end. */
  readonly whole: Span;
  /** The line without quote marks, list marks, indentation and what Markdown puts at its end. */
  readonly content: Span;
  /** The words of `content`, full-width characters folded; the same length. */
  readonly words: string;
}

/** A label and its value on a line; one line may hold several (`会议号：123 456 789 密码：1234`). */
export interface LabelledValue {
  readonly name: FieldName;
  /** Whether the label is one that only invitations use. */
  readonly own: boolean;
  readonly line: InvitationLine;
  readonly span: Span;
}

/** A stretch of text longer than this is no line of an invitation. */
const longest = 2000;

/** Marks for the direction of writing and for nothing at all, which calendars put round telephone numbers. */
const unseen = /[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** The lines of a span that are not blank; marks of fences are left out. */
export function readInvitationLines(source: SourceText, span: Span): InvitationLine[] {
  const lines: InvitationLine[] = [];
  const last = lineAt(source, Math.max(span.end - 1, span.start));
  for (let index = lineAt(source, span.start); index <= last; index++) {
    const line = lineSpan(source, index);
    const whole = { start: Math.max(line.start, span.start), end: Math.min(line.end, span.end) };
    if (whole.end - whole.start > longest || whole.end <= whole.start) continue;
    const text = foldWidth(source.text.slice(whole.start, whole.end)).replace(unseen, ' ');
    const before =
      /^(?:[ \t]*>)*[ \t]*(?:(?:[-*+\u2022\u00b7\u25cf]|\d{1,2}[.)])[ \t]+)?/.exec(text)?.[0].length ?? 0;
    const rest = text.slice(before);
    if (/^(?:```|~~~)/.test(rest)) continue;
    const content = rest
      .trimEnd()
      .replace(/(?:\\|<br[ ]?\/?>)$/i, '')
      .trimEnd();
    const start = whole.start + before;
    if (content !== '')
      lines.push({ whole, content: { start, end: start + content.length }, words: content });
  }
  return lines;
}

const labels = Object.entries(fieldLabels).flatMap(([name, { own, common }]) => [
  ...own.map((label) => ({ name: name as FieldName, own: true, label })),
  ...common.map((label) => ({ name: name as FieldName, own: false, label })),
]);
const formOf = (label: string): string => label.replace(/[()]/g, '\\$&').replace(/ /g, '[ \\t]?');
const longestFirst = (names: readonly string[]): string =>
  [...names]
    .sort((a, b) => b.length - a.length)
    .map(formOf)
    .join('|');
/** A label begins a line or follows a blank, a mark or 本次; `#` is Tencent's, `*` and `_` make it bold. */
const labelForm = new RegExp(
  `(?:^|[ \\t,;|(【\\[。]|本次)[#*_【\\[]{0,4}(${longestFirst(labels.map(({ label }) => label))})[ \\t]?[*_\\]】]{0,3}[ \\t]{0,2}(:)[ \\t]*[*_]{0,3}[ \\t]*`,
  'gi',
);
/** Labels that stand for themselves wherever they are, as where two lines were run together. */
const gluedForm = new RegExp(
  `(?<!电话|phone[ \\t])(${longestFirst(labels.flatMap(({ own, label }) => (own && label.length > 3 && /[^A-Za-z]/.test(label) ? [label] : [])))})[ \\t]{0,2}(:)[ \\t]*`,
  'gi',
);
/** `【腾讯会议 250-563-655】`, `#腾讯会议 250-563-655`: a number needs no colon. */
const numberForm =
  /(?:^|[ \t,;|(【[:])#?((?:腾讯会议|会议|飞书|钉钉)(?:号|[ \t]?ID)?)[ \t]{0,2}(?=\d{3}[ \d-]{5,})/gi;

interface Label {
  readonly name: FieldName;
  readonly own: boolean;
  /** Where label and value begin, counted in the line's words. */
  readonly at: number;
  readonly from: number;
}

/** The labelled values on a line, in the order of the text; an empty value is left out. */
export function readLabelledValues(line: InvitationLine): LabelledValue[] {
  const starts = labelsOf(line);
  return starts.flatMap(({ name, own, from }, index) => {
    const next = starts[index + 1]?.at ?? line.words.length;
    const written = line.words.slice(from, next);
    // An address that was run together with another value is no part of it.
    const address = name === 'link' ? -1 : written.search(/https?:\/\//i);
    const value = (address < 0 ? written : written.slice(0, address)).replace(/[ \t,;|*_(<]+$/, '');
    if (value === '') return [];
    const start = line.content.start + from;
    return [{ name, own, line, span: { start, end: start + value.length } }];
  });
}

/** The field whose label is all that stands on a line, with a colon: its value is on the next one. */
export function loneLabel(line: InvitationLine): FieldName | undefined {
  const { words } = line;
  const [label, ...more] = labelsOf(line);
  return label && more.length === 0 && label.at <= 4 && label.from >= words.length ? label.name : undefined;
}

const labelsOf: (line: InvitationLine) => readonly Label[] = remember(({ words }) => readLabels(words));

function readLabels(words: string): readonly Label[] {
  const hasColon = words.includes(':');
  if (!hasColon && !/\d{3}/.test(words)) return [];
  const found: Label[] = [];
  const add = (match: RegExpExecArray, bare: boolean): void => {
    const field = bare ? { name: 'number' as const, own: true } : fieldOf(match[1] ?? '');
    const from = match.index + match[0].length;
    const known = found.some((each) => each.at < from && match.index < each.from);
    const ofHost =
      field?.name === 'password' && /(?:host|主持人?)[ \t]?$/i.test(words.slice(0, match.index + 1));
    const name = ofHost ? ('hostKey' as const) : field?.name;
    if (field && name && !known) found.push({ name, own: field.own, at: match.index, from });
  };
  if (hasColon) {
    for (const match of words.matchAll(labelForm)) add(match, false);
    for (const match of words.matchAll(gluedForm)) add(match, false);
  }
  if (!found.some(({ name }) => name === 'number')) {
    for (const match of words.matchAll(numberForm)) add(match, true);
  }
  return found.sort((a, b) => a.at - b.at);
}

/** The first of those that are the same without blanks. */
const fields = new Map(
  labels.map(({ name, own, label }) => [squeeze(label), { name, own }] as const).reverse(),
);

function fieldOf(label: string): { readonly name: FieldName; readonly own: boolean } | undefined {
  return fields.get(squeeze(label));
}

function squeeze(label: string): string {
  return label.replace(/[ \t]/g, '').toLowerCase();
}
