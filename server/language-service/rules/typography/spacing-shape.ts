import type { SpacingMark } from './zhlint.js';

/**
 * A line with each run of Chinese characters and each word of Latin letters and digits made one character, and with short marks.
 * All that decides about blanks is still in it, and many lines have the same shape.
 */
export interface SpacingShape {
  readonly text: string;
  readonly marks: readonly SpacingMark[];
  /** The offset in the line of each character of `text`, and of its end. */
  readonly offsets: readonly number[];
}

/** The shape of a line; undefined where marks are empty or do not stand one behind the other. */
export function spacingShape(line: string, marks: readonly SpacingMark[]): SpacingShape | undefined {
  const parts = marks.flatMap(partsOf).sort((a, b) => a.start - b.start || a.end - b.end);
  const offsets: number[] = [];
  const places = new Map<number, number>();
  let text = '';
  let end = 0;
  for (const part of parts) {
    if (part.start < end || part.end === part.start || part.end > line.length) return undefined;
    text += shorten(line, end, part.start, offsets);
    places.set(part.start, text.length);
    for (let index = 0; index < part.words.length; index++) offsets.push(part.start + index);
    text += part.words;
    end = part.end;
  }
  text += shorten(line, end, line.length, offsets);
  offsets.push(line.length);
  return { text, marks: marks.map((mark) => shortMark(mark, places)), offsets };
}

/** A stretch that is no words, with fewer characters. */
interface Part {
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

function partsOf({ type, startIndex, startValue, endIndex, endValue }: SpacingMark): readonly Part[] {
  const start = { start: startIndex, end: startIndex + startValue.length, words: shortValue(startValue) };
  if (type === 'raw') return [start];
  return [start, { start: endIndex, end: endIndex + endValue.length, words: shortValue(endValue) }];
}

function shortMark(mark: SpacingMark, places: ReadonlyMap<number, number>): SpacingMark {
  const { type, startIndex, startValue, endIndex, endValue } = mark;
  const start = places.get(startIndex) ?? 0;
  const words = shortValue(startValue);
  return {
    type,
    startIndex: start,
    startValue: words,
    endIndex: type === 'raw' ? start + words.length : (places.get(endIndex) ?? 0),
    endValue: shortValue(endValue),
  };
}

/** What begins like a tag is looked at whole, of other marks the first character. */
function shortValue(value: string): string {
  return value.length <= 2 || /^[\s<]|\n/.test(value) ? value : `${value[0]}\``;
}

/** The units that stand behind a number without a blank. */
const UNITS = '年月日天号时分秒';

/** Puts the offset of each character that it gives into `offsets`. */
function shorten(line: string, from: number, to: number, offsets: number[]): string {
  let text = '';
  let offset = from;
  while (offset < to) {
    const start = offset;
    const code = line.charCodeAt(offset++);
    offsets.push(start);
    if (isChinese(code)) {
      while (offset < to && isChinese(line.charCodeAt(offset))) offset++;
      text += UNITS.includes(line.charAt(start)) ? '年' : '中';
    } else if (isDigit(code) || isLatin(code)) {
      let number = isDigit(code);
      for (; offset < to; offset++) {
        const next = line.charCodeAt(offset);
        if (isLatin(next)) number = false;
        else if (!isDigit(next)) break;
      }
      text += number ? '0' : 'a';
    } else {
      text += line.charAt(start);
    }
  }
  return text;
}

function isChinese(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fff;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isLatin(code: number): boolean {
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a && code < 0x80;
}
