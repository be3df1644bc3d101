import type { Emphasis, PhrasingContent, Strong, Text } from 'mdast';
import { compact } from '../../text/compact.ts';
import { isPunctuation } from '../punctuation.ts';
import { pointAt, positionIn, type Row } from './row.ts';

/** A run of `*` or `_`, of which some or all may turn out to be emphasis, or another sign that words do not run together with. */
export interface Delimiter {
  readonly type: 'delimiter';
  readonly marker: string;
  readonly opens: boolean;
  readonly closes: boolean;
  readonly row: Row;
  readonly start: number;
  readonly end: number;
}

export type Word = PhrasingContent | Delimiter;

const BLANK = /^\s?$/;

/**
 * The run of marks from one offset to another. Whether it may open or close emphasis is as CommonMark 0.31 has it, section 6.2, in the
 * reading of micromark: what stands beside it is a single UTF-16 unit, and `~` opens and closes like a word.
 */
export function delimiterAt(text: string, row: Row, start: number, end: number): Delimiter {
  const marker = text.charAt(start);
  const left = text.charAt(start - 1);
  const right = text.charAt(end);
  const before = kindOf(left);
  const after = kindOf(right);
  const isLeft = after === 'word' || (after === 'mark' && before !== 'word') || right === '~';
  const isRight = before === 'word' || (before === 'mark' && after !== 'word') || left === '~';
  return {
    type: 'delimiter',
    marker,
    opens: marker === '*' ? isLeft : isLeft && (before !== 'word' || !isRight),
    closes: marker === '*' ? isRight : isRight && (after !== 'word' || !isLeft),
    row,
    start,
    end,
  };
}

/** A sign that is no emphasis. */
export function signAt(text: string, row: Row, start: number, end: number): Delimiter {
  return { type: 'delimiter', marker: text.charAt(start), opens: false, closes: false, row, start, end };
}

function kindOf(character: string): 'blank' | 'mark' | 'word' {
  if (BLANK.test(character)) return 'blank';
  return isPunctuation(character) ? 'mark' : 'word';
}

/** Makes emphasis of the runs that belong together, and words of the others. */
export function pairDelimiters(words: Word[]): PhrasingContent[] {
  if (!words.some(isDelimiter)) return compact(words as PhrasingContent[]);
  for (let index = 1; index < words.length; index++) {
    const closer = words[index];
    if (closer?.type !== 'delimiter' || !closer.closes) continue;
    const at = openerBefore(words, index, closer);
    const opener = words[at];
    if (opener?.type !== 'delimiter') continue;
    const size = lengthOf(opener) > 1 && lengthOf(closer) > 1 ? 2 : 1;
    const left = { ...opener, end: opener.end - size };
    const right = { ...closer, start: closer.start + size };
    const span: Emphasis | Strong = {
      type: size === 2 ? 'strong' : 'emphasis',
      // Runs that have become shorter since may belong together now.
      children: pairDelimiters(words.slice(at + 1, index)),
      position: { start: pointAt(left.row, left.end), end: pointAt(right.row, right.start) },
    };
    const rest: Word[] = [...nonEmpty(left), span, ...nonEmpty(right)];
    words.splice(at, index - at + 1, ...rest);
    index = at + rest.length - 1 - (lengthOf(right) > 0 ? 1 : 0);
  }
  return settleWords(words);
}

function isDelimiter({ type }: Word): boolean {
  return type === 'delimiter';
}

/** Source: CommonMark 0.31, section 6.2, rules 9 and 10. */
function openerBefore(words: readonly Word[], index: number, closer: Delimiter): number {
  for (let at = index - 1; at >= 0; at--) {
    const opener = words[at];
    if (opener?.type !== 'delimiter' || !opener.opens || opener.marker !== closer.marker) continue;
    const both = opener.closes || closer.opens;
    const odd = both && lengthOf(closer) % 3 !== 0 && (lengthOf(opener) + lengthOf(closer)) % 3 === 0;
    if (!odd) return at;
  }
  return -1;
}

function lengthOf({ start, end }: Delimiter): number {
  return end - start;
}

function nonEmpty(delimiter: Delimiter): readonly Delimiter[] {
  return lengthOf(delimiter) > 0 ? [delimiter] : [];
}

/** What is left of runs becomes text; texts beside each other become one. */
function settleWords(words: readonly Word[]): PhrasingContent[] {
  const settled: PhrasingContent[] = [];
  for (const word of words) addWord(settled, word.type === 'delimiter' ? textOf(word) : word);
  return compact(settled);
}

function textOf({ marker, row, start, end }: Delimiter): Text {
  const value = marker === '!' ? '![' : marker.repeat(end - start);
  return { type: 'text', value, position: positionIn(row, start, end) };
}

/** Puts a word behind others; text goes on with the text before it. */
export function addWord(words: Word[], word: Word): void {
  const last = words.at(-1);
  if (word.type !== 'text' || last?.type !== 'text' || !last.position || !word.position) words.push(word);
  else {
    last.value += word.value;
    last.position.end = word.position.end;
  }
}
