import type { ListItem, RootContent } from 'mdast';
import { type OrdinalReading, readOrdinal } from '../calendar/numeral.ts';
import { spanOfNode, walk, wordsOf } from '../syntax/walk.ts';
import { remember } from '../text/remember.ts';
import type { Span } from '../text/span.ts';
import { linesOfParagraph, type ParagraphLine } from './lines-of-paragraph.ts';
import type { Question } from './minutes.ts';
import type { Portion } from './portions.ts';

const NUMBER = '\\s*[\\d一二三四五六七八九十]*\\s*';
const QUESTION = new RegExp(`^(?:Q(?:uestion)?|问题?|提问)${NUMBER}[:：.、]\\s*`, 'i');
const ANSWER = new RegExp(`^(?:A(?:nswer)?|答复?|回答|解答)${NUMBER}[:：.、]\\s*`, 'i');
/** An answer on the line of its question. */
const ANSWER_BEHIND = /(?<=[\s?？。])(?:A\s*\d{0,3}|答)[:：]/;

/**
 * The questions under a heading that holds them: `Q1: …`, `问：…`, numbered paragraphs (`1、…`) and list items; marks may be bold, and
 * several stand in one paragraph. One is answered when words follow it before the next question; where an answer is marked (`A1:`, `答：`),
 * when words follow the mark. Spans count from the piece.
 */
export const questionsIn: (portion: Portion) => readonly Question[] = remember(({ blocks, piece }) =>
  readQuestions(blocks, piece.text),
);

/** The same of blocks that stand under such a heading; spans count as those of the blocks, whose text is `text`. */
export function readQuestions(blocks: readonly RootContent[], text: string): readonly Question[] {
  const found: Found[] = [];
  readBlocks(
    blocks.flatMap((block) => (block.type === 'list' ? block.children : [block])),
    text,
    found,
  );
  return found
    .filter((each) => each.text !== '')
    .map(({ start, end, text: words, answered }) => ({ span: { start, end }, text: words, answered }));
}

/** A question while what follows it is read. */
interface Found {
  readonly start: number;
  end: number;
  /** Empty where nothing stands behind the mark yet. */
  readonly text: string;
  answered: boolean;
  /** Whether it has a mark of its own: `Q:`, not a number or bullet alone. */
  readonly isMarked: boolean;
  readonly ordinal?: OrdinalReading;
  /** Whether items and numbers without a mark are its answer: it is no item, or a marked answer stands beside it. */
  takesItems: boolean;
  hasAnswerMark: boolean;
}

function readBlocks(blocks: readonly RootContent[], text: string, found: Found[]): void {
  for (const block of blocks) {
    if (block.type === 'listItem') readItem(block, text, found);
    else readBlock(block, text, found);
  }
}

/** `isInside`: it stands in an item that was looked into; no deeper one is. */
function readItem(item: ListItem, text: string, found: Found[], isInside = false): void {
  const inside = isInside ? [] : questionsInside(item);
  for (const each of inside) readItem(each, text, found, true);
  if (inside.length > 0) return;
  const { start, end } = spanOfNode(item);
  const [head, ...rest] = item.children;
  const [first, ...more] = head ? linesOf(head, text) : [];
  const words = first?.words ?? '';
  const last = found.at(-1);
  if (isAnswer(words)) {
    if (last) last.takesItems = true;
    answer(found, first, end);
  } else if (isQuestion(words) || !(last?.isMarked && last.takesItems)) {
    if (!ask(found, { start, end }, words, false)) return;
  } else answer(found, first, end);
  for (const line of more) if (!isQuestion(line.words)) answer(found, line, end);
  for (const block of rest) {
    for (const line of linesInside(block, text)) answer(found, line, end);
  }
}

function readBlock(block: RootContent, text: string, found: Found[]): void {
  const { start, end } = spanOfNode(block);
  for (const [index, line] of linesOf(block, text).entries()) {
    const last = found.at(-1);
    const ordinal = readOrdinal(line.words);
    const isNext = index === 0 ? ordinal && !(last?.isMarked && last.takesItems) : follows(ordinal, last);
    if (isAnswer(line.words) || !(isQuestion(line.words) || isNext)) {
      if (last && isAnswer(line.words)) last.takesItems = true;
      answer(found, line, end);
      continue;
    }
    const from = index === 0 ? start : line.at;
    if (last && last.start < from) last.end = Math.min(last.end, endBefore(text, from));
    ask(found, { start: from, end }, line.words, true);
  }
}

