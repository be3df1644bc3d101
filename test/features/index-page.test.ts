import { describe, expect, it } from 'vitest';
import { codeAction } from '../../server/language-service/features/code-action.ts';
import { diagnose } from '../../server/language-service/features/diagnostic.ts';
import { executeCommand } from '../../server/language-service/features/execute-command.ts';
import { indexPage } from '../../server/language-service/features/index-page.ts';
import { readDetails } from '../../server/language-service/model/scan/scan-meeting.ts';
import { curve } from '../../server/language-service/profiles/curve.ts';
import { createSourceText } from '../../server/language-service/text/source-text.ts';
import { createMeetingIndex } from '../../server/language-service/workspace/series/create-meeting-index.ts';
import type { MeetingIndex } from '../../server/language-service/workspace/series/meeting-index.ts';
import type { Snapshot } from '../../server/language-service/workspace/snapshot.ts';
import { meetingOf, minutesOn, SERIES } from '../support/series.ts';
import { snapshotOf } from '../support/snapshot.ts';

const PAGE = `${SERIES}README.md`;
const MINUTES = `${SERIES}2023-08-24.md`;

function indexOf(...days: readonly string[]): MeetingIndex {
  const index = createMeetingIndex();
  for (const day of days) {
    const text = minutesOn(day, ['#### 快照', '- 已完成']);
    const meeting = meetingOf(`${day}.md`, text);
    index.put({ ...meeting, details: readDetails(createSourceText(meeting.uri, 1, text), curve) });
  }
  index.reached('whole');
  return index;
}

/** An editor in which nothing but the page is open; with `closed` not even that. */
function editorWith(text: string, index: MeetingIndex, closed = false): Snapshot {
  const source = createSourceText(PAGE, 3, text);
  return {
    ...snapshotOf('README.md', ''),
    index,
    text: (uri) => (uri === PAGE && !closed ? source : undefined),
    minutes: () => undefined,
    checkup: () => undefined,
    findings: () => [],
    file: (uri) => (uri === PAGE ? source : undefined),
  };
}

const STALE = '# 双周会\n\n<!-- minutes-index -->\n<!-- /minutes-index -->\n';
const TABLE =
  '\n| 日期 | 议题 | 文章 | 纪要 |\n| --- | --- | --- | --- |\n| 2023-08-24 | 快照 |  | [2023-08-24](2023-08-24.md) |\n\n';
const FRESH = STALE.replace('-->\n<', `-->\n${TABLE}<`);
const at = (line: number) => ({ start: { line, character: 0 }, end: { line, character: 0 } });

describe('an open page with a table of meetings', () => {
  it('is marked where it is out of date, with a fix', () => {
    const snapshot = editorWith(STALE, indexOf('2023-08-24'));
    const { items } = diagnose(snapshot, PAGE);
    expect(items).toMatchObject([
      {
        code: 'index-page',
        severity: 2,
        message: 'This table is not what the minutes say; update it.',
        range: { start: { line: 2, character: 0 }, end: { line: 2, character: 22 } },
      },
    ]);
    const ask = (line: number, only?: string[]) =>
      codeAction.handle(snapshot, {
        textDocument: { uri: PAGE },
        range: at(line),
        context: { diagnostics: [], ...(only && { only }) },
      });
    expect(ask(2)).toMatchObject([
      {
        title: 'Update the table',
        kind: 'quickfix',
        edit: { documentChanges: [{ textDocument: { uri: PAGE, version: 3 }, edits: [{ newText: TABLE }] }] },
      },
    ]);
    expect(ask(0)).toBeUndefined();
    expect(ask(2, ['source'])).toBeUndefined();
  });

  it('is left alone where it is right, where meetings are still being read, and where it has no table', () => {
    expect(diagnose(editorWith(FRESH, indexOf('2023-08-24')), PAGE).items).toEqual([]);
    const reading = indexOf('2023-08-24');
    expect(diagnose(editorWith(STALE, { ...reading, state: 'summaries' }), PAGE).items).toEqual([]);
    expect(diagnose(editorWith('# 双周会\n', reading), PAGE).items).toEqual([]);
  });

  it('says what is wrong with its comments, and offers nothing', () => {
    const snapshot = editorWith('<!-- minutes-index -->\n', indexOf('2023-08-24'));
    expect(diagnose(snapshot, PAGE).items).toMatchObject([
      { message: 'This table has no end; write “<!-- /minutes-index -->” on a line behind it.' },
    ]);
    const context = { diagnostics: [] };
    expect(
      codeAction.handle(snapshot, { textDocument: { uri: PAGE }, range: at(0), context }),
    ).toBeUndefined();
  });
});

describe('minutes/indexPage', () => {
  it('updates the page that lists the minutes, closed or open', () => {
    for (const uri of [PAGE, MINUTES]) {
      const snapshot = editorWith(STALE, indexOf('2023-08-24'), true);
      expect(indexPage.needs?.(snapshot, { uri })).toContain(PAGE);
      expect(indexPage.handle(snapshot, { uri })).toMatchObject({
        page: PAGE,
        edit: {
          documentChanges: [{ textDocument: { uri: PAGE, version: null }, edits: [{ newText: TABLE }] }],
        },
      });
    }
    const fresh = indexPage.handle(editorWith(FRESH, indexOf('2023-08-24')), { uri: PAGE });
    expect(fresh).toMatchObject({ edit: { documentChanges: [] } });
  });

  it('says why it cannot', () => {
    const problem = (text: string, index: MeetingIndex, uri = PAGE): unknown =>
      indexPage.handle(editorWith(text, index), { uri });
    expect(problem('# x\n', indexOf('2023-08-24'), MINUTES)).toEqual({
      problem:
        '“README.md” has no place for the table of meetings; write “<!-- minutes-index -->” and “<!-- /minutes-index -->” there, each on a line.',
    });
    expect(problem(STALE, indexOf())).toEqual({
      problem: 'No minutes are known that “README.md” could list.',
    });
    expect(problem('<!-- /minutes-index -->', indexOf('2023-08-24'))).toMatchObject({
      problem: expect.stringContaining('has no beginning'),
    });
  });

  it('is a command as well', () => {
    const snapshot = editorWith(STALE, indexOf('2023-08-24'));
    const run = (argument: unknown) =>
      executeCommand.handle(snapshot, { command: 'minutes.updateIndexPage', arguments: [argument] });
    expect(run({ uri: MINUTES })).toMatchObject({ edit: {}, show: { uri: PAGE } });
    expect(run(PAGE)).toMatchObject({ edit: {} });
    expect(run({ uri: `${SERIES}other.md` })).toMatchObject({ answer: { problem: expect.any(String) } });
    expect([3, null, undefined, {}].map(run)).toEqual([undefined, undefined, undefined, undefined]);
  });
});
