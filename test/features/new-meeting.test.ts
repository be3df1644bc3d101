import { describe, expect, it } from 'vitest';
import type { CreateFile, TextDocumentEdit, TextEdit } from 'vscode-languageserver-types';
import {
  filesForMeeting,
  newMeeting,
  newMinutes,
} from '../../server/language-service/commands/new-meeting.ts';
import { planNewMeeting } from '../../server/language-service/features/new-meeting.ts';
import { readMinutes } from '../../server/language-service/model/read-minutes.ts';
import { curve } from '../../server/language-service/profiles/curve.ts';
import type { Profile } from '../../server/language-service/profiles/profile.ts';
import { check } from '../../server/language-service/rules/check.ts';
import { createSourceText } from '../../server/language-service/text/source-text.ts';
import type { Snapshot } from '../../server/language-service/workspace/snapshot.ts';
import { CLEAN } from '../support/samples.ts';
import { type Files, ROOT, uriIn, type WorkspaceOptions, workspaceOf } from '../support/workspace-of.ts';

const HOME = '2023/Double Week Meetings/';
const PREVIOUS =
  '## 时间\n\n2023/08/10 19:00~19:30\n\n## 会议内容\n\n### 一、近期工作\n\n### 二、开源社区活动和外部会议\n\n- 开发者活动报名 https://github.com/opencurve/curve/issues/3003\n';
const files: Files = { [`${HOME}2023-08-10.md`]: PREVIOUS, [`${HOME}2023-08-24.md`]: CLEAN };
const uri = uriIn(`${HOME}2023-08-24.md`);

function at(
  now: string,
  texts: Files = files,
  wish: object = { uri },
  options: WorkspaceOptions = {},
): Snapshot {
  const snapshot = workspaceOf(texts, (bare) => filesForMeeting(bare, wish), options);
  return { ...snapshot, now: Date.parse(now) };
}

function made(snapshot: Snapshot, wish: object = { uri }) {
  const found = newMinutes(snapshot, wish);
  if ('problem' in found) throw new Error(found.problem.template);
  return found;
}

