import { describe, expect, it } from 'vitest';
import type { Minutes } from '../../server/language-service/model/minutes.ts';
import { proseOf } from '../../server/language-service/model/prose.ts';
import { readMinutes } from '../../server/language-service/model/read-minutes.ts';
import { curve } from '../../server/language-service/profiles/curve.ts';
import { check } from '../../server/language-service/rules/check.ts';
import type { Diagnosis } from '../../server/language-service/rules/diagnosis.ts';
import { rules } from '../../server/language-service/rules/index.ts';
import { walk } from '../../server/language-service/syntax/walk.ts';
import { createSourceText } from '../../server/language-service/text/source-text.ts';
import { applyEdits, areDisjoint } from '../../server/language-service/text/text-edit.ts';

const read = (text: string): Minutes =>
  readMinutes(createSourceText('file:///minutes/2023-08-24.md', 1, text), curve);
const all = new Set(rules.map(({ id }) => id));
const find = (text: string): readonly Diagnosis[] =>
  check(
    read(text),
    { now: Date.UTC(2023, 8, 1), exists: () => false, read: () => undefined, earlier: [] },
    all,
  );

describe('texts that went wrong once', () => {
  it.each([
    ['an invitation in the time section', '# 时间\n>会议时间：22/05/26\n点击链接入会'],
    ['a bullet less than a list mark further in', '   - 快照\n    - 克隆'],
    ['words behind a time in order', '## 时间\n\n2023/08/24 19:00-19:30周周四'],
    ['a heading one level down that names a section of the third', '#\n## 答交流'],
    ['a bullet under a line that is as far in', '[x]:题\n    快照\n    - 克隆'],
  ])('get fixes that do something, once at each place: %s', (_, text) => {
    for (const { ruleId, fixes } of find(text)) {
      for (const { edits } of fixes ?? []) {
        expect(
          edits.filter(({ span }) => span.end < span.start),
          ruleId,
        ).toEqual([]);
        expect(areDisjoint(edits), ruleId).toBe(true);
        expect(applyEdits(text, edits), ruleId).not.toBe(text);
      }
    }
  });

  it('count the day of an invitation in the time section once, so that the file name wins', () => {
    const minutes = read(
      '## 时间\n\n> 会议主题：存储社区双周会\n> 会议时间：2023/08/10 19:00-19:30\n>\n> https://meeting.tencent.com/dm/aB3dE5fG7hJ9\n',
    );
    expect(minutes.invitation?.time?.moment?.date?.date.day).toBe(10);
    expect(minutes.time?.moment.date?.date.day).toBe(10);
    expect(minutes.date).toEqual({ year: 2023, month: 8, day: 24 });
  });
});

describe('thousands of quotes and lists in each other', () => {
  it.each(['>', '> ', '- ', '1. ', '* > '])('are read at once, and stand where they are: %j', (mark) => {
    const text = `${mark.repeat(10_000)}快照\n\n# 克隆\n`;
    const before = performance.now();
    const minutes = read(text);
    find(text);
    expect(performance.now() - before).toBeLessThan(10_000);
    const last = minutes.tree.children.at(-1);
    expect(last?.position?.start.offset).toBe(text.indexOf('# 克隆'));
    expect(last?.position?.end.offset).toBe(text.indexOf('克隆') + 2);
  });

  it('count as far as a hundred deep', () => {
    const depths = [99, 100, 101, 500].map((count) => [...walk(read(`${'>'.repeat(count)}a`).tree)].length);
    expect(depths).toEqual([102, 103, 103, 103]);
  });
});

describe('byte order marks', () => {
  it.each([
    ['one is no character', '\uFEFF# 快照\n', '# 快照'],
    ['a second one is', '\uFEFF\uFEFF# 快照\n', '\uFEFF# 快照'],
    ['one before a quote that nests too deep', `\uFEFF${'>'.repeat(200)}快照\n`, '快照'],
  ])('%s', (_, text, words) => {
    const leaf = [...walk(read(text).tree)].findLast(({ node }) => node.type === 'text')?.node;
    const end = leaf?.position?.end.offset ?? 0;
    expect(text.slice(0, end).endsWith(words)).toBe(true);
  });
});

describe('words in links', () => {
  it('are those of each link, however links and emphasis follow each other', () => {
    const text = '**[快\n照](https://a.example/b)** 与 https://a.example/c 和\n[克\n隆](https://a.example/d)';
    expect(proseOf(read(text)).map((prose) => prose.text)).toEqual(['快 照 与 \uFFFC 和\n克 隆']);
  });
});
