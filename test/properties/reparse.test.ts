import { describe, expect, it } from 'vitest';
import { parseDocument, reparse, segmentAt } from '../../server/language-service/syntax/document-tree.ts';
import { ownMinutes as minutes, realMinutes } from '../support/minutes-files.ts';
import { hasCorpus } from '../support/paths.ts';
import { SEED } from '../support/seed.ts';
import { compareEdits } from './reparse-edits.ts';
import { EXAMPLES, LISTS } from './reparse-examples.ts';

/** How many edits in all; `MINUTES_RUNS=200000 MINUTES_SEED=random npx vitest run test/properties/reparse` for a long run. */
const RUNS = Number(process.env.MINUTES_RUNS ?? 5000);

const real = realMinutes().map(({ text }) => text);

describe('a text read again after each change has the tree of a text read at once', {
  timeout: 60_000 + RUNS * 50,
}, () => {
  it.each([
    ['minutes', minutes, RUNS * 0.2],
    ['examples of every part of Markdown', EXAMPLES, RUNS * 0.3],
    ['long lists', LISTS, RUNS * 0.25],
  ])('%s', (_, bases, edits) => {
    expect([...compareEdits(bases, edits, SEED)], `MINUTES_SEED=${SEED}`).toEqual([]);
  });

  it.skipIf(!hasCorpus)('real minutes', () => {
    expect([...compareEdits(real, RUNS * 0.25, SEED)], `MINUTES_SEED=${SEED}`).toEqual([]);
  });
});

describe('segments', () => {
  const text = minutes.join('\n');
  const tree = parseDocument(text);

  it('stay the same objects where nothing is typed', () => {
    expect(tree.segments.length).toBeGreaterThan(10);
    const offset = text.indexOf('压力测试');
    const after = reparse(tree, { start: offset, end: offset, text: '字' });
    const index = segmentAt(tree, offset);
    expect(after.segments.length).toBe(tree.segments.length);
    expect(after.segments.flatMap((segment, at) => (segment === tree.segments[at] ? [] : at))).toEqual([
      index,
    ]);
  });

  it('come back when a change is undone', () => {
    for (const offset of [0, text.indexOf('压力测试'), text.length]) {
      const after = reparse(tree, { start: offset, end: offset, text: '```\n' });
      const undone = reparse(after, { start: offset, end: offset + 4, text: '' });
      expect(undone.segments.every((segment, at) => segment === tree.segments[at])).toBe(true);
    }
  });
});
