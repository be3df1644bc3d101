import { describe, expect, it } from 'vitest';
import type { Minutes } from '../../server/language-service/model/minutes.ts';
import { hasSameRoles, rolesAt, sinceOf } from '../../server/language-service/model/outline.ts';
import { portionsOf } from '../../server/language-service/model/portions.ts';
import { readMinutes } from '../../server/language-service/model/read-minutes.ts';
import { curve } from '../../server/language-service/profiles/curve.ts';
import { checkUp, diagnosesOf, type Surroundings } from '../../server/language-service/rules/check.ts';
import { createSourceText, positionAt } from '../../server/language-service/text/source-text.ts';
import { type OpenDocument, openDocuments } from '../../server/lsp/open-document.ts';
import { CLEAN } from '../support/samples.ts';

/** In the layout of then two sections may be left out. */
const then = (text: string): string =>
  text.replaceAll('2023/08/24', '2022/12/01').replace(/### 二、[\s\S]*?(?=### 三、)/, '');
const MEETING = [
  '### 一、近期工作\n\n#### Curve块存储\n\n- 快照\n\n#### Curve文件存储\n\n- 配额\n\n',
  '### 二、开源社区\n\n- 活动\n\n### 控制台\n\n**周边**\n\n- 面板\n\n#### 空的\n\n',
].join('');
const QUESTIONS = '### 三、答疑 & 交流\n\n支持配额吗\n\n支持。\n\n';
const NEWS = ['新增磁盘延迟的监控面板', '修复缓存失效后读到旧数据的问题', '完成快照功能的方案评审'];
const NEWS_OF_WORK = `### 一、近期工作\n\n${NEWS.map((words) => `- ${words}\n`).join('')}\n`;

const surroundings: Surroundings = {
  now: Date.UTC(2023, 8, 1),
  exists: () => undefined,
  read: () => undefined,
  earlier: [
    readMinutes(
      createSourceText('file:///minutes/2023-08-10.md', 1, `## 会议内容\n\n${NEWS_OF_WORK}`),
      curve,
    ),
  ],
};

/** The minutes of one meeting, and then of many more. */
const years = (times: number, meeting = MEETING, first = CLEAN): string =>
  `${first}\n${meeting.repeat(times)}`;

/** What is found in minutes, what stands where, and what it is for. */
function seen(minutes: Minutes) {
  return {
    title: minutes.title,
    found: diagnosesOf(checkUp(minutes, surroundings)),
    roles: minutes.passages.map((_, index) => rolesAt(minutes, index, 0)),
    sections: portionsOf(minutes).map(({ section: { level, spec, match } }) => ({
      level,
      id: spec?.id,
      match,
    })),
  };
}

/**
 * What happens when the last words of some kinds are replaced, all at once: whether the document was followed, not read anew,
 * and whether everything is found in it that is found in the same text opened.
 */
function rename(text: string, ...names: readonly (readonly [words: string, other: string])[]) {
  const day = /\d{4}\/\d\d\/\d\d/.exec(text)?.[0].replaceAll('/', '-');
  const uri = `file:///minutes/${day}.md`;
  const opened = createSourceText(uri, 1, text);
  const before = readMinutes(opened, curve);
  checkUp(before, surroundings);
  let document: OpenDocument = { ...openDocuments.create(uri, 'markdown', 1, ''), source: opened };
  for (const [words, other] of names) {
    const place = document.source.text.lastIndexOf(words);
    const [start, end] = [place, place + words.length].map((each) => positionAt(document.source, each));
    if (start && end) document = openDocuments.update(document, [{ range: { start, end }, text: other }], 2);
  }
  const { source } = document;
  const minutes = readMinutes(source, curve);
  const fresh = readMinutes(createSourceText(uri, 2, source.text), curve);
  expect(seen(minutes)).toEqual(seen(fresh));
  if (hasSameRoles(sinceOf(before), sinceOf(minutes), minutes.layout)) {
    for (const [index, { passage }] of minutes.passages.entries())
      if (before.passages[index]?.passage === passage)
        expect(rolesAt(minutes, index, 0)).toEqual(rolesAt(before, index, 0));
  }
  return minutes.since?.renamed ?? 'read anew';
}

describe('a heading that is called otherwise', () => {
  it.each([
    ['a section once more, mistyped', '近期工作', '近期的工作'],
    ['a section once more that becomes one of the meeting’s own', '期工作', '控制面板'],
    ['a section that is called by half of its name', '开源社区', '开源社区活动'],
    ['a topic that is none any more', 'Curve块存储', 'Curve块的存储'],
    ['a topic of another name', 'Curve块存储', 'CurveFS'],
    ['a heading of the meeting’s own that becomes a section’s other name', '控制台', '社区相关'],
    ['a heading of the meeting’s own that becomes a section once more', '### 控制台', '### 近期工作'],
    ['an empty heading that becomes a topic', '空的', 'CurveFS'],
    ['a bold line', '周边', '近期的工作'],
    ['questions once more', '疑 & 交流', '谢', QUESTIONS],
  ])('leaves the others what they are: %s', (_, words, other, behind = '') => {
    expect(rename(years(14, MEETING + behind), [words, other])).not.toBe('read anew');
  });

  it.each([
    [
      'it stands for its section',
      '### 二、开源社区活动和外部会议',
      '### 二、开源社区活动和外会议',
      years(14),
    ],
    ['another one may stand for the section', '近期工作', '近期的工作', years(4)],
    [
      'it is better than the one that stands for the section',
      '控制台',
      '开源社区活动和外部会',
      `${CLEAN.replace('### 二、开源社区活动和外部会议', '#### 二、开源社区活动和外会议')}\n${MEETING.replace('开源社区', '招聘').repeat(14)}`,
    ],
    [
      'it is a bold line that names a missing section',
      '周边',
      '开源社区',
      then(CLEAN) + MEETING.replace(/### 二、.*/, ''),
    ],
    ['it is a bold line that is looked for', '周边', '会议时间', years(14)],
    [
      'it is an empty section once more, which holds nothing',
      '近期工作',
      '近期的工作',
      `${years(14)}### 一、近期工作\n\n##### 部署\n\n- 快照\n`,
    ],
    [
      'questions stand under it',
      '疑 & 交流',
      '谢',
      years(14, MEETING + QUESTIONS.replace('支持配额吗', '**支持配额吗**')),
    ],
    ['it is looked for as the time', '控制台', '会议时间', years(14)],
    ['it holds what is asked', '控制台', '答疑 & 交流', years(14)],
    [
      'it was a topic beside deeper ones',
      'Curve文件存储',
      '文件',
      years(14, MEETING.replace('#### Curve块', '##### Curve块')),
    ],
    [
      'it is the first that is there twice',
      '社区相关',
      '社区的相关',
      `${CLEAN.replace('开源社区活动和外部会议', '社区相关')}\n${'### 二、社区活动\n\n- 活动\n\n'.repeat(14)}### 二、社区相关\n\n- 活动\n`,
    ],
  ])('is read with all others where %s', (_, words, other, text) => {
    expect(rename(text, [words, other])).toBe('read anew');
  });

  it('takes news along that are no news any more', () => {
    expect(
      rename(years(14, `${NEWS_OF_WORK}${MEETING}`).concat(NEWS_OF_WORK), ['近期工作', '近期的工作']),
    ).not.toBe('read anew');
  });

  it('may become the title where it is the first', () => {
    expect(rename(`## 双周会\n\n${CLEAN}`, ['## 双周会', '## 双周会 2023-08-24'])).toBe('read anew');
    expect(rename(`## 近期进展\n\n${CLEAN}`, ['## 近期进展', '## 近期进展 2023-08-24'])).toBe('read anew');
  });

  it('is followed from name to name', () => {
    const there = rename(years(14), ['近期工作', '近期的工作']);
    expect(there).toEqual(new Map([[expect.any(Number), {}]]));
    const back = rename(`${years(13)}${MEETING.replace('近期工作', '近期的工作')}`, [
      '近期的工作',
      '近期工作',
    ]);
    expect(back).toEqual(
      new Map([[expect.any(Number), { spec: expect.objectContaining({ role: 'work' }), match: 'name' }]]),
    );
  });

  it('leaves the others what they are where several are called otherwise at once', () => {
    const name = ['近期工作', '近期的工作'] as const;
    const renamed = rename(years(14), name, name, name);
    expect(renamed === 'read anew' ? [] : [...renamed.values()]).toEqual([{}, {}, {}]);
  });

  it('is read with all others where two are called otherwise, which together stand at two levels', () => {
    const text = years(
      14,
      MEETING.replaceAll(/Curve|存储/g, '')
        .replace('### 控制台', '#### 控制台')
        .replace('#### 空的', '##### 空的'),
    );
    expect(rename(text, ['空的', 'CurveFS'], ['控制台', 'CurveBS'])).toBe('read anew');
  });

  it('changes what a bold line of a topic’s name is taken for, where it was the last topic, or the one above it', () => {
    const plain = CLEAN.replace(/#### .*\n\n/g, '');
    const meeting = '### 一、近期工作\n\n**Curve块存储**\n\n- 快照\n\n';
    const text = `${plain}\n${meeting.repeat(14)}#### Curve文件存储\n\n- 配额\n`;
    expect(rename(text, ['文件存储', '文件'])).not.toBe('read anew');
    const under = `${years(14)}#### Curve文件存储\n\n**CurveBS**\n\n- 扩容\n`;
    expect(rename(under, ['文件存储', '文件'])).not.toBe('read anew');
  });
});
