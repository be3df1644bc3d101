import type { RootContent } from 'mdast';
import { readOrdinal } from '../calendar/numeral.ts';
import { spanOfNode, walk, wordsOf } from '../syntax/walk.ts';
import { remember } from '../text/remember.ts';
import type { Question } from './minutes.ts';
import type { Portion } from './portions.ts';

const QUESTION = /^(?:Q\s*\d*|问题?\s*\d*|提问\s*\d*)\s*[:：.、]\s*/i;
const ANSWER = /^(?:A\s*\d*|答复?\s*\d*|回答\s*\d*)\s*[:：.、]\s*/i;

/**
 * The questions under a heading that holds them: `Q1: …`, `问：…`, numbered paragraphs (`1、…`) and list items. One is answered
 * when words follow it before the next question. Spans count from the piece.
 */
export const questionsIn: (portion: Portion) => readonly Question[] = remember(({ blocks }) =>
  readQuestions(blocks),
);

/** The same of blocks that stand under such a heading; spans count as those of the blocks. */
export function readQuestions(blocks: readonly RootContent[]): readonly Question[] {
  return fromBlocks(blocks.flatMap((block) => (block.type === 'list' ? block.children : [block])));
}

function fromBlocks(blocks: readonly RootContent[]): Question[] {
  const found: { start: number; end: number; text: string; answered: boolean }[] = [];
  for (const block of blocks) {
    const place = spanOfNode(block);
    const [first, ...more] = block.type === 'listItem' ? block.children : [block];
    const words = first ? wordsOf(first) : '';
    const [line = '', ...lines] = words.split(/\r\n|\r|\n/);
    const asks = QUESTION.test(line) || block.type === 'listItem' || readOrdinal(line, 0) !== undefined;
    const last = found.at(-1);
    if (asks && !ANSWER.test(line)) {
      const text = line
        .slice(readOrdinal(line, 0)?.span.end ?? 0)
        .replace(QUESTION, '')
        .trim();
      if (text) found.push({ ...place, text, answered: lines.some(says) || more.some(answers) });
    } else if (last && words.trim() !== '') {
      last.answered ||= answers(block);
      last.end = place.end;
    }
  }
  return found.map(({ start, end, text, answered }) => ({ span: { start, end }, text, answered }));
}

/** Whether a block says something beside the mark of an answer; a picture says something. */
function answers(block: RootContent): boolean {
  for (const { node } of walk(block))
    if (node.type === 'image' || node.type === 'imageReference') return true;
  return wordsOf(block)
    .split(/\r\n|\r|\n/)
    .some(says);
}

function says(line: string): boolean {
  return line.replace(ANSWER, '').trim() !== '';
}
