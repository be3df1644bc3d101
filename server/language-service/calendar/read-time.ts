import { foldWidth } from './fold-width.ts';
import { applyMeridiem, chineseMeridiem, englishMeridiem } from './meridiem.ts';
import { readOrdinalNumber } from './numeral.ts';
import type { PlainTime, TimeProblem, TimeReading } from './reading.ts';

export interface TimeOptions {
  /** Where a time is expected, right after a date or a range mark: also `19.00`, `19::00`, `19:0`, `1900`. */
  readonly lenient?: boolean;
}

const blank = '[ \\t]{0,2}';
const before = `((?:${chineseMeridiem}|${englishMeridiem})?)(${blank})`;
const after = `((?:[ \\t]{0,2}(?:${englishMeridiem}))?)`;
const colonForm = new RegExp(`^${before}(\\d{1,2})(:)(\\d\\d)(?!\\d)(:\\d\\d(?![\\d:]))?${after}`, 'i');
const looseForm = new RegExp(
  `^${before}(\\d{1,3})([ \\t]?[:;.·。'][:;.]?[ \\t]?)(\\d{1,3})(?![\\d%])()${after}`,
  'i',
);
const hourForm = new RegExp(`^()()(\\d{1,2})()()()([ \\t]{0,2}(?:${englishMeridiem}))`, 'i');
const number = '[一二两三四五六七八九十]{1,3}';
const spokenForm = new RegExp(
  `^${before}(\\d{1,2}|${number})([ \\t]?[点點时][ \\t]?)(整|钟|半|一刻|三刻|(?:\\d{1,2}|${number})[ \\t]?分?)?(?=[ \\t]?[至到开]|[^\\u4e00-\\u9fff\\d]|$)`,
  'i',
);

const beginning = /[\d上下晚早中凌傍夜一二两三四五六七八九十apAP]/;

/**
 * Reads the time of day that begins at an offset: `19:00`, `7:00 PM`, `下午7点`, `晚上8点半`, `15:00pm`, `24:00`; undefined where none
 * begins there. Spans are offsets into `text`; times are on the 24-hour clock and may be impossible, which `problems` tells.
 */
export function readTime(text: string, offset = 0, options: TimeOptions = {}): TimeReading | undefined {
  if (!beginning.test(foldWidth(text.charAt(offset)))) return undefined;
  const raw = text.slice(offset, offset + 32);
  const window = foldWidth(raw);
  return (
    onClock(raw, offset, colonForm.exec(window)) ??
    onClock(raw, offset, hourForm.exec(window)) ??
    spoken(offset, spokenForm.exec(window)) ??
    (options.lenient
      ? (onClock(raw, offset, looseForm.exec(window)) ?? fourDigits(offset, window))
      : undefined)
  );
}

function onClock(raw: string, offset: number, match: RegExpExecArray | null): TimeReading | undefined {
  if (!match) return undefined;
  const [whole, word = '', gap = '', hours = '', colon = '', minutes = '', seconds = '', tail = ''] = match;
  const clock = applyMeridiem(Number(hours), word || tail.trim());
  const problems: TimeProblem[] = [...clock.problems];
  const written = raw.slice(0, whole.length);
  if (/：/.test(written)) problems.push('full-width-colon');
  const strayDigits = /[０-９]/.test(written);
  const usual = colon === ':' || (colon === '' && minutes === '');
  if (!usual || strayDigits || (minutes !== '' && minutes.length !== 2)) problems.push('stray-character');
  const hour = hourLetters(hours, word + tail);
  const pattern = `${word && `a${gap}`}${hour}${colon}${minutes && 'mm'}${seconds && ':ss'}${tail.replace(/\S+/, 'a')}`;
  return reading(offset, whole, { hour: clock.hour, minute: minuteOf(minutes) }, pattern, problems);
}

/** Of `19:3` the last digit is lost sooner than a zero before it: meetings begin and end on full tens. */
function minuteOf(digits: string): number {
  return digits.length === 1 && Number(digits) < 6 ? Number(digits) * 10 : Number(digits);
}

function spoken(offset: number, match: RegExpExecArray | null): TimeReading | undefined {
  if (!match) return undefined;
  const [whole, word = '', gap = '', hours = '', point = '', rest = ''] = match;
  const clock = applyMeridiem(readOrdinalNumber(hours) ?? 99, word);
  const fixed: Readonly<Record<string, number>> = { '': 0, 整: 0, 钟: 0, 半: 30, 一刻: 15, 三刻: 45 };
  const minute = fixed[rest] ?? readOrdinalNumber(rest.replace(/[ \t]?分?$/, '')) ?? 99;
  const digits = /\d/.test(hours) ? hours : String(readOrdinalNumber(hours));
  const tail = /^[整钟]?$/.test(rest) ? '' : 'mm分';
  const pattern = `${word && `a${gap}`}${hourLetters(digits, word)}${point}${tail}`;
  return reading(offset, whole, { hour: clock.hour, minute }, pattern, clock.problems);
}

/** `1900`, which only a place where a time is expected makes a time. */
function fourDigits(offset: number, window: string): TimeReading | undefined {
  const match = /^([01]\d|2[0-4])([0-5]\d)(?![\d:])/.exec(window);
  if (!match) return undefined;
  const [whole, hours, minutes] = match;
  return reading(offset, whole, { hour: Number(hours), minute: Number(minutes) }, 'HHmm', [
    'stray-character',
  ]);
}

function hourLetters(digits: string, meridiem: string): string {
  const letter = meridiem === '' || Number(digits) > 12 || digits.startsWith('00') ? 'H' : 'h';
  return digits.length === 1 ? letter : letter + letter;
}

function reading(
  start: number,
  words: string,
  time: PlainTime,
  pattern: string,
  found: readonly TimeProblem[],
): TimeReading {
  const possible = time.minute < 60 && (time.hour < 24 || (time.hour === 24 && time.minute === 0));
  const problems: readonly TimeProblem[] = possible ? found : [...found, 'impossible'];
  return { span: { start, end: start + words.length }, time, pattern, problems };
}
