import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber } from '../../server/language-service/calendar/date.ts';
import { readMinutes } from '../../server/language-service/model/read-minutes.ts';
import { curve } from '../../server/language-service/profiles/curve.ts';
import { likeFolders } from '../../server/language-service/profiles/like-folders.ts';
import { latestDay, namesOn } from '../../server/language-service/profiles/names-on.ts';
import { check, checkUp, diagnosesOf, type Surroundings } from '../../server/language-service/rules/check.ts';
import { rules as allRules } from '../../server/language-service/rules/index.ts';
import { dueDay, promisesOf } from '../../server/language-service/rules/series/promise.ts';
import {
  createSourceText,
  positionAt,
  type SourceText,
} from '../../server/language-service/text/source-text.ts';
import { openDocuments } from '../../server/lsp/open-document.ts';
import { share } from '../support/arbitrary-text.ts';

const MADE = { year: 2023, month: 8, day: 24 };
const read = (name: string, text: string) =>
  readMinutes(createSourceText(`file:///m/${name}`, 1, text), curve);
const BODY = '## 时间\n\n2023/08/24 19:00~19:30\n\n## 会议内容\n\n### 一、近期工作\n\n- 快照\n';

describe('what was promised', () => {
  it.each([
    ['预计9月发布', '2023-09-30'],
    ['预计 8 月中下旬测试完毕', '2023-08-31'],
    ['预计2月份上线', '2024-02-29'],
    ['预计本月月底完成', '2023-08-31'],
    ['下周提测', '2023-09-07'],
    ['下个月发布', '2023-09-30'],
    ['预计Q4完成', '2023-12-31'],
    ['预计Q1完成', '2024-03-31'],
    ['计划于第三季度发布', '2023-09-30'],
    ['年底发布', '2023-12-31'],
    ['it will be released by October', '2023-10-31'],
    ['待测试', undefined],
    ['预计 v2.13 发布', undefined],
  ])('is due: %s', (words, day) => {
    const [year = 0, month = 0, date = 0] = day?.split('-').map(Number) ?? [];
    expect(dueDay(words, MADE)).toBe(day === undefined ? undefined : dayNumber({ year, month, day: date }));
  });

  it('is found where work stands, and not in answers, code or news', () => {
    const text = [
      '## 会议内容',
      '### 一、近期工作',
      '- 已发布，待进一步完善\n- 完成了快照\n- fix: refresh will overwrite data in cache\n> 预计9月发布',
      '```\n预计9月发布\n```',
      '### 四、答疑 & 交流',
      '- 预计9月发布',
    ].join('\n\n');
    expect(promisesOf(read('2023-08-24.md', text)).map(({ words }) => words)).toEqual([
      '已发布，待进一步完善',
      '预计9月发布',
    ]);
  });
});

describe('files named for a day', () => {
  const tree: Record<string, readonly string[]> = {
    notes: ['2022', '2023', '2024', '2023-drafts', 'x2024', '20245'],
    '': ['notes'],
  };
  const list = (folder: readonly string[]): readonly string[] | undefined => tree[folder.join('/')];

  it('lie in like folders of other years', () => {
    expect(likeFolders(['notes', '2023', 'weekly'], list)).toEqual([
      ['notes', '2022', 'weekly'],
      ['notes', '2024', 'weekly'],
    ]);
    expect(likeFolders(['notes', 'weekly'], list)).toEqual([]);
    expect(likeFolders(['2023'], list)).toEqual([]);
    expect(likeFolders(['elsewhere', '2023'], list)).toEqual([]);
  });

  it('are found by their day', () => {
    const names = ['2023-08- 24.md', '2023-08-24.md', '2023-08-24.png', '2023-09-07.md', 'README.md'];
    expect(namesOn(names, MADE, 'yyyy-MM-dd.md')).toEqual(['2023-08- 24.md', '2023-08-24.md']);
    expect(latestDay([names, ['2022-01-01.md'], []], 'yyyy-MM-dd.md')).toEqual({
      year: 2023,
      month: 9,
      day: 7,
    });
    expect(latestDay([[]], 'yyyy-MM-dd.md')).toBeUndefined();
  });
});

