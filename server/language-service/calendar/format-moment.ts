import { dateExists, weekdayOf } from './date.ts';
import type { PlainDate, PlainTime, Weekday } from './reading.ts';

export interface MomentParts {
  readonly date: PlainDate;
  readonly start?: PlainTime;
  readonly end?: PlainTime;
  /** Taken from the date where it is absent. */
  readonly weekday?: Weekday;
  /** The words for `z`; without them the letter and the blank before it are left out. */
  readonly zone?: string;
}

const months = 'January,February,March,April,May,June,July,August,September,October,November,December'.split(
  ',',
);
const weekdays = 'Monday,Tuesday,Wednesday,Thursday,Friday,Saturday,Sunday'.split(',');
const chineseWeekdays = '一二三四五六日';

/**
 * Writes a moment in the pattern letters that `readMoment` gives: yyyy yy M MM MMM MMMM d dd do, H HH h hh mm ss a, EEE EEEE, z; letters in
 * quotes and all other characters stand for themselves. The first hour is the start's, the second the end's; a part that is
 * not given is left out with the mark before it. `a` before the hour is 上午 or 下午, after it AM or PM. Weekdays are English
 * beside an English month and otherwise Chinese.
 */
export function formatMoment(parts: MomentParts, pattern: string): string {
  const tokens = tokenise(pattern);
  const hours = tokens.flatMap((token, index) => (/^[Hh]/.test(token) ? [index] : []));
  const kept = withoutAbsent(tokens, hours, parts);
  const english = tokens.some((token) => /^MMM/.test(token));
  let time = parts.start;
  let seen = 0;
  return kept
    .map((token, index) => {
      if (token === 'a') {
        const prefix = isPrefix(kept, index);
        const at = prefix && seen === 1 ? parts.end : prefix ? parts.start : time;
        return at ? meridiem(at, prefix) : '';
      }
      if (/^[Hh]/.test(token)) time = seen++ === 0 ? parts.start : parts.end;
      return write(token, parts, time, english);
    })
    .join('')
    .trim();
}

/** Writes a date in pattern letters; see `formatMoment`. */
export function formatDate(date: PlainDate, pattern: string): string {
  return formatMoment({ date }, pattern);
}

/** Writes a time of day in pattern letters; see `formatMoment`. */
export function formatTime(time: PlainTime, pattern: string): string {
  return formatMoment({ date: { year: 1, month: 1, day: 1 }, start: time }, pattern);
}

function tokenise(pattern: string): string[] {
  return pattern.match(/'[^']*'|yyyy|yy|M{1,4}|do|d{1,2}|H{1,2}|h{1,2}|mm|ss|EEEE|EEE|a|z|[\s\S]/g) ?? [];
}

function withoutAbsent(tokens: readonly string[], hours: readonly number[], parts: MomentParts): string[] {
  const [first, second] = hours;
  if (first === undefined) return tokens.filter((token) => token !== 'z' || parts.zone);
  if (!parts.start) return trimTail(tokens.slice(0, isPrefix(tokens, first - 1) ? first - 1 : first));
  let kept = [...tokens];
  if (second !== undefined && !parts.end)
    kept = [
      ...tokens.slice(0, endOfTime(tokens, first, second)),
      ...tokens.slice(endOfTime(tokens, second, tokens.length)),
    ];
  if (parts.zone) return kept;
  return kept.filter((token, index) => token !== 'z' && !(token === ' ' && kept[index + 1] === 'z'));
}

/** The index after the last token of the time that begins with the hour at `hour`. */
function endOfTime(tokens: readonly string[], hour: number, limit: number): number {
  let end = hour + 1;
  for (let index = hour + 1; index < limit; index++) {
    const token = tokens[index] ?? '';
    if (/^(?:mm|ss|[点點时分整])$/.test(token) || (token === 'a' && !isPrefix(tokens, index)))
      end = index + 1;
  }
  return end;
}

function trimTail(tokens: readonly string[]): string[] {
  let end = tokens.length;
  while (end > 0 && /^[\s,;、]$/.test(tokens[end - 1] ?? '')) end--;
  return tokens.slice(0, end);
}

function isPrefix(tokens: readonly string[], index: number): boolean {
  if (tokens[index] !== 'a') return false;
  const next = tokens[index + 1] === ' ' ? tokens[index + 2] : tokens[index + 1];
  return next !== undefined && /^[Hh]/.test(next);
}

function write(token: string, parts: MomentParts, time: PlainTime | undefined, english: boolean): string {
  const { date } = parts;
  if (token.length > 1 && token.startsWith("'")) return token.slice(1, -1);
  if (/^y/.test(token)) return pad(token === 'yy' ? date.year % 100 : date.year, token.length);
  if (/^MMM/.test(token)) return (months[date.month - 1] ?? '').slice(0, token === 'MMM' ? 3 : undefined);
  if (/^M/.test(token)) return pad(date.month, token.length);
  if (token === 'do') return `${date.day}${ordinalSuffix(date.day)}`;
  if (/^d/.test(token)) return pad(date.day, token.length);
  if (/^EEE/.test(token)) return writeWeekday(token, parts, english);
  if (token === 'z') return parts.zone ?? '';
  if (!time) return token;
  if (/^H/.test(token)) return pad(time.hour, token.length);
  if (/^h/.test(token)) return pad(time.hour % 12 || 12, token.length);
  if (token === 'mm') return pad(time.minute, 2);
  return token === 'ss' ? '00' : token;
}

function writeWeekday(token: string, parts: MomentParts, english: boolean): string {
  const weekday = parts.weekday ?? (dateExists(parts.date) ? weekdayOf(parts.date) : undefined);
  if (weekday === undefined) return '';
  if (english) return (weekdays[weekday - 1] ?? '').slice(0, token === 'EEE' ? 3 : undefined);
  return `${token === 'EEE' ? '周' : '星期'}${chineseWeekdays[weekday - 1]}`;
}

function meridiem(time: PlainTime, chinese: boolean): string {
  const afternoon = time.hour >= 12 && time.hour < 24;
  if (chinese) return afternoon ? '下午' : '上午';
  return afternoon ? 'PM' : 'AM';
}

function ordinalSuffix(day: number): string {
  if (day >= 11 && day <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][day % 10] ?? 'th';
}

function pad(value: number, digits: number): string {
  return String(value).padStart(digits, '0');
}
