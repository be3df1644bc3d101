import { readWeekday } from './read-weekday.ts';
import type { Weekday } from './reading.ts';

const CHINESE = '一二三四五六日';
const ENGLISH = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** A weekday in the form of another one's word; undefined where the words are more than a weekday. */
export function weekdayLike(words: string, weekday: Weekday): string | undefined {
  const span = readWeekday(words)?.span;
  if (!span || span.end !== words.length) return undefined;
  const prefix = /^(?:周|星期|礼拜)/.exec(words)?.[0];
  if (prefix) return `${prefix}${words.endsWith('天') && weekday === 7 ? '天' : CHINESE[weekday - 1]}`;
  const full = ENGLISH[weekday - 1] ?? '';
  const name = words.length > 5 || /day$/i.test(words) ? full : full.slice(0, 3);
  if (words === words.toUpperCase()) return name.toUpperCase();
  return words === words.toLowerCase() ? name.toLowerCase() : name;
}
