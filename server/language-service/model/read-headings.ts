import type { Heading, Paragraph, Root, RootContent } from 'mdast';
import { type OrdinalReading, readOrdinal } from '../calendar/numeral.ts';
import { normaliseName } from '../profiles/section-name.ts';
import type { Piece, PlacedPiece } from '../syntax/pieces.ts';
import { spanOfNode, wordsOf } from '../syntax/walk.ts';
import { remember } from '../text/remember.ts';
import type { SourceText } from '../text/source-text.ts';
import { movedSpan, type Span } from '../text/span.ts';
import type { Minutes } from './minutes.ts';
import { sourceOf } from './passage.ts';
import { passagesWith } from './passages-with.ts';

/** A heading, or a bold line alone, before anybody knows what it is in the layout. */
export interface RawHeading {
  readonly form: 'atx' | 'setext' | 'bold';
  /** The heading's own level; 0 for a bold line, which has none. */
  readonly level: number;
  /** Where its block stands among the blocks of the document. */
  readonly index: number;
  readonly span: Span;
  readonly label: Span;
  readonly name: string;
  readonly ordinal?: OrdinalReading;
  /** The words without marks, ordinal included. */
  readonly words: string;
}

/** The document's own headings and bold lines, in order; those inside quotes, lists and tables divide nothing and are left out. */
export function readHeadings(source: SourceText, root: Root): readonly RawHeading[] {
  return root.children.flatMap((node, index) => {
    if (node.type === 'heading') return [rawHeading(source, node, index)];
    return isBoldLine(source, node) ? [rawHeading(source, node, index)] : [];
  });
}

/** Lines that were meant as headings of level 2 to 6, but that no blank follows the marks: `###三、近期公众号文章`. */
function readGluedHeadings(source: SourceText, root: Root): readonly RawHeading[] {
  return root.children.flatMap((node, index) =>
    node.type === 'paragraph' ? gluedIn(source, spanOfNode(node), index) : [],
  );
}

