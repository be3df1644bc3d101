import { describe, expect, it } from 'vitest';
import { history } from '../../server/language-service/commands/history.ts';
import { historyRequest } from '../../server/language-service/features/history.ts';
import { positionAt } from '../../server/language-service/text/source-text.ts';
import type { HistoryAnswer } from '../../server/language-service/workspace/answers.ts';
import { zhCn } from '../support/chinese.ts';
import { indexOf, uriOf } from '../support/index-of.ts';
import { CLEAN } from '../support/samples.ts';
import { type SnapshotOptions, snapshotOf } from '../support/snapshot.ts';

const NAME = '2023-08-24.md';
const opening = (day: string): string =>
  `## 时间\n\n${day} 19:00~19:30\n\n## 会议内容\n\n### 一、近期工作\n\n`;

const index = indexOf({
  '2023-06-29.md': `${opening('2023/06/29')}#### CurveBS\n\n- 讨论 #3001 的做法\n  - 等 *测试* 结果\n\n##### 快照\n\n见 [设计](a.md)\n\n#### 周边生态\n\n- 无\n`,
  '2023-07-13.md': `${opening('2023/07/13')}- [修复 [缓存]](https://github.com/opencurve/curve/pull/3001/files)，**下周**合入\n- 又见 #3001\n`,
  '2023-09-07.md': `${opening('2023/09/07')}#### 块存储\n\n- 已发布：\n  https://github.com/opencurve/curve/issues/3001/\n`,
  [NAME]: CLEAN,
});

function ask(argument: unknown, options: SnapshotOptions = {}): HistoryAnswer | undefined {
  return historyRequest.handle(snapshotOf(NAME, CLEAN, { index, ...options }), argument);
}

const brief = ({ entries }: HistoryAnswer): string[] =>
  entries.map(({ day, line, column, section, words }) => `${day} ${line}:${column} ${section} | ${words}`);

describe('history', () => {
  it('tells what each meeting said of a number, the latest first', () => {
    const found = ask({ words: '#3001' })!;
    expect(found.title).toBe('opencurve/curve#3001');
    expect(brief(found)).toEqual([
      '2023-09-07 11:2 块存储 | 已发布：',
      expect.stringMatching(/^2023-08-24 \d+:\d+ Curve文件存储 \| 修复缓存失效后读到旧数据的问题 #3001$/),
      '2023-07-13 8:2 近期工作 | 修复 [缓存]，下周合入',
      '2023-06-29 10:5 CurveBS | 讨论 #3001 的做法',
    ]);
    expect(found.entries[0]!.uri).toBe(uriOf('2023-09-07.md'));
  });

  it('tells what stands under a topic, those inside it included, up to the next', () => {
    const found = ask({ words: 'curve块存储' })!;
    expect(found.title).toBe('块存储');
    expect(brief(found).at(-1)).toBe('2023-06-29 8:0 近期工作 | 讨论 #3001 的做法 · 等 测试 结果 · 见 设计');
  });

  it('is found from a place, a key and any spelling', () => {
    const whole = ask({ words: '#3001' });
    const uri = uriOf(NAME);
    const snapshot = snapshotOf(NAME, CLEAN, { index });
    const position = positionAt(snapshot.text(uri)!, CLEAN.indexOf('#3001'));
    expect(ask({ uri, position })).toEqual(whole);
    expect(ask({ key: whole!.key })).toEqual(whole);
    for (const words of [' opencurve/curve#3001', 'https://github.com/OpenCurve/curve/pull/3001/files']) {
      expect(ask({ words })).toEqual(whole);
    }
  });

  it('calls an article what the latest meeting called it', () => {
    const found = ask({ words: 'https://mp.weixin.qq.com/s/AbCdEfGhIjKlMnOpQrStUv#rd' })!;
    expect(found.title).toBe('《一次慢盘的排查》');
  });

  it('is nothing where nothing stands', () => {
    const uri = uriOf(NAME);
    const position = { line: 0, character: 1 };
    for (const argument of [
      { uri, position },
      { uri: uriOf('README.md'), position },
      { uri },
      { uri, position: { line: 'x' } },
      { key: 'number:opencurve/curve#1' },
      { words: '没有' },
      { words: '' },
      {},
      null,
      undefined,
      7,
      'x',
      [],
    ]) {
      expect(ask(argument)).toBeUndefined();
    }
  });

  it('cuts long words, no character through', () => {
    const long = indexOf({ [NAME]: `${opening('2023/08/24')}- #7 ${'𠮷'.repeat(200)}\n` });
    const [entry] = ask({ words: '#7' }, { index: long })!.entries;
    expect(Array.from(entry!.words)).toHaveLength(120);
    expect(entry!.words.endsWith('𠮷…')).toBe(true);
  });

  it('knows the places before it knows the words', () => {
    const first = indexOf({});
    for (const { details: _, ...meeting } of index.meetings) first.put(meeting);
    const found = ask({ words: '#3001' }, { index: first })!;
    expect(found.entries.map(({ words }) => words)).toEqual(['', '', '', '']);
    expect(ask({ words: 'https://mp.weixin.qq.com/s/AbCdEfGhIjKlMnOpQrStUv' }, { index: first })!.title).toBe(
      'AbCdEfGhIjKlMnOpQrStUv',
    );
  });

  it('is a page for editors without a view of their own', () => {
    const effect = history.run(snapshotOf(NAME, CLEAN, { index, translations: zhCn }), { words: '#3001' })!;
    const { markdown } = effect.answer as { markdown: string };
    expect(effect.edit).toBeUndefined();
    const lines = markdown.split('\n');
    expect(lines.slice(0, 5)).toEqual([
      '# opencurve/curve\\#3001',
      '',
      '见于 4 次会议，最近的在前',
      '',
      `- [2023-09-07](<${uriOf('2023-09-07.md')}#L12>) · 块存储  `,
    ]);
    expect(markdown).toContain('  修复 \\[缓存\\]，下周合入');
  });
});
