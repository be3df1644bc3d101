import { describe, expect, it } from 'vitest';
import { checklist } from '../../server/language-service/features/checklist.ts';
import { CLEAN } from '../support/samples.ts';
import { snapshotOf } from '../support/snapshot.ts';
import { applyTo, type Files, uriIn, workspaceOf } from '../support/workspace-of.ts';

function left(text: string, now = '2023-08-25T00:00:00Z') {
  const snapshot = snapshotOf('2023-08-24.md', text, { now });
  return checklist.handle(snapshot, { uri: snapshot.uri })!;
}

describe('what is left to do', () => {
  it('is nothing in minutes that are done', () => {
    expect(left(CLEAN)).toMatchObject({ state: 'done', items: [], fixable: 0 });
  });

  it('is told in the order in which it is best done, each with its place', () => {
    const text = CLEAN.replace(/- 部署工具[^\n]*\n- 监控[^\n]*/, '- ')
      .replace('2023/08/24 19:00~', '2023/08-24 19:00~')
      .replace('存储大会分享', '待补充')
      .replace(/1\. 配额[\s\S]*$/, '- Q：何时发布？\n  - A：\n');
    const { state, items, fixable } = left(text);
    expect(state).toBe('due');
    expect(items.map(({ kind, line }) => [kind, line])).toEqual([
      ['section', 38],
      ['question', 54],
      ['finding', 2],
    ]);
    expect(items[1]!.words).toBe('No answer to “何时发布？”');
    expect(fixable).toBe(1);
  });

  it('can be said to be nothing where a section is empty', () => {
    const text = CLEAN.replace(/1\. 配额[\s\S]*$/, '');
    const [item] = left(text).items;
    const end = { line: 53, character: 13 };
    expect(item).toMatchObject({
      kind: 'section',
      nothing: [{ range: { start: end, end }, newText: '\n\n无' }],
    });
  });

  it('is no fault before the meeting is over', () => {
    const text = CLEAN.replace(/1\. 配额[\s\S]*$/, '');
    expect(left(text, '2023-08-24T11:29:00Z').state).toBe('draft');
    expect(left(text, '2023-08-24T11:31:00Z').state).toBe('due');
  });
});

describe('the page that lists the meetings', () => {
  const page = '# 会议\n\n<!-- minutes-index -->\n<!-- /minutes-index -->\n';
  const name = 'Double Week Meetings/2023-08-24.md';
  const uri = uriIn(name);
  const params = { uri, page: true };

  function ask(files: Files) {
    const snapshot = workspaceOf(files, (bare) => checklist.needs!(bare, params), { open: [name] });
    return checklist.handle({ ...snapshot, findings: () => [] }, params)!;
  }

  it('is left to do where it is out of date, with the edit that does it', () => {
    const files = { [name]: CLEAN, 'README.md': page };
    const { items, state } = ask(files);
    expect(items).toMatchObject([{ kind: 'page', uri: uriIn('README.md') }]);
    expect(state).toBe('done');
    const after = applyTo(files, items[0]!.edit!);
    expect(after['README.md']).toContain('2023-08-24');
    expect(ask(after).items).toEqual([]);
  });

  it('is none where nobody asked for one', () => {
    expect(ask({ [name]: CLEAN, 'README.md': '# 会议\n' }).items).toEqual([]);
  });
});
