import { dayNumber, daysInMonth } from '../../calendar/date.ts';
import type { PlainDate } from '../../calendar/reading.ts';
import type { Minutes } from '../../model/minutes.ts';
import { sectionAt } from '../../model/outline.ts';
import type { Passage } from '../../model/passage.ts';
import { remember } from '../../text/remember.ts';
import { lineSpan, slice } from '../../text/source-text.ts';
import { moved, overlaps, type Span } from '../../text/span.ts';

/** A line that says what will be done. */
export interface Pledge {
  readonly span: Span;
  readonly words: string;
  /** What the line links to, by `Reference.key`. */
  readonly keys: readonly string[];
}

const DEED =
  '完成|发布|上线|合入|合并|提测|测试|支持|提供|merge|release|publish|finish|ship|提交|开源|评审|补充|整理';
const PROMISES = [
  // The time first, as one says it in Chinese: 预计9月发布, 下周提测.
  new RegExp(`(?:预计|计划[于在]|将[于在]|下周|下个?月|月底|年底)[^。；;]{0,40}?(?:${DEED})`, 'i'),
  /(?:^|[，,；;：:、。\s])待(?:进一步)?(?:测试|合入|发布|补充|完善|评审|整理|讨论|确认|修复|提测)/,
  /\bwill\b[^.;]{0,80}?\b(?:by|before|next|in (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|q[1-4]|\d))|\bETA\b/i,
];
const LONGEST = 400;

/** What was promised under the headings for work and plans. */
export const promisesOf: (minutes: Minutes) => readonly Pledge[] = remember((minutes) =>
  minutes.passages.flatMap(({ passage, start }) => {
    for (let each = sectionAt(minutes, start); each; each = each.parent) {
      if (!each.spec) continue;
      const { role } = each.spec;
      return role === 'work' || role === 'plan' ? moved(promisesIn(passage), start) : [];
    }
    return [];
  }),
);

const promisesIn: (passage: Passage) => readonly Pledge[] = remember(({ source, verbatim, links }) => {
  const found: Pledge[] = [];
  for (let line = 0; line < source.lineStarts.length; line++) {
    const whole = lineSpan(source, line);
    const text = slice(source, whole);
    const indent = /^[\s>]*(?:[-*+]\s+|\d{1,9}[.)]\s+)?/.exec(text)?.[0].length ?? 0;
    const words = text.slice(indent).trim();
    if (words === '' || words.length > LONGEST || words.startsWith('#')) continue;
    if (!PROMISES.some((pattern) => pattern.test(words))) continue;
    const span = { start: whole.start + indent, end: whole.start + indent + words.length };
    if (verbatim.some((other) => overlaps(other, span))) continue;
    const keys = links.flatMap((link) =>
      overlaps(link.span, span) && link.target.kind === 'web' ? (link.target.reference?.key ?? []) : [],
    );
    found.push({ span, words, keys });
  }
  return found;
});

/** The last day on which a promise made on some day is not broken yet, as `dayNumber`; undefined where it says no time. */
export function dueDay(words: string, made: PlainDate): number | undefined {
  const { year, month } = made;
  const endOf = (months: number): number => {
    const at = { year: year + Math.floor((months - 1) / 12), month: ((months - 1) % 12) + 1 };
    return dayNumber({ ...at, day: daysInMonth(at.year, at.month) });
  };
  if (/下周|next week/i.test(words)) return dayNumber(made) + 14;
  if (/下个?月|next month/i.test(words)) return endOf(month + 1);
  if (/年底|年内|end of the year/i.test(words)) return endOf(12);
  const quarter = /Q([1-4])|第?([一二三四])季度/.exec(words);
  if (quarter) {
    const number = quarter[1] === undefined ? '一二三四'.indexOf(quarter[2] ?? '') + 1 : Number(quarter[1]);
    return endOf(number * 3 < month ? number * 3 + 12 : number * 3);
  }
  const named = Number(/(?<!\d)(1[0-2]|[1-9])\s*月/.exec(words)?.[1] ?? Number.NaN) || monthNamed(words);
  if (named !== undefined) return endOf(named < month ? named + 12 : named);
  return /月底|本月|月内|end of (?:the|this) month/i.test(words) ? endOf(month) : undefined;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function monthNamed(words: string): number | undefined {
  const name = /\b(?:by|in|before|of)\s+(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b/i.exec(
    words,
  )?.[1];
  return name === undefined ? undefined : MONTHS.indexOf(name.toLowerCase()) + 1;
}
