import { describe, expect, it } from 'vitest';
import { curve } from '../../server/language-service/profiles/curve.ts';
import { recognise } from '../../server/language-service/profiles/recognise.ts';
import { matchSection, normaliseName } from '../../server/language-service/profiles/section-name.ts';
import { sectionsOf } from '../../server/language-service/profiles/sections-of.ts';

function named(name: string, layoutId = 'F'): string | undefined {
  const layout = curve.layouts.find(({ id }) => id === layoutId)!;
  const found = matchSection(name, sectionsOf(layout));
  return found && `${found.spec.id} ${found.match}`;
}

describe('normaliseName', () => {
  it.each([
    ['**时间**', '时间'],
    ['时间：', '时间'],
    ['**时间：**', '时间'],
    [' 时 间 ', '时间'],
    ['时间 (Time)', '时间'],
    ['时间（Time）：', '时间'],
    ['Agenda (议题)', 'agenda'],
    ['时间 / Time', '时间'],
    ['答疑 ＆ 交流', '答疑&交流'],
    ['Ｑ＆Ａ', 'q&a'],
    ['Q/A', 'q/a'],
    ['控制台开源 :tada::tada:', '控制台开源'],
    ['🎉 近期工作 👍🏽', '近期工作'],
    ['近期工作（上）', '近期工作(上)'],
    ['__答疑__', '答疑'],
    ['', ''],
    ['***', ''],
  ])('%s', (text, name) => {
    expect(normaliseName(text)).toBe(name);
  });
});

describe('matchSection', () => {
  it.each([
    ['近期工作', 'work name'],
    ['答疑&交流', 'questions name'],
    ['开源社区', 'community alias'],
    ['近期进展', 'work former'],
    ['OpenCurve公众号文章', 'articles former'],
    ['最近工作', 'work near'],
    ['近期工做', 'work near'],
    ['答疑交流', 'questions near'],
    ['答疑和交流', 'questions near'],
    ['开源社区活动与外部会议', 'community near'],
    ['开源社区活动', 'community near'],
    ['加人会议', 'join near'],
    ['会议时间', 'time near'],
  ])('knows %s in the newest layout as %s', (name, expected) => {
    expect(named(name)).toBe(expected);
  });

  it.each([
    '正在进行',
    '开源周报',
    '开源活动预告',
    '主要工作',
    '社区活动',
    '时间安排',
    '时间线',
    '版本规划',
    '会议安排',
    '',
  ])('leaves the topic %s alone in every layout', (name) => {
    expect(curve.layouts.map(({ id }) => named(name, id)).filter(Boolean)).toEqual([]);
  });

  it('does not take a topic for a section that the layout has not got', () => {
    expect(named('OpenCurve公众号文章', 'E')).toBeUndefined();
  });

  it('wants more likeness of Latin words', () => {
    const spec = { ...curve.layouts[0]!.sections[0]!, name: 'Attendees' };
    expect(matchSection('Attendes', [spec])?.match).toBe('near');
    expect(matchSection('Attended', [spec])).toBeUndefined();
    expect(matchSection('Team', [{ ...spec, name: 'Time' }])).toBeUndefined();
  });
});

describe('recognise', () => {
  const flat = 'file:///tmp/2023-08-24.md';

  it.each([
    ['headings', '## 时间\n\n## 加入会议\n'],
    ['CRLF and a byte order mark', '\uFEFF## 时间\r\n2023/08/24\r\n\r\n## 会议内容\r\n'],
    ['setext headings', '时间\n====\n\n加入会议\n---\n'],
    ['bold lines', '**时间**\n\n**会议纪要**：\n'],
    ['ordinals and names of other times', '### 一、近期进展\n\n### **2. 问题答疑**\n'],
    ['English ordinals', '### Part 1 项目开发工作\n\n### Part 2 社区相关建设\n'],
    ['a closed fence before', '```\n## x\n```\n## 时间\n~~~\n## y\n~~~\n## 会议内容 ##\n'],
  ])('knows minutes by %s', (_, text) => {
    expect(recognise(text, flat)).toBe(true);
    expect(recognise(text, 'untitled:Untitled-1')).toBe(true);
  });

  it.each([
    ['one section', '## 时间\n\n## 时间\n'],
    ['sections in a fence', '## 时间\n\n````md\n```\n## 加入会议\n````\n'],
    ['sections in an open fence', '```\n## 时间\n\n## 加入会议\n'],
    ['sections in prose', '时间 加入会议\n\n- 时间\n- 加入会议\n> ## 时间\n'],
    ['longer headings', '## 会议时间安排\n\n## 如何加入会议\n'],
    ['nothing', ''],
  ])('does not take %s for minutes', (_, text) => {
    expect(recognise(text, flat)).toBe(false);
  });

  it('believes the folder, but never an index page', () => {
    expect(recognise('', 'file:///x/%E5%8F%8C%E5%91%A8%E4%BC%9A/2023-01-05.md')).toBe(true);
    expect(recognise('## 时间\n\n## 加入会议\n', 'file:///x/README.md')).toBe(false);
    expect(recognise('## 时间\n\n## 加入会议\n', 'file:///x/Double%20Week%20Meetings/index.md')).toBe(false);
  });

  it('looks at a long text once, quickly', () => {
    const text = `${'# '.repeat(100)}\n${'*'.repeat(100)}\n`.repeat(20_000);
    const started = performance.now();
    expect(recognise(text, flat)).toBe(false);
    expect(recognise('x'.repeat(5_000_000), flat)).toBe(false);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