/** `2、` after `1、` in one paragraph. */
function follows(ordinal: OrdinalReading | undefined, last: Found | undefined): boolean {
  const before = last?.ordinal;
  return (
    ordinal !== undefined &&
    before !== undefined &&
    !last?.isMarked &&
    ordinal.value === before.value + 1 &&
    ordinal.separator === before.separator
  );
}

/** The lines of a block; those of anything but a paragraph have no place of their own. */
function linesOf(block: RootContent, text: string): readonly ParagraphLine[] {
  if (block.type === 'paragraph') return linesOfParagraph(block, text);
  const at = spanOfNode(block).start;
  let hasPicture = false;
  for (const { node } of walk(block)) hasPicture ||= node.type === 'image' || node.type === 'imageReference';
  return wordsOf(block)
    .split(LINE_END)
    .map((words, index) => ({ at, words, hasPicture: hasPicture && index === 0 }));
}

/** What stands in an item below its first block: of a list, each item by itself. */
function linesInside(block: RootContent, text: string): readonly ParagraphLine[] {
  if (block.type !== 'list') return linesOf(block, text);
  return block.children.flatMap(({ children }) => children.flatMap((child) => linesOf(child, text)));
}

/** Marked questions in the lists of an item that is none itself: `- 部署` with `- Q：…` in it. */
function questionsInside(item: ListItem): readonly ListItem[] {
  const words = firstLineOf(item);
  if (isQuestion(words) || isAnswer(words)) return [];
  const items = item.children.flatMap((child) => (child.type === 'list' ? child.children : []));
  return items.some((each) => isQuestion(firstLineOf(each))) ? items : [];
}

function firstLineOf({ children: [first] }: ListItem): string {
  return first?.type === 'paragraph' ? (wordsOf(first).split(LINE_END, 1)[0] ?? '') : '';
}

/** Whether what is said next is said to this question: it has words, or a mark with no words behind it yet. */
function ask(found: Found[], { start, end }: Span, line: string, takesItems: boolean): boolean {
  const ordinal = readOrdinal(line);
  const words = withoutOrdinal(line).replace(QUESTION, '');
  const behind = ANSWER_BEHIND.exec(words);
  const text = words.slice(0, behind?.index).trim();
  const isMarked = isQuestion(line);
  if (!text && !isMarked) return false;
  const state = { answered: false, isMarked, takesItems, hasAnswerMark: false };
  found.push({ start, end, text, ...state, ...(ordinal && { ordinal }) });
  if (behind) answer(found, { at: start, words: words.slice(behind.index), hasPicture: false }, end);
  return true;
}

/** A line that is said to the last question; a picture says something. */
function answer(found: readonly Found[], line: ParagraphLine | undefined, end: number): void {
  const last = found.at(-1);
  const words = withoutOrdinal(line?.words ?? '').trim();
  if (!last || !line || (words === '' && !line.hasPicture)) return;
  const isMarked = ANSWER.test(words);
  // What stands before the first mark is still the question.
  if (isMarked && !last.hasAnswerMark) last.answered = false;
  last.hasAnswerMark ||= isMarked;
  last.answered ||= line.hasPicture || words.replace(ANSWER, '').trim() !== '';
  last.end = Math.max(last.end, end);
}

function isQuestion(line: string): boolean {
  return QUESTION.test(withoutOrdinal(line));
}

function isAnswer(line: string): boolean {
  return ANSWER.test(withoutOrdinal(line));
}

function withoutOrdinal(line: string): string {
  return line.slice(readOrdinal(line)?.span.end ?? 0).trimStart();
}

function endBefore(text: string, offset: number): number {
  let end = offset;
  while (end > 0 && /\s/.test(text[end - 1] ?? '')) end--;
  return end;
}

const LINE_END = /\r\n|\r|\n/;
