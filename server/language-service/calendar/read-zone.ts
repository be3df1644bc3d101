import { foldWidth } from './fold-width.ts';
import type { ZoneReading } from './reading.ts';

const blank = '[ \\t]{0,2}';
/** `中国标准时间 - 北京`, `China Standard Time - Beijing`: the dash does not mark a range. */
const zoneName = `(?:[\\u4e00-\\u9fff]{0,8}时间|[A-Z][A-Za-z]{1,12}(?: [A-Z][A-Za-z]{1,12}){0,2} Time)`;
const place = `(?:${blank}-${blank}(?:[\\u4e00-\\u9fff]{2,8}|[A-Z][A-Za-z]{1,12}))?`;
const offsetForm = new RegExp(
  `^(\\(${blank})?(?:GMT|UTC|gmt|utc)(?:${blank}([-+\\u2212])${blank}(\\d{1,2})(?::?(\\d{2}))?(?![\\d:]))?(?:${blank}\\))?(${blank}${zoneName}${place})?`,
);
const nameForm = new RegExp(
  `^(\\(?)(?:北京时间|中国标准时间${place}|中国时间|东八区|Beijing(?: Standard)? Time|China Standard Time${place}|Asia/Shanghai)(\\)?)`,
);

/**
 * The time zone that begins at an offset: `(GMT+08:00) 中国标准时间 - 北京`, `UTC+8`, `UTC`, `(北京时间)`. The span holds the
 * parentheses. `CST` is none, since it names China's time and America's alike.
 */
export function readZone(text: string, offset = 0): ZoneReading | undefined {
  const window = foldWidth(text.slice(offset, offset + 80));
  if (/[A-Za-z\d]/.test(text[offset - 1] ?? '') && /^[A-Za-z]/.test(window)) return undefined;
  const named = nameForm.exec(window);
  if (named) return reading(offset, balanced(named[0], named[1] ?? ''), 480);
  const match = offsetForm.exec(window);
  if (!match || /^[A-Za-z]/.test(window.slice(match[0].length))) return undefined;
  const [whole, open = '', sign, hours, minutes = '0'] = match;
  const words = balanced(whole, open);
  if (sign === undefined || hours === undefined) return reading(offset, words, 0);
  const amount = Number(hours) * 60 + Number(minutes);
  // The zones of the world lie between UTC-12 and UTC+14.
  if (amount > 14 * 60 || Number(minutes) > 59)
    return { span: { start: offset, end: offset + words.length } };
  return reading(offset, words, sign === '+' ? amount : 0 - amount);
}

/** Without a closing parenthesis that was opened before the zone. */
function balanced(whole: string, open: string): string {
  return open === '' && whole.endsWith(')') ? whole.slice(0, -1).trimEnd() : whole;
}

function reading(start: number, words: string, offsetMinutes: number): ZoneReading {
  return { span: { start, end: start + words.length }, offsetMinutes };
}
