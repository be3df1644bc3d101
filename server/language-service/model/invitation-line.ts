import { foldWidth } from '../calendar/fold-width.ts';
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

/** The lines of a span that are not blank; marks of fences are left out. */
export function readInvitationLines(source: SourceText, span: Span): InvitationLine[] {
  const lines: InvitationLine[] = [];
  const last = lineAt(source, Math.max(span.end - 1, span.start));
  for (let index = lineAt(source, span.start); index <= last; index++) {
    const line = lineSpan(source, index);
    const whole = { start: Math.max(line.start, span.start), end: Math.min(line.end, span.end) };
    if (whole.end - whole.start > longest || whole.end <= whole.start) continue;
    const text = foldWidth(source.text.slice(whole.start, whole.end));
    const before = /^(?:[ \t]*>)*[ \t]*(?:(?:[-*+]|\d{1,2}[.)])[ \t]+)?/.exec(text)?.[0].length ?? 0;
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
const alternatives = labels
  .map(({ label }) => label)
  .sort((a, b) => b.length - a.length)
  .map((label) => label.replace(/[()]/g, '\\$&').replace(/ /g, '[ \\t]?'))
  .join('|');
/** A label begins a line or follows a blank, a mark or 本次; `#` is Tencent's, `*` and `_` make it bold. */
const labelForm = new RegExp(
  `(?:^|[ \\t,;|(【\\[。]|本次)[#*_【\\[]{0,4}(${alternatives})[ \\t]?[*_\\]】]{0,3}[ \\t]{0,2}(:)[ \\t]*[*_]{0,3}[ \\t]*`,
  'gi',
);
/** `【腾讯会议 250-563-655】`, `#腾讯会议 250-563-655`: a number needs no colon. */
const numberForm =
  /(?:^|[ \t,;|(【[:])#?((?:腾讯会议|会议|飞书|钉钉)(?:号|[ \t]?ID)?)[ \t]{0,2}(?=\d{3}[ \d-]{5,})/gi;

/** The labelled values on a line, in the order of the text; an empty value is left out. */
export function readLabelledValues(line: InvitationLine): LabelledValue[] {
  const found = [...line.words.matchAll(labelForm)];
  const bare = found.some(([, label = '']) => fieldOf(label)?.name === 'number')
    ? []
    : [...line.words.matchAll(numberForm)].map((match) => Object.assign(match, { bare: true }));
  const starts = [...found, ...bare].sort((a, b) => a.index - b.index);
  return starts.flatMap((match, index) => {
    const field = 'bare' in match ? { name: 'number' as const, own: true } : fieldOf(match[1] ?? '');
    const from = match.index + match[0].length;
    const next = starts[index + 1]?.index ?? line.words.length;
    const value = line.words.slice(from, next).replace(/[ \t,;|*_(]+$/, '');
    if (!field || value === '') return [];
    const start = line.content.start + from;
    return [{ name: field.name, own: field.own, line, span: { start, end: start + value.length } }];
  });
}

function fieldOf(label: string): { readonly name: FieldName; readonly own: boolean } | undefined {
  const plain = squeeze(label);
  return labels.find((entry) => squeeze(entry.label) === plain);
}

function squeeze(label: string): string {
  return label.replace(/[ \t]/g, '').toLowerCase();
}