function gluedIn({ text }: SourceText, { start, end }: Span, index: number): RawHeading[] {
  return [...text.slice(start, end).matchAll(/^[ ]{0,3}(#{2,6})(?=[^\s#])(.*)$/gm)].map((match) => {
    const [whole, marks = '', rest = ''] = match;
    const from = start + match.index + whole.length - rest.length;
    return headingWithout(text, { start: from, end: from + rest.length }, marks.length, index);
  });
}

/** Lines that stand alone and have no marks at all; whoever knows the layout sees which were headings: `三、近期公众号文章`. */
function readPlainLines(source: SourceText, root: Root): readonly RawHeading[] {
  return root.children.flatMap((node, index) => {
    const [only, ...rest] = node.type === 'paragraph' ? node.children : [];
    if (only?.type !== 'text' || rest.length > 0 || /[\r\n]/.test(only.value)) return [];
    return [headingWithout(source.text, spanOfNode(node), 0, index)];
  });
}

/** The headings of a piece, its glued headings, and its plain lines: each read once. */
export const headingsIn: (piece: Piece) => readonly RawHeading[] = remember((piece) =>
  readHeadings(sourceOf(piece), piece.root),
);
const gluedHeadingsIn: (piece: Piece) => readonly RawHeading[] = remember((piece) =>
  readGluedHeadings(sourceOf(piece), piece.root),
);
const passagesWithGlued = passagesWith(({ piece }) => gluedHeadingsIn(piece).length > 0);
export const plainLinesIn: (piece: Piece) => readonly RawHeading[] = remember((piece) =>
  readPlainLines(sourceOf(piece), piece.root),
);

/** The glued headings of a document, in the order of the text. */
export function gluedHeadings(minutes: Minutes): readonly RawHeading[] {
  const places = passagesWithGlued(minutes).flatMap((index) => minutes.passages[index] ?? []);
  return placeHeadings(places, gluedHeadingsIn);
}

/** The lines of a document that stand alone and have no marks, in the order of the text. */
export function plainLines(pieces: readonly PlacedPiece[]): readonly RawHeading[] {
  return placeHeadings(pieces, plainLinesIn);
}

/** What is read in each piece, at its place in the document. */
function placeHeadings(
  pieces: readonly PlacedPiece[],
  read: (piece: Piece) => readonly RawHeading[],
): readonly RawHeading[] {
  return pieces.flatMap((placed) => read(placed.piece).map((heading) => placeHeading(heading, placed)));
}

/** The headings of a document, in order. `before` are the pieces and headings of a version before: of pieces that stand where they stood, the headings are the same objects. */
export function placedHeadings(
  pieces: readonly PlacedPiece[],
  before: { readonly passages: readonly PlacedPiece[]; readonly headings: readonly RawHeading[] } | undefined,
): readonly RawHeading[] {
  const found: RawHeading[] = [];
  let isSame = before !== undefined;
  for (const [index, placed] of pieces.entries()) {
    const old = before?.passages[index];
    isSame &&= old?.piece === placed.piece && old.start === placed.start && old.block === placed.block;
    for (const heading of headingsIn(placed.piece)) {
      const known = isSame ? before?.headings[found.length] : undefined;
      found.push(known ?? placeHeading(heading, placed));
    }
  }
  return found;
}

/** A heading of a piece at its place in the document. Written out, since it is done for each heading behind an edit. */
export function placeHeading(heading: RawHeading, { start, block }: PlacedPiece): RawHeading {
  const { form, level, index, span, label, name, words, ordinal } = heading;
  const placed = {
    form,
    level,
    index: index + block,
    span: movedSpan(span, start),
    label: movedSpan(label, start),
    name,
    words,
  };
  return ordinal ? { ...placed, ordinal: placeOrdinal(ordinal, start) } : placed;
}

function placeOrdinal(ordinal: OrdinalReading, start: number): OrdinalReading {
  return { ...ordinal, span: movedSpan(ordinal.span, start), number: movedSpan(ordinal.number, start) };
}

/** What a heading would be of a line whose words stand in a span. */
function headingWithout(text: string, span: Span, level: number, index: number): RawHeading {
  const words = trimMarks(text, span);
  const ordinal = readOrdinal(text, words.start);
  const label = ordinal ? trimMarks(text, { start: ordinal.span.end, end: words.end }) : words;
  return {
    form: 'atx',
    level,
    index,
    span: { start: span.start - level, end: words.end },
    label,
    name: normaliseName(text.slice(label.start, label.end)),
    words: text.slice(words.start, words.end),
    ...(ordinal && { ordinal }),
  };
}

/** Whether a block is one line that is bold from end to end. */
function isBoldLine(source: SourceText, node: RootContent): node is Paragraph {
  if (node.type !== 'paragraph') return false;
  const [first, ...rest] = node.children;
  if (first?.type !== 'strong' || rest.some((each) => each.type !== 'text' || each.value.trim() !== ''))
    return false;
  const { start, end } = spanOfNode(node);
  return !/[\r\n]/.test(source.text.slice(start, end));
}

function rawHeading(source: SourceText, node: Heading | Paragraph, index: number): RawHeading {
  const span = spanOfNode(node);
  const atx = node.type === 'heading' && source.text[span.start] === '#';
  return headingOf(source.text, contentSpan(node, span), {
    form: node.type === 'paragraph' ? 'bold' : atx ? 'atx' : 'setext',
    level: node.type === 'heading' ? node.depth : 0,
    index,
    span,
    words: wordsOf(node).trim(),
  });
}

/** A heading whose place and words are known; `content` is what stands between its marks. */
export function headingOf(
  text: string,
  content: Span,
  known: Pick<RawHeading, 'form' | 'level' | 'index' | 'span' | 'words'>,
): RawHeading {
  const words = trimMarks(text, content);
  const begun = readOrdinal(text, words.start);
  const ordinal = begun && begun.span.end <= words.end ? begun : undefined;
  const label = ordinal ? trimMarks(text, { start: ordinal.span.end, end: words.end }) : words;
  const name = ordinal ? known.words.slice(readOrdinal(known.words)?.span.end ?? 0) : known.words;
  return { ...known, label, name: normaliseName(name), ...(ordinal && { ordinal }) };
}

/** From the first to the last character between the heading's marks. */
function contentSpan(node: Heading | Paragraph, span: Span): Span {
  const first = node.children[0];
  const last = node.children.at(-1);
  if (!first || !last) return { start: span.end, end: span.end };
  return { start: spanOfNode(first).start, end: spanOfNode(last).end };
}

/** Without emphasis marks and blanks at both ends. */
function trimMarks(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && isMark(text.charCodeAt(start))) start++;
  while (end > start && isMark(text.charCodeAt(end - 1))) end--;
  return { start, end };
}

function isMark(code: number): boolean {
  // Between these no character is a blank.
  if ((code > 0x20 && code < 0xa0) || (code > 0x3000 && code < 0xfeff)) return code === STAR;
  return /\s/.test(String.fromCharCode(code));
}

const STAR = 0x2a;