describe('rules of the series in a document that is edited', () => {
  const around = (more: Partial<Surroundings>): Surroundings => ({
    now: Date.UTC(2023, 9, 10),
    exists: () => undefined,
    read: () => undefined,
    earlier: [],
    ...more,
  });
  const found = (source: SourceText, surroundings: Surroundings): readonly string[] => {
    const minutes = readMinutes(source, curve);
    const ids = diagnosesOf(checkUp(minutes, surroundings)).map(({ ruleId }) => ruleId);
    expect(ids).toEqual(check(minutes, surroundings).map(({ ruleId }) => ruleId));
    return ids.filter((id) => id.startsWith('meeting-'));
  };

  it('are asked again when a file comes, the day changes, or the words do', () => {
    const document = openDocuments.create('file:///m/2023-08-24.md', 'markdown', 1, BODY);
    const { source } = document;
    expect(found(source, around({}))).toEqual(['meeting-overdue']);
    expect(found(source, around({ latest: { year: 2023, month: 9, day: 7 } }))).toEqual([]);
    expect(found(source, around({ now: Date.UTC(2023, 8, 10) }))).toEqual([]);
    const sameDay = [read('2023-08-%2024.md', BODY)];
    expect(found(source, around({ sameDay }))).toEqual(['meeting-duplicate', 'meeting-overdue']);
    const edited = openDocuments.update(
      document,
      [{ range: { start: { line: 2, character: 11 }, end: { line: 2, character: 13 } }, text: '10' }],
      2,
    );
    expect(found(edited.source, around({ sameDay }))).toEqual(['meeting-overdue']);
  });

  it('say what they would say of the same text opened anew', () => {
    const rules = Object.fromEntries(
      allRules.map(({ id, group }) => [id, group === 'series' ? ('default' as const) : ('off' as const)]),
    );
    const profile = { ...curve, rules };
    const article = (id: string): string => `- [文](https://mp.weixin.qq.com/s/${id.repeat(10)})`;
    const whole = (day: string, work: string, now: string, before: string): string =>
      `## 时间\n\n${day} 19:00~19:30\n\n## 会议内容\n\n### 一、近期工作\n\n${work}\n\n### 三、近期公众号文章\n\n#### 本期文章\n\n${article(now)}\n\n#### 上期文章\n\n${article(before)}\n`;
    const open = (uri: string, text: string) => readMinutes(createSourceText(uri, 1, text), profile);
    const uri = 'file:///m/2023-09-07.md';
    const text = whole('2023/09/07', '#### 部署\n\n- 离线安装已经支持\n- 文档', 'c', 'a');
    const surroundings = around({
      now: Date.UTC(2023, 10, 1),
      earlier: [
        open(
          'file:///m/2023-08-24.md',
          whole(
            '2023/08/24',
            '#### 快照\n\n- flatten 预计8月发布\n- 待测试\n\n#### 缓存\n\n- 缓存淘汰策略待评审',
            'b',
            'x',
          ),
        ),
      ],
      sameDay: [open('file:///m/2023-09-%2007.md', text)],
    });
    const all = (source: SourceText) => diagnosesOf(checkUp(readMinutes(source, profile), surroundings));
    expect(new Set(all(createSourceText(uri, 0, text)).map(({ ruleId }) => ruleId)).size).toBe(4);
    const kinds = (source: SourceText) => all(source).map(({ ruleId }) => ruleId);
    const announced = openDocuments.create(uri, 'markdown', 1, text.replace(article('a'), article('b')));
    expect(kinds(announced.source)).not.toContain('articles-previous');
    const end = positionAt(announced.source, announced.source.text.lastIndexOf('b)'));
    const mistyped = openDocuments.update(announced, [{ range: { start: end, end }, text: 'z' }], 2);
    expect(kinds(mistyped.source)).toContain('articles-previous');
    const insert = fc.constantFrom(
      'flatten',
      '缓存',
      '淘汰',
      '快',
      '照',
      'a',
      'b',
      ' ',
      '\n',
      '\n- ',
      '#',
      '上期',
      '待',
      '',
    );
    const edit = fc.record({
      at: share,
      remove: fc.nat({ max: 3 }),
      insert,
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 25, maxLength: 25 }), (edits) => {
        let source = createSourceText(uri, 0, text);
        all(source);
        for (const [version, { at, remove, insert: words }] of edits.entries()) {
          const start = Math.floor(at * source.text.length);
          const range = { start: positionAt(source, start), end: positionAt(source, start + remove) };
          const document = { ...openDocuments.create(uri, 'markdown', version, ''), source };
          source = openDocuments.update(document, [{ range, text: words }], version + 1).source;
          expect(all(source)).toEqual(all(createSourceText(uri, version + 1, source.text)));
        }
      }),
      { numRuns: 60 },
    );
  });
});
