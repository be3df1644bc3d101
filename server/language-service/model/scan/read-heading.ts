import type { OrdinalReading } from '../../calendar/numeral.ts';
import { parse } from '../../syntax/parse.ts';
import { copyOf } from '../../text/copy-of.ts';
import { createSourceText } from '../../text/source-text.ts';
import { movedSpan, type Span } from '../../text/span.ts';
import { headingOf, type RawHeading, readHeadings } from '../read-headings.ts';

/** Headings come again and again in a series of meetings; more different ones than these are forgotten. */
const MOST_KNOWN = 5000;
const known = new Map<string, RawHeading | undefined>();

/**
 * The heading on a line from its `#` to the end of the line, or from the marks of a bold line; `index` is its place among the
 * headings. Absent where the line is not bold from end to end. No label that the document defines may stand in it.
 */
export function readHeading(text: string, span: Span, index: number): RawHeading | undefined {
  const line = text.slice(span.start, span.end);
  let heading = known.get(line);
  if (!heading && !known.has(line)) {
    heading = readSimple(line) ?? readHeadings(createSourceText('', 0, line), parse(line))[0];
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(
      copyOf(line),
      heading && { ...heading, name: copyOf(heading.name), words: copyOf(heading.words) },
    );
  }
  return heading && placed(heading, span.start, index);
}

function placed(
  { form, level, span, label, name, words, ordinal }: RawHeading,
  by: number,
  index: number,
): RawHeading {
  const place = movedSpan(span, by);
  const inner = movedSpan(label, by);
  if (!ordinal) return { form, level, index, span: place, label: inner, name, words };
  return { form, level, index, span: place, label: inner, name, words, ordinal: movedOrdinal(ordinal, by) };
}

function movedOrdinal(ordinal: OrdinalReading, by: number): OrdinalReading {
  const { span, number, value, path, style, separator } = ordinal;
  return { span: movedSpan(span, by), number: movedSpan(number, by), value, path, style, separator };
}

/** Words that stay as they are written: nothing in them is a mark. */
const PLAIN = /^(?:[^*_`\\<&[\]!]|(?<=[A-Za-z\d])_(?=[A-Za-z\d])|&(?!#?[A-Za-z\d]+;)|!(?!\[))*$/;

/** A heading whose words are plain, or bold as a whole. */
function readSimple(line: string): RawHeading | undefined {
  const [marks = ''] = /^#{0,6}/.exec(line) ?? [];
  const content = contentOf(line, marks.length, line.length);
  const inner = line.slice(content.start, content.end);
  const bold = /^\*\*([^\s*](?:[^*]*[^\s*])?)\*\*$/.exec(inner)?.[1];
  const words = bold ?? inner;
  if (!PLAIN.test(words) || words.indexOf('~') !== words.lastIndexOf('~')) return undefined;
  // A URL may take in the marks behind it.
  if (marks === '' ? bold === undefined || /:\/\/|www\./i.test(bold) : inner.endsWith('#')) return undefined;
  const level = marks.length;
  const form = level === 0 ? 'bold' : 'atx';
  const span = { start: 0, end: line.length };
  return headingOf(line, content, { form, level, index: 0, span, words: words.trim() });
}

/** Without the blanks at both ends. */
function contentOf(line: string, start: number, end: number): Span {
  let from = start;
  let to = end;
  while (from < to && isBlank(line.charCodeAt(from))) from++;
  while (to > from && isBlank(line.charCodeAt(to - 1))) to--;
  return { start: from, end: to };
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}
