import { foldWidth } from './fold-width.ts';
import type { Weekday, WeekdayReading } from './reading.ts';

const chinese = '一二三四五六日';
const english = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const chineseWord = /^(?:周|星期|礼拜)([一二三四五六日天])(?![次个年])/;
const englishWord =
  /^(?:(mon)(?:day)?|(tue)(?:s(?:day)?)?|(wed)(?:nesday)?|(thu)(?:r(?:s(?:day)?)?)?|(fri)(?:day)?|(sat)(?:urday)?|(sun)(?:day)?)(?![a-z\d])/i;
const beginning = /[周星礼mtwfs]/i;

/**
 * The weekday that begins at an offset: 周四, 星期四, 礼拜天, Thu, Thursday; the span holds the word without parentheses.
 * 每周一次 is how often, not Monday.
 */
export function readWeekday(text: string, offset = 0): WeekdayReading | undefined {
  if (!beginning.test(foldWidth(text.charAt(offset)))) return undefined;
  const window = foldWidth(text.slice(offset, offset + 12));
  const chineseMatch = chineseWord.exec(window);
  if (chineseMatch) {
    const index = chineseMatch[1] === '天' ? 6 : chinese.indexOf(chineseMatch[1] ?? '');
    return reading(offset, chineseMatch[0], index);
  }
  const englishMatch = englishWord.exec(window);
  if (!englishMatch || /[A-Za-z\d]/.test(text[offset - 1] ?? '')) return undefined;
  return reading(offset, englishMatch[0], english.indexOf(englishMatch[0].slice(0, 3).toLowerCase()));
}

function reading(start: number, word: string, index: number): WeekdayReading {
  return { span: { start, end: start + word.length }, weekday: (index + 1) as Weekday };
}
