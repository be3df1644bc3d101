import type { TimeProblem } from './reading.ts';

/** Words for the part of the day before an hour, and what they do to it. */
export const chineseMeridiem = '上午|下午|晚上|早上|早晨|中午|凌晨|傍晚|夜里|晚|早';
export const englishMeridiem = '[ap]m(?![a-z])|[ap]\\.m\\.?(?![a-z])';

export interface Clock {
  readonly hour: number;
  readonly problems: readonly TimeProblem[];
}

/** The hour on the 24-hour clock. A word beside an hour that is on the 24-hour clock already changes nothing and is a problem. */
export function applyMeridiem(hour: number, word: string): Clock {
  if (word === '') return { hour, problems: [] };
  if (hour > 12 || hour === 0) return { hour, problems: ['meridiem-on-24-hours'] };
  return { hour: byPartOfDay(hour, word), problems: [] };
}

function byPartOfDay(hour: number, word: string): number {
  if (/^p|^下午|^傍晚/i.test(word)) return hour === 12 ? 12 : hour + 12;
  if (/^晚|^夜/.test(word)) return hour >= 5 ? hour + 12 : hour;
  if (word === '中午') return hour < 10 ? hour + 12 : hour;
  return hour === 12 ? 0 : hour;
}

/** Whether the word moves hours into the second half of the day. */
export function isAfternoon(word: string): boolean {
  return /^p|^下午|^傍晚|^晚|^夜/i.test(word);
}
