import { readOrdinalNumber } from './numeral.ts';
import type { Weekday } from './reading.ts';

/** How often, read from folded text. */
export interface Frequency {
  readonly length: number;
  /** Where a weekday may be written into it, as in 每周四; otherwise its end. */
  readonly weekdayAt: number;
  readonly unit: 'day' | 'week' | 'month';
  readonly interval: number;
  /** The weekdays that the word itself means, as 工作日 does. */
  readonly weekdays: readonly Weekday[];
}

const units: Readonly<Record<string, Frequency['unit']>> = {
  天: 'day',
  日: 'day',
  周: 'week',
  星期: 'week',
  礼拜: 'week',
  月: 'month',
  day: 'day',
  week: 'week',
  month: 'month',
  dai: 'day', // of “daily”
};
const count = '(\\d{1,2}|[一二两三四五六七八九十]{1,2})?';
const chineseForm = new RegExp(
  `^(?:每隔?|隔)[ \\t]{0,2}${count}[ \\t]{0,2}个?[ \\t]{0,2}(天|日|周|星期|礼拜|月)`,
);
const englishForm =
  /^every[ \t]{1,2}(?:(other|\d{1,2}|one|two|three|four)[ \t]{1,2})?(day|week|month)s?(?![a-z])/i;
const adverbForm = /^(bi-?)?(dai|week|month)ly(?![a-z])/i;
const fortnightForm = /^(?:fortnightly|every fortnight)(?![a-z])|^双周(?!会)/i;
const everyForm = /^every[ \t]{1,2}(?=mon|tue|wed|thu|fri|sat|sun)/i;
const workdayForm = /^(?:每个?)?工作日|^(?:every )?weekdays?(?![a-z])/i;
const words: Readonly<Record<string, number>> = { other: 2, one: 1, two: 2, three: 3, four: 4 };

/** The frequency that a text begins with: 每两周, 隔周, 每周四, 每个工作日, every 2 weeks, biweekly, every Thursday. */
export function readFrequency(text: string): Frequency | undefined {
  const workdays = workdayForm.exec(text);
  if (workdays) return { ...make(workdays[0], 'week', 1), weekdays: [1, 2, 3, 4, 5] };
  const chinese = chineseForm.exec(text);
  if (chinese) {
    const [whole, number, word = ''] = chinese;
    const amount = number === undefined ? 1 : (readOrdinalNumber(number) ?? 1);
    // 隔周 and 每隔一周 leave one out; 每隔两周 is said for every second week.
    const interval = amount === 1 && whole.includes('隔') ? 2 : amount;
    return withUnit(whole, word, interval, whole.length - word.length);
  }
  const english = englishForm.exec(text);
  if (english) {
    const [whole, number = '1', word = ''] = english;
    return withUnit(whole, word, words[number.toLowerCase()] ?? Number(number));
  }
  const adverb = adverbForm.exec(text);
  if (adverb) return withUnit(adverb[0], adverb[2] ?? '', adverb[1] ? 2 : 1);
  const fortnight = fortnightForm.exec(text);
  if (fortnight) return make(fortnight[0], 'week', 2);
  const every = everyForm.exec(text);
  return every ? make(every[0], 'week', 1) : undefined;
}

function withUnit(whole: string, word: string, interval: number, weekdayAt?: number): Frequency | undefined {
  const unit = units[word.toLowerCase()];
  return unit && interval > 0 ? make(whole, unit, interval, weekdayAt) : undefined;
}

function make(whole: string, unit: Frequency['unit'], interval: number, weekdayAt = whole.length): Frequency {
  return { length: whole.length, weekdayAt, unit, interval, weekdays: [] };
}
