import { readChineseNumeral } from '../../calendar/numeral.ts';
import { OPAQUE } from '../../model/prose.ts';
import type { ProseLine } from '../../model/prose-lines.ts';
import { greatest, least } from '../../text/extremes.ts';

const QUESTION = /^(?:[QA]\d{0,2}|问题?|答案?|提问|回答)\s?[:：]/;
const FIELD =
  /^[^\s:：，。、；！？,.;!?（）()[\]《》“”￼][^:：，。、；！？,.;!?（）()[\]《》“”￼]{0,11}[:：](?!\/\/)\s*\S/u;
const NUMBERED =
  /^(?:(\d{1,2})([.)])\s+|(\d{1,2})([、．])\s*|[（(](\d{1,2})[)）]\s*|([一二三四五六七八九十]{1,3})、)\S/u;
export const BULLET = /^[-*+]\s+\S/;
const ASKS = /[？?]\s*$/;
const HAN = /\p{Script=Han}/u;

/** How far in a line must stand, beyond its paragraph, to start neither a list nor code (CommonMark 0.31, section 4.4). */
export const TOO_FAR = 4;

/** The lines, by number, before which a break was surely meant. */
export function findMeantBreaks(lines: readonly ProseLine[]): ReadonlySet<number> {
  const found = new Set<number>();
  const first = lines[0];
  if (!first) return found;
  let outside = false;
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    if (!before || !line.joined) continue;
    const deep = line.column >= first.column + TOO_FAR;
    if (deep && (isListItem(line) || isEnd(before))) outside = true;
    if (outside || isQuestion(line) || isNumberedOn(lines, index)) found.add(index);
    if (isField(line) && isField(before)) {
      found.add(index);
      if (before.joined) found.add(index - 1);
    }
  }
  return found;
}

function isListItem({ text }: ProseLine): boolean {
  return BULLET.test(text) || /^\d{1,2}[.)]\s/.test(text);
}

/** Whether a Chinese line is a title or ends a sentence, so that what follows is not its second half. */
function isEnd({ text }: ProseLine): boolean {
  if (!HAN.test(text) || /[，、,（(“]\s*$/.test(text)) return false;
  return widthOf(text) <= SHORT || /[。！？：；.!?:;…]\s*$/.test(text);
}

/** Whether the line asks or answers. Bold marks (`**A**：`) tell it from the question even where both run together. */
function isQuestion({ text, offset, line, prefix }: ProseLine): boolean {
  return QUESTION.test(text) && offset === line.start + prefix.length;
}

function isField({ text }: ProseLine): boolean {
  return FIELD.test(text) && !QUESTION.test(text) && !/^\d/.test(text);
}

/** Whether a line carries a number that goes on counting, or one at which GitHub starts no list. */
function isNumberedOn(lines: readonly ProseLine[], index: number): boolean {
  const own = numberOf(lines[index]);
  if (!own) return false;
  const before = lines.slice(Math.max(0, index - 20), index).findLast((line) => numberOf(line) !== undefined);
  const last = numberOf(before);
  if (last) return last.style === own.style && last.value + 1 === own.value;
  const above = lines[index - 1];
  return own.style === '.' && above !== undefined && HAN.test(above.text) && own.value > 1;
}

function numberOf(
  line: ProseLine | undefined,
): { readonly value: number; readonly style: string } | undefined {
  const match = line && NUMBERED.exec(line.text);
  if (!match) return undefined;
  const [, dotted, , comma, , bracketed, chinese] = match;
  if (dotted !== undefined) return { value: Number(dotted), style: '.' };
  if (comma !== undefined) return { value: Number(comma), style: '、' };
  if (bracketed !== undefined) return { value: Number(bracketed), style: '()' };
  return { value: readChineseNumeral(chinese ?? '') ?? 0, style: '一' };
}

/**
 * The lines before which a break may have been meant: behind a bold title, and between Chinese lines that are neither two sentences
 * of one paragraph nor wrapped by an editor. A line that holds a link or an image alone belongs to the words before it.
 */
export function findLooseBreaks(lines: readonly ProseLine[], titled: boolean): ReadonlySet<number> {
  const found = new Set<number>();
  const second = lines[1];
  if (titled && second?.joined && second.text.trim() !== OPAQUE) found.add(1);
  if (areWrapped(lines)) return found;
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    if (!before || !line.joined || !HAN.test(before.text) || !HAN.test(line.text)) continue;
    const sentences =
      /[。！.!；;…”"）)]\s*$/.test(before.text) || (ASKS.test(before.text) && ASKS.test(line.text));
    if (!sentences || isField(line) || QUESTION.test(line.text) || lines.length > 2) found.add(index);
  }
  return found;
}

/** Columns of a short line: a title, not the first half of a sentence. */
const SHORT = 30;

/** Whether the lines are as long as each other, all but the last: broken at the editor's margin, not by their author. */
function areWrapped(lines: readonly ProseLine[]): boolean {
  if (lines.length < 3) return false;
  const widths = lines.slice(0, -1).map(({ text }) => widthOf(text));
  const longest = greatest(widths);
  return longest > SHORT && longest - least(widths) <= 10;
}

/** How many columns words take: two for a Chinese character or full-width mark. */
function widthOf(text: string): number {
  return text.length + (text.match(/[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]/g)?.length ?? 0);
}