describe('the next meeting', () => {
  it('is planned before anything is written', () => {
    const plan = planNewMeeting.handle(at('2023-08-25T02:00:00Z'), { uri });
    if (!plan || 'problem' in plan) throw new Error('no plan');
    expect(plan.days.slice(0, 2)).toEqual([
      {
        date: '2023-09-07',
        uri: uriIn(`${HOME}2023-09-07.md`),
        path: `${HOME}2023-09-07.md`,
        why: 'turn',
        exists: false,
      },
      expect.objectContaining({ date: '2023-09-14', why: 'later' }),
    ]);
    expect([plan.start, plan.end]).toEqual(['19:00', '19:30']);
    expect(plan.carried.map(({ words, reason, preselected }) => [words, reason, preselected])).toEqual([
      ['Curve文件存储', 'topic', true],
      ['目录配额', 'open', false],
      ['客户端缓存', 'reference', false],
      ['Curve块存储', 'topic', true],
      ['克隆：压力测试进行中', 'open', true],
      ['周边生态', 'topic', true],
      ['开发者活动进行中，报名见 活动页面', 'standing', true],
      ['《一次慢盘的排查》', 'reference', false],
      ['《从零部署一个集群》', 'reference', false],
    ]);
    expect(plan.carried[1]!.from).toEqual({ uri, day: '2023-08-24', line: 25 });
  });

  it('has no error, and nothing of the last one’s time and invitation', () => {
    const snapshot = at('2023-08-25T02:00:00Z');
    const { text, day } = made(snapshot);
    expect(day.path).toBe(`${HOME}2023-09-07.md`);
    expect(text).toContain('2023/09/07 19:00~19:30');
    expect(text).not.toMatch(/2023\/08|123-456-789|aB3dE5fG7hJ9|小麦/);
    expect(text).toContain('#### Curve块存储\n\n- 克隆：压力测试进行中\n\n#### 周边生态\n\n- \n');
    const minutes = readMinutes(createSourceText(day.uri, 0, text), curve);
    const findings = check(minutes, {
      now: snapshot.now,
      exists: () => undefined,
      read: () => undefined,
      earlier: [readMinutes(createSourceText(uri, 0, CLEAN), curve)],
    });
    expect(findings.filter(({ severity }) => severity === 'error' || severity === 'warning')).toEqual([]);
  });

  it('is typed into where something is left to say: the whole invitation first, not the time that is known', () => {
    const { snippet, text } = made(at('2023-08-25T02:00:00Z'));
    expect(snippet).toContain('\n\n2023/09/07 19:00~19:30\n');
    const block = /```text\n([\s\S]*?)\n```/;
    expect(block.exec(snippet)![1]).toBe(`\${1:${block.exec(text)![1]}}`);
    expect(block.exec(text)![1]).toContain('待补充');
  });

  it('takes over what is chosen, in the order of the minutes', () => {
    const snapshot = at('2023-08-25T02:00:00Z');
    const plan = planNewMeeting.handle(snapshot, { uri });
    if (!plan || 'problem' in plan) throw new Error('no plan');
    const ids = plan.carried.filter(({ words }) => /缓存|慢盘/.test(words)).map(({ id }) => id);
    const { text } = made(snapshot, { uri, carry: ids.toReversed() });
    expect(text).toContain('#### Curve文件存储\n\n- 客户端缓存\n  - 修复缓存失效后读到旧数据的问题 [#3001]');
    expect(text).toContain('- [《一次慢盘的排查》](https://mp.weixin.qq.com/s/AbCdEfGhIjKlMnOpQrStUv)\n');
    expect(text).not.toContain('压力测试');
    expect(made(snapshot, { uri, carry: [] }).text).not.toContain('慢盘');
  });

  it('keeps the invitation of a series, with the new day', () => {
    const series = CLEAN.replace('123-456-789', '123-4567-8901').replace(
      '北京\n',
      '北京\n重复周期：2023/08/10-2023/12/28 19:00-19:30, 每两周 (周四)\n',
    );
    const last = { [`${HOME}2023-08-24.md`]: series };
    const { text } = made(at('2023-08-25T02:00:00Z', last));
    expect(text).toContain('#腾讯会议：123-4567-8901');
    expect(text).toContain('会议时间：2023/09/07 19:00-19:30 (GMT+08:00)');
    expect(text).toContain('重复周期：2023/08/10-2023/12/28');
    const over = { [`${HOME}2023-08-24.md`]: series.replace('2023/12/28', '2023/08/31') };
    expect(made(at('2023-08-25T02:00:00Z', over)).text).not.toContain('123-4567-8901');
  });

  it('asks again what nobody answered', () => {
    const asked = { [`${HOME}2023-08-24.md`]: CLEAN.replace(/1\. 配额[\s\S]*$/, '- Q：何时发布？\n') };
    const { text } = made(at('2023-08-25T02:00:00Z', asked));
    expect(text).toContain('- Q：何时发布？\n  - A：\n');
  });

  it('has a section that need not be there, when something of it is carried over', () => {
    const [layout] = curve.layouts.slice(-1);
    const sections = layout!.sections.map((section) =>
      section.role === 'content'
        ? {
            ...section,
            sections: section.sections.map((each) => ({ ...each, required: each.role !== 'community' })),
          }
        : section,
    );
    const profile: Profile = { ...curve, layouts: [...curve.layouts.slice(0, -1), { ...layout!, sections }] };
    const snapshot = at('2023-08-25T02:00:00Z', files, { uri }, { profile });
    expect(made(snapshot).text).toContain('### 二、开源社区活动和外部会议\n\n- 开发者活动进行中');
    const bare = made(snapshot, { uri, carry: [] }).text;
    expect(bare).not.toContain('开源社区');
    expect(bare).toContain('### 二、近期公众号文章');
  });

  it('goes to the folder of its year', () => {
    const last = { '2023/Double Week Meetings/2023-12-28.md': CLEAN.replaceAll('2023/08/24', '2023/12/28') };
    const wish = { uri: uriIn('2023/Double Week Meetings/2023-12-28.md') };
    const { day } = made(at('2023-12-29T02:00:00Z', last, wish), wish);
    expect(day.path).toBe('2024/Double Week Meetings/2024-01-11.md');
  });

  it('is not made twice: the one that is there is shown', () => {
    const wish = { uri, date: '2023-08-24' };
    const snapshot = at('2023-08-25T02:00:00Z', files, wish);
    expect(newMeeting.run(snapshot, wish)).toMatchObject({
      show: { uri },
      answer: { uri, exists: true },
    });
    expect(newMeeting.run(snapshot, wish)).not.toHaveProperty('edit');
  });

  it('is made by one edit that writes over nothing', () => {
    const effect = newMeeting.run(at('2023-08-25T02:00:00Z'), { uri });
    const [create, write] = effect!.edit!.documentChanges as [CreateFile, TextDocumentEdit];
    expect(create).toEqual({
      kind: 'create',
      uri: uriIn(`${HOME}2023-09-07.md`),
      options: { overwrite: false, ignoreIfExists: false },
    });
    expect(write.edits).toHaveLength(1);
    const unable = at('2023-08-25T02:00:00Z', files, { uri }, { client: { createsFiles: false } });
    expect(newMeeting.run(unable, { uri })).toMatchObject({
      file: { uri: uriIn(`${HOME}2023-09-07.md`), text: (write.edits[0] as TextEdit).newText },
    });
  });

  it('is the first one of a folder without minutes', () => {
    const wish = { uri: `${ROOT}Double%20Week%20Meetings/` };
    const { day, text, plan } = made(at('2023-08-25T02:00:00Z', {}, wish), wish);
    expect(day.uri).toBe(`${ROOT}Double%20Week%20Meetings/2023-08-31.md`);
    expect(text).toContain('2023/08/31 19:00~19:30');
    expect(plan.carried).toEqual([]);
  });

  it('comes in the rhythm that the dates show where the profile has none', () => {
    const { rhythm: _, ...rest } = curve;
    const profile: Profile = rest;
    const texts = Object.fromEntries(
      ['2023-08-01', '2023-08-08', '2023-08-15', '2023-08-22'].map((day) => [
        `${HOME}${day}.md`,
        CLEAN.replaceAll('2023/08/24', day.replaceAll('-', '/')),
      ]),
    );
    const wish = { uri: uriIn(`${HOME}2023-08-22.md`) };
    expect(made(at('2023-08-23T02:00:00Z', texts, wish, { profile }), wish).day.path).toBe(
      `${HOME}2023-08-29.md`,
    );
  });

  it('is refused in plain words where a wish makes no sense', () => {
    const refusal = (wish: object) => planNewMeeting.handle(at('2023-08-25T02:00:00Z', files, wish), wish);
    expect(refusal({ uri, date: '2023-02-30' })).toEqual({
      problem: '“2023-02-30” is no date; write it as “2023-09-07”.',
    });
    expect(refusal({ uri, start: 'late' })).toEqual({
      problem: '“late” is no time of day; write it as “19:00”.',
    });
  });
});
