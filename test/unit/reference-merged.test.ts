import { describe, expect, it } from 'vitest';
import type { GitHubThing } from '../../server/language-service/github/github-thing.ts';
import type { Minutes } from '../../server/language-service/model/minutes.ts';
import { readMinutes } from '../../server/language-service/model/read-minutes.ts';
import { curve } from '../../server/language-service/profiles/curve.ts';
import { checkUp, diagnosesOf, type Surroundings } from '../../server/language-service/rules/check.ts';
import { editedSource } from '../../server/language-service/syntax/edited-source.ts';
import { createSourceText } from '../../server/language-service/text/source-text.ts';
import { CLEAN } from '../support/samples.ts';

const merged: GitHubThing = {
  kind: 'pull',
  repository: 'opencurve/curve',
  number: 12,
  title: 'support warmup',
  state: 'merged',
  closed: Date.parse('2023-08-26T02:00:00Z'),
  url: 'https://github.com/opencurve/curve/pull/12',
};

describe('what minutes say of a pull request', () => {
  const surroundings: Surroundings = {
    now: Date.parse('2023-09-30T00:00:00Z'),
    exists: () => undefined,
    read: () => undefined,
    earlier: [],
    github: new Map([['opencurve/curve#12', merged]]),
  };
  const hints = (minutes: Minutes) =>
    diagnosesOf(checkUp(minutes, surroundings)).filter(({ ruleId }) => ruleId === 'reference-merged');

  it('is judged anew when the meeting gets another day', () => {
    const text = CLEAN.replace('快照：完成', '#12 review中，完成');
    const before = readMinutes(createSourceText('file:///a/notes.md', 1, text), curve);
    expect(hints(before)).toEqual([]);
    const start = text.indexOf('2023/08/24 19:00~') + '2023/08/'.length;
    const edits = [{ span: { start, end: start + 2 }, text: '31' }];
    const after = readMinutes(editedSource(before.source, 2, edits), curve);
    expect(hints(after)).toHaveLength(1);
    expect(hints(before)).toEqual([]);
  });
});
