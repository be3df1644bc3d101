import { describe, expect, it } from 'vitest';
import { findSpacing } from '../../server/language-service/rules/typography/find-spacing.ts';
import {
  findSpacing as findSlowly,
  type SpacingMark,
} from '../../server/language-service/rules/typography/zhlint.js';
import { SEED } from '../support/seed.ts';

const RUNS = Number(process.env.MINUTES_RUNS ?? 5000);

const WORDS = [
  ...[
    '会议',
    '纪要',
    '年',
    '日期',
    '时',
    '月会',
    '号',
    '㐀',
    '\u{20000}',
    '豈',
    'ｶ',
    'あ',
    'é',
    'α',
    'Ж',
    '😀',
    '\uD840',
    '\uDC00',
  ],
  ...['a', 'PR', 'x1', '12', '3', 'HDFS2', 'it', 's', 'A', 'ｚ', '０', '\u200B', '\u0001', '\uFFFD'],
  ...[' ', ' ', ' ', '  ', '\t', '\u3000', '\u00A0', '\uFEFF', '\u2028'],
  ...[
    '，',
    '。',
    '：',
    '！',
    '⁉',
    ',',
    '.',
    ':',
    ';',
    '?',
    "'",
    '"',
    '’',
    '‘',
    '“',
    '”',
    '《',
    '》',
    '「',
    '」',
    '『',
    '【',
    '】',
  ],
  ...[
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '（',
    '）',
    '［',
    '］',
    '-',
    '/',
    '&',
    '&amp;',
    '<',
    '>',
    '#',
    '%',
    '`',
    '~',
    '—',
    '…',
    '·',
    '、',
    '†',
  ],
];
const RAW = [
  '`a对b`',
  'https://example.org/会',
  '<br>',
  '<b>',
  '</b>',
  '<code>x</code>',
  '<a\nb>',
  '![图](a.png)',
  'www.example.org',
  '&',
  ' x ',
  '年',
  '1',
  '',
];
const OPENERS = ['[', '**', '*', '~~', '![', '<', ''];
const CLOSERS = ['](https://example.org)', '**', '*', '~~', '][1]', ']', ''];

/** A line with marks in it, as they stand in Markdown. */
function makeLine(random: (below: number) => number): { line: string; marks: readonly SpacingMark[] } {
  const pick = (from: readonly string[]): string => from[random(from.length)] ?? '';
  const marks: SpacingMark[] = [];
  let line = '';
  const write = (depth: number): void => {
    for (let count = random(9); count >= 0; count--) {
      const kind = random(12);
      const startIndex = line.length;
      if (kind === 0) {
        const startValue = pick(RAW);
        line += startValue;
        marks.push({ type: 'raw', startIndex, startValue, endIndex: line.length, endValue: '' });
      } else if (kind <= 2 && depth < 3) {
        const startValue = pick(OPENERS);
        const place = marks.length;
        line += startValue;
        write(depth + 1);
        const endIndex = line.length;
        const endValue = pick(CLOSERS);
        line += endValue;
        marks.splice(place, 0, { type: 'hyper', startIndex, startValue, endIndex, endValue });
      } else {
        line += pick(WORDS);
      }
    }
  };
  write(0);
  return { line, marks };
}

describe('blanks that are looked for in the shape of a line', () => {
  it('are those that zhlint finds in the line itself', { timeout: 60_000 + RUNS * 10 }, () => {
    let state = SEED;
    const random = (below: number): number => {
      state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
      return (state >> 8) % below;
    };
    let found = 0;
    for (let run = 0; run < RUNS; run++) {
      const { line, marks } = makeLine(random);
      const changes = findSlowly(line, marks);
      found += changes.length;
      expect(findSpacing(line, marks), `MINUTES_SEED=${SEED} ${JSON.stringify({ line, marks })}`).toEqual(
        changes,
      );
    }
    expect(found).toBeGreaterThan(RUNS);
  });
});
