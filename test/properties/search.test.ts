import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { curve } from '../../server/language-service/profiles/curve.ts';
import { createMeetingIndex } from '../../server/language-service/workspace/series/create-meeting-index.ts';
import { findSymbols } from '../../server/language-service/workspace/series/find-symbols.ts';
import type { Meeting } from '../../server/language-service/workspace/series/meeting.ts';
import { searchMeetings } from '../../server/language-service/workspace/series/search.ts';

const piece = fc.constantFrom('甲', '乙', '甲乙', 'a', 'B', 'Ａ', 'ab', ' ', '，', '#1', '-', 'İ', '\u0301');
const line = fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join('').trim());
const lines = fc.array(line, { maxLength: 5 }).map((all) => all.filter((each) => each !== ''));
const all = fc.array(fc.record({ day: fc.integer({ min: 1, max: 28 }), lines, topics: lines }), {
  maxLength: 8,
});

const meetingWith = (
  number: number,
  { day, lines, topics }: { day: number; lines: readonly string[]; topics: readonly string[] },
): Meeting => ({
  uri: `file:///${number}.md`,
  series: 'file:///',
  profile: curve,
  summary: {
    date: { year: 2023, month: 8, day },
    sections: [
      { id: 'content', match: 'name', words: '会议内容', level: 2, line: 0 },
      ...topics.map((words, index) => ({ words, level: 3, line: index + 1 })),
    ],
    references: [],
  },
  details: {
    said: {
      words: lines.map((each) => `${each}\n`).join(''),
      lines: lines.map((_, index) => 100 + index),
      sections: lines.map(() => 0),
    },
    questions: [],
    fileLinks: [],
  },
});

const folded = (words: string) => words.normalize('NFKC').toLowerCase();

describe('a search', () => {
  it('finds all lines that hold the words, and shows them as they are', () => {
    fc.assert(
      fc.property(all, fc.array(piece, { minLength: 1, maxLength: 4 }), (contents, asked) => {
        const words = asked.join('').trim();
        fc.pre(words !== '' && !words.includes('#') && !words.includes('\u0301'));
        const index = createMeetingIndex();
        for (const [number, content] of contents.entries()) index.put(meetingWith(number, content));
        const wanted = words.split(/\s+/).map(folded);
        const truth = contents.flatMap(({ lines: said, topics }, number) =>
          [
            ...said.map((each, at) => [each, 100 + at] as const),
            ...topics.map((each, at) => [each, at + 1] as const),
          ]
            .filter(([each]) => wanted.every((word) => folded(each).includes(word)))
            .map(([each, at]) => `${number}:${at} ${each}`),
        );
        const { hits, more } = searchMeetings(index, words, 100);
        const found = hits.map((hit) => `${/\d+/.exec(hit.meeting.uri)?.[0]}:${hit.line} ${hit.words}`);
        expect(found.toSorted()).toEqual(truth.toSorted());
        expect(more).toBe(false);
        const few = searchMeetings(index, words, 2);
        expect(few.hits).toEqual(hits.slice(0, 2));
        expect(few.more).toBe(hits.length > 2);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('symbols', () => {
  it('are all whose names hold what is typed, and none that lack a character of it', () => {
    fc.assert(
      fc.property(all, fc.array(piece, { minLength: 1, maxLength: 3 }), (contents, asked) => {
        const words = folded(asked.join('').trim());
        fc.pre(words !== '' && !/[a-z]/.test(words));
        const index = createMeetingIndex();
        for (const [number, content] of contents.entries()) index.put(meetingWith(number, content));
        const found = findSymbols(index, words, 1000);
        const names = index.meetings.flatMap(({ summary }) =>
          summary.sections.map((section) => section.words),
        );
        const whole = names.filter((name) => folded(name).includes(words));
        expect(found.filter((each) => folded(each.words).includes(words)).length).toBeGreaterThanOrEqual(
          whole.length,
        );
        for (const each of found)
          for (const character of words.replaceAll(/\s/g, ''))
            expect(folded(each.words)).toContain(character);
        expect(findSymbols(index, words, 3)).toEqual(found.slice(0, 3));
      }),
      { numRuns: 1000 },
    );
  });
});
