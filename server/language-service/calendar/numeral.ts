import type { Span } from '../text/span.ts';
import { foldWidth } from './fold-width.ts';

const chineseDigits = '〇一二三四五六七八九';
const digitClass = '[〇零○一二两三四五六七八九]';

/** `十二` → 12, from 〇 to 九十九; also 两 for 2 and digits in a row (`二三` → 23). Anything else is undefined. */
export function readChineseNumeral(text: string): number | undefined {
  const tens = /^([一二两三四五六七八九]?)十([一二两三四五六七八九]?)$/.exec(text);
  if (tens) return (tens[1] ? digitValue(tens[1]) : 1) * 10 + (tens[2] ? digitValue(tens[2]) : 0);
  if (!new RegExp(`^${digitClass}{1,4}$`).test(text)) return undefined;
  return Number([...text].map(digitValue).join(''));
}

function digitValue(char: string): number {
  if (char === '零' || char === '○') return 0;
  if (char === '两') return 2;
  return chineseDigits.indexOf(char);
}

/** 12 → `十二`, for whole numbers from 0 to 99; others stay in Arabic digits. */
export function chineseNumeral(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > 99) return String(value);
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  if (tens === 0) return chineseDigits[ones] ?? '';
  return `${tens === 1 ? '' : (chineseDigits[tens] ?? '')}十${ones === 0 ? '' : (chineseDigits[ones] ?? '')}`;
}

/** A number of at most four digits in Chinese, ASCII or full-width digits: `十二`, `12`, `１２`. */
export function readOrdinalNumber(text: string): number | undefined {
  const folded = foldWidth(text);
  return /^\d{1,4}$/.test(folded) ? Number(folded) : readChineseNumeral(text);
}

export type OrdinalStyle =
  | 'chinese' // 一、 第一、
  | 'arabic' // 1. 1) 1、
  | 'part' // Part 1
  | 'parenthesised-chinese' // （一）
  | 'parenthesised-arabic' // (1)
  | 'nested'; // 1.2

export interface OrdinalReading {
  /** The number, its separator and the blanks that follow. */
  readonly span: Span;
  /** The number alone: `一`, `1`, `1.2`. */
  readonly number: Span;
  /** The first number of a nested ordinal. */
  readonly value: number;
  /** All numbers of a nested ordinal, otherwise the one value: `1.2` is [1, 2]. */
  readonly path: readonly number[];
  readonly style: OrdinalStyle;
  /** What stands between the number and the words, as written and with its blanks: `、`, `. `, `） `. */
  readonly separator: string;
}

const chineseNumber = '[一二两三四五六七八九十]{1,3}';
const forms: readonly { readonly style: OrdinalStyle; readonly pattern: RegExp }[] = [
  {
    style: 'parenthesised-chinese',
    pattern: new RegExp(`^(\\([ \\t]{0,2})(${chineseNumber})([ \\t]{0,2}\\)[、.]?[ \\t]*)`),
  },
  { style: 'parenthesised-arabic', pattern: /^(\([ \t]{0,2})(\d{1,2})([ \t]{0,2}\)[、.]?[ \t]*)/ },
  {
    style: 'chinese',
    pattern: new RegExp(`^(第?)(${chineseNumber})([ \\t]{0,2}[、.,:)][ \\t]*|[ \\t]+(?=\\S))`),
  },
  { style: 'part', pattern: /^(part[ \t]{0,2})(\d{1,2})([ \t]{0,2}[:.、-][ \t]*|[ \t]+|$)/i },
  { style: 'nested', pattern: /^()([1-9]\d?(?:\.[1-9]\d?){1,2})([、.)][ \t]*|[ \t]+|$)(?!\d)/ },
  { style: 'arabic', pattern: /^()([1-9]\d?)([ \t]{0,2}(?:[、)]|[.:](?!\d))[ \t]*)/ },
];

/** What an ordinal begins with. */
const beginning = /[(（1-9１-９pPｐＰ第一二两三四五六七八九十]/;

/**
 * The ordinal at an offset, where a heading, a bold line or an agenda point begins: `一、`, `二. `, `1)`, `（一）`, `Part 1`,
 * `1.2 `. Blanks before it are skipped. A version (`2.4版本`), an amount (`3副本`, `1PB`) or a year is none.
 */
export function readOrdinal(text: string, offset = 0): OrdinalReading | undefined {
  const start = skipBlanks(text, Math.max(offset, 0));
  if (!beginning.test(text.charAt(start))) return undefined;
  const window = foldWidth(text.slice(start, start + 64)).split(/[\r\n]/, 1)[0] ?? '';
  for (const { style, pattern } of forms) {
    const match = pattern.exec(window);
    if (!match) continue;
    const [whole, before = '', number = '', separator = ''] = match;
    const path = number.split('.').map(readOrdinalNumber);
    const value = path[0];
    if (value === undefined || value === 0 || path.includes(undefined)) continue;
    const numberStart = start + before.length;
    const numberEnd = numberStart + number.length;
    return {
      span: { start, end: start + whole.length },
      number: { start: numberStart, end: numberEnd },
      value,
      path: path.filter((part) => part !== undefined),
      style,
      separator: text.slice(numberEnd, numberEnd + separator.length),
    };
  }
  return undefined;
}

function skipBlanks(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && /[ \t\u3000\u00a0]/.test(text[at] ?? '')) at++;
  return at;
}
