import { describe, expect, it } from 'vitest';
import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { dateOfDay } from '../../server/language-service/calendar/date.ts';
import { formatDate, formatMoment } from '../../server/language-service/calendar/format-moment.ts';
import type { PlainDate } from '../../server/language-service/calendar/reading.ts';
import { changeDate as changeDateCommand } from '../../server/language-service/commands/change-date.ts';
import { changeDate } from '../../server/language-service/features/change-date.ts';
import { readMinutes } from '../../server/language-service/model/read-minutes.ts';
import { curve } from '../../server/language-service/profiles/curve.ts';
import { check } from '../../server/language-service/rules/check.ts';
import { createSourceText } from '../../server/language-service/text/source-text.ts';
import type { Snapshot } from '../../server/language-service/workspace/snapshot.ts';
import { applyTo, type Files, uriIn, type WorkspaceOptions, workspaceOf } from '../support/workspace-of.ts';

const invitation = (time: string, more = ''): string =>
  `## 加入会议\n\n\`\`\`\n会议主题：存储社区双周会\n会议时间：${time} (GMT+08:00) 中国标准时间 - 北京\n${more}\nhttps://meeting.tencent.com/dm/aB3dE5fG7hJ9\n\n#腾讯会议：123-456-789\n\`\`\`\n`;

const folder = '2023/Double Week Meetings';
const PATH = `${folder}/2023-08-24.md`;

function answer(files: Files, path: string, date: string, options: WorkspaceOptions = {}) {
  const wish = { uri: uriIn(path), date };
  const snapshot = workspaceOf(files, (start) => changeDate.needs!(start, wish), options);
  return changeDate.handle(snapshot, wish)!;
}

function edited(files: Files, path: string, date: string, options: WorkspaceOptions = {}): Files {
  const result = answer(files, path, date, options);
  if ('problem' in result) throw new Error(result.problem);
  return applyTo(files, result.edit);
}

/** The text of a meeting after it was moved to another day. */
function moved(text: string, date = '2023-09-07', path = PATH): string {
  const after = edited({ [path]: text }, path, date);
  return Object.values(after)[0]!;
}

describe('the text of a meeting that is moved to another day', () => {
  it('has the new day in title, time and invitation, each in its own form, with the weekday', () => {
    const before = `# Curve 双周会 2023-08-24（周四）\n\n## 时间\n\n2023 Aug 24, 19:00~19:30 (Thu)\n\n${invitation('2023/08/24 19:00-19:30')}`;
    expect(moved(before, '2023-09-01')).toBe(
      `# Curve 双周会 2023-09-01（周五）\n\n## 时间\n\n2023 Sep 01, 19:00~19:30 (Fri)\n\n${invitation('2023/09/01 19:00-19:30')}`,
    );
  });

  it.each([
    ['2023/8/24 19:00 ~ 19:30', '2023/9/7 19:00 ~ 19:30'],
    ['2023/08-24 19:00-19:30', '2023/09-07 19:00-19:30'],
    ['2023- 08-24 19：00', '2023- 09-07 19：00'],
    ['2023年8月24日 星期四 晚上7点', '2023年9月7日 星期四 晚上7点'],
    ['Thursday, August 24th, 2023 7pm', 'Thursday, September 7th, 2023 7pm'],
    ['THU 24 AUG 2023 19:00', 'THU 07 SEP 2023 19:00'],
    ['2023/08/24 23:00 ~ 2023/08/25 01:00', '2023/09/07 23:00 ~ 2023/09/08 01:00'],
    ['8月24日 19:00', '9月7日 19:00'],
    ['**2023/08/24** 19:00，原定 2023/08/25', '**2023/09/07** 19:00，原定 2023/08/25'],
  ])('keeps how the time is written: %s', (before, after) => {
    expect(moved(`## 时间\n\n${before}\n\n## 会议内容\n`)).toBe(`## 时间\n\n${after}\n\n## 会议内容\n`);
  });

  it('finds the date beside times on another line', () => {
    expect(moved('## 时间\n\n- 19:00~19:30\n- 2023/08/24（周四）\n\n## 会议内容\n', '2023-08-25')).toBe(
      '## 时间\n\n- 19:00~19:30\n- 2023/08/25（周五）\n\n## 会议内容\n',
    );
  });

  it('finds the date in a title with marks', () => {
    expect(moved('# **Curve** 双周会 *2023-08-24*\n\n## 时间\n\n2023/08/24 19:00\n')).toBe(
      '# **Curve** 双周会 *2023-09-07*\n\n## 时间\n\n2023/09/07 19:00\n',
    );
  });

  it('keeps every other date and every other byte', () => {
    const rest =
      '\r\n## 会议内容\r\n\r\n### 一、近期工作\r\n\r\n- 2023/08/24 发布 v2.7，预计9月发布\r\n- [上次](2023-08-10.md)  \r\n\ttab\r\n\u0000';
    const before = `\uFEFF## 时间\r\n\r\n2023/08/24 19:00~19:30  \r\n${rest}`;
    expect(moved(before)).toBe(before.replace('2023/08/24 19', '2023/09/07 19'));
  });

  it('keeps a place that names another day, and a weekday that did not fit', () => {
    const before = `## 时间\n\n2023/08/24 周三 19:00~19:30\n\n${invitation('2023/08/10 19:00-19:30')}`;
    expect(moved(before)).toBe(before.replace('2023/08/24', '2023/09/07'));
  });

  it('keeps the series unless it begins with this meeting and can begin on the new day', () => {
    const text = (day: string, series: string) =>
      `## 时间\n\n${day} 19:00~19:30\n\n${invitation(`${day} 19:00-19:30`, `重复周期：${series} 19:00-19:30, 每两周 (周四)\n`)}`;
    const running = '2023/06/15-2024/05/02';
    expect(moved(text('2023/08/24', running))).toBe(text('2023/09/07', running));
    const first = '2023/08/24-2024/05/02';
    expect(moved(text('2023/08/24', first))).toBe(text('2023/09/07', '2023/09/07-2024/05/02'));
    expect(moved(text('2023/08/24', first), '2023-08-25')).toBe(text('2023/08/25', first));
    expect(moved(text('2023/08/24', first), '2024-05-16')).toBe(text('2024/05/16', first));
  });

  it('keeps half a day of difference where a profile counts in UTC', () => {
    const text = (day: string, evening: string) => `# ${day}\n\n## 时间\n\n${evening} 23:00~23:30\n`;
    const files = { [PATH]: text('2023-08-24', '2023/08/23') };
    const after = edited(files, PATH, '2023-09-07', { profile: { ...curve, zone: 'UTC' } });
    expect(Object.values(after)).toEqual([text('2023-09-07', '2023/09/06')]);
  });

  it('says a day in another zone as many days later', () => {
    const text = (day: string, utc: string) =>
      `## 时间\n\n${day} 02:00~03:00\n\n${invitation(`${utc} 18:00-19:00`).replace('(GMT+08:00) 中国标准时间 - 北京', '(UTC)')}`;
    expect(moved(text('2023/08/24', '2023/08/23'))).toBe(text('2023/09/07', '2023/09/06'));
  });
});

describe('the file of a meeting that is moved to another day', () => {
  const text = '## 时间\n\n2023/08/24 19:00~19:30\n\n## 加入会议\n';
  it.each([
    [PATH, '2023-09-07', `${folder}/2023-09-07.md`],
    [PATH, '2024-01-04', '2024/Double Week Meetings/2024-01-04.md'],
    ['双周会/20230824.md', '2024-01-04', '双周会/20240104.md'],
    ['双周会/2023-08- 24.md', '2023-09-07', '双周会/2023-09-07.md'],
    ['双周会/2023-08-24-会议.md', '2023-09-07', '双周会/2023-09-07-会议.md'],
    ['双周会/2023.8.24 会议.MD', '2023-09-07', '双周会/2023.9.7 会议.MD'],
    ['双周会/2023年/8月/2023-08-24.md', '2024-10-03', '双周会/2024年/10月/2024-10-03.md'],
    ['双周会/2023/08/2023-08-24.md', '2023-10-05', '双周会/2023/10/2023-10-05.md'],
    ['双周会/2023-08/2023-08-24.md', '2023-10-05', '双周会/2023-10/2023-10-05.md'],
    ['双周会/2023Q3/2023-08-24.md', '2023-10-05', '双周会/2023Q4/2023-10-05.md'],
    ['双周会/2022/2023-08-24.md', '2024-01-04', '双周会/2022/2024-01-04.md'],
    ['双周会/2022-2023/2023-08-24.md', '2024-01-04', '双周会/2022-2023/2024-01-04.md'],
    ['双周会/v20231/08/2023-08-24.md', '2024-01-04', '双周会/v20231/08/2024-01-04.md'],
    ['双周会/草稿.md', '2024-01-04', '双周会/草稿.md'],
  ])('%s on %s is %s', (path, date, target) => {
    expect(Object.keys(edited({ [path]: text }, path, date))).toEqual([target]);
  });

  it('keeps links that lead out of it and to it when it goes to another folder', () => {
    const links =
      '[上次](2023-08-10.md) ![图](../images/a%20b.png) [年报](../../2022/x.md#a) <img src="./c.png"> [自己](2023-08-24.md#时间) [锚](#时间) [站](https://example.org/2023-08-24.md)\n\n[id]: <2023-08-10 b.md>\n';
    const after = edited(
      {
        [PATH]: `${text}\n${links}`,
        [`${folder}/2023-08-10.md`]: `## 时间\n\n2023/08/10 19:00\n\n[下次](./2023-08-24.md#时间) [2023-08-24](2023-08-24.md) [2023/08/24](2023-08-24.md) [这次](2023-08-10.md)\n`,
        'README.md': `- [2023-08-24.md](2023/Double%20Week%20Meetings/2023-08-24.md)\n- <a href="./2023/Double%20Week%20Meetings/2023-08-24.md">会</a>\n- [/](/2023/Double%20Week%20Meetings/2023-08-24.md)\n`,
      },
      PATH,
      '2024-01-04',
    );
    expect(after['2024/Double Week Meetings/2024-01-04.md']).toBe(
      `## 时间\n\n2024/01/04 19:00~19:30\n\n## 加入会议\n\n${'[上次](../../2023/Double%20Week%20Meetings/2023-08-10.md) ![图](../../2023/images/a%20b.png) [年报](../../2022/x.md#a) <img src="../../2023/Double%20Week%20Meetings/c.png"> [自己](2024-01-04.md#时间) [锚](#时间) [站](https://example.org/2023-08-24.md)\n\n[id]: <../../2023/Double Week Meetings/2023-08-10 b.md>\n'}`,
    );
    expect(after[`${folder}/2023-08-10.md`]).toBe(
      '## 时间\n\n2023/08/10 19:00\n\n[下次](../../2024/Double%20Week%20Meetings/2024-01-04.md#时间) [2024-01-04](../../2024/Double%20Week%20Meetings/2024-01-04.md) [2024/01/04](../../2024/Double%20Week%20Meetings/2024-01-04.md) [这次](2023-08-10.md)\n',
    );
    expect(after['README.md']).toBe(
      '- [2024-01-04.md](2024/Double%20Week%20Meetings/2024-01-04.md)\n- <a href="./2024/Double%20Week%20Meetings/2024-01-04.md">会</a>\n- [/](/2023/Double%20Week%20Meetings/2023-08-24.md)\n',
    );
  });
});

describe('links to a meeting that is moved', () => {
  it('keep labels by which they are found', () => {
    const words = (name: string, full: string) =>
      `## 时间\n\n2023/08/10 19:00\n\n[2023-08-24] [2023-08-24][] [${full}][b]\n\n[2023-08-24]: ${name}\n[b]: <${name}> 't'\n`;
    const other = `${folder}/2023-08-10.md`;
    const files = { [PATH]: '## 时间\n\n2023/08/24 19:00\n', [other]: words('2023-08-24.md', '2023-08-24') };
    expect(edited(files, PATH, '2023-09-07')[other]).toBe(words('2023-09-07.md', '2023-09-07'));
  });
});

describe('the edit that moves a meeting', () => {
  const text = '## 时间\n\n2023/08/24 19:00~19:30\n\n## 加入会议\n';
  const other = `${folder}/2023-08-10.md`;
  const files = { [PATH]: text, [other]: '## 时间\n\n2023/08/10 19:00\n\n[下次](2023-08-24.md)\n' };

  it('edits first, then renames over nothing, and asks only for other files', () => {
    const result = answer(files, PATH, '2023-09-07', { open: [PATH] });
    const { edit } = result as Extract<typeof result, { edit: unknown }>;
    const [own, links, rename] = edit.documentChanges!;
    expect(own).toMatchObject({ textDocument: { uri: uriIn(PATH), version: 7 } });
    expect(links).toMatchObject({ textDocument: { uri: uriIn(other), version: null } });
    expect(rename).toMatchObject({
      kind: 'rename',
      oldUri: uriIn(PATH),
      newUri: uriIn(`${folder}/2023-09-07.md`),
      options: { overwrite: false },
    });
    const asks = (change: unknown): boolean => {
      const id = (change as { edits?: { annotationId: string }[]; annotationId?: string }).edits?.[0]
        ?.annotationId;
      return edit.changeAnnotations![id ?? (change as { annotationId: string }).annotationId]!
        .needsConfirmation!;
    };
    expect([own, links, rename].map(asks)).toEqual([false, true, false]);
  });

  it('names the versions of other open documents, and reads them instead of the index', () => {
    const open = { ...files, [other]: `new line\n\n${files[other]}` };
    const after = edited(open, PATH, '2023-09-07', { open: [PATH, other], stale: files });
    expect(after[other]).toBe(open[other]!.replace('2023-08-24.md', '2023-09-07.md'));
  });

  it('is for the text alone where the editor cannot rename, and says so', () => {
    for (const client of [{ versionedEdits: false, renamesFiles: false }, { renamesFiles: false }]) {
      const result = answer(files, PATH, '2023-09-07', { client });
      expect(result).toMatchObject({ label: expect.stringContaining('2023-09-07.md') });
      const { edit } = result as Extract<typeof result, { edit: unknown }>;
      expect(applyTo(files, edit)).toEqual({ ...files, [PATH]: text.replace('08/24', '09/07') });
      expect('changes' in edit).toBe(client.versionedEdits === false);
    }
  });

  it('has no reasons where the editor knows none', () => {
    const result = answer(files, PATH, '2023-09-07', { client: { changeAnnotations: false } });
    expect(JSON.stringify(result)).not.toMatch(/nnotation/);
  });

  it('renames no document that was never saved', () => {
    const uri = 'untitled:/notes/双周会/2023-08-24.md';
    const wish = { uri, date: '2023-09-07' };
    const minutes = readMinutes(createSourceText(uri, 3, text), curve);
    const snapshot: Snapshot = {
      ...workspaceOf(files, () => []),
      text: (asked) => (asked === uri ? minutes.source : undefined),
      minutes: (asked) => (asked === uri ? minutes : undefined),
    };
    expect(changeDate.needs!(snapshot, wish)).toEqual([uri]);
    const result = changeDate.handle(snapshot, wish) as { readonly edit: WorkspaceEdit };
    expect(result.edit.documentChanges).toMatchObject([{ textDocument: { uri, version: 3 } }]);
  });

  it.each([
    ['2023-08-24', 'The meeting is on 2023-08-24 already.'],
    ['2023-02-30', '2023-02-30 is no day of the calendar; write it like 2023-08-24.'],
    ['24/08', '24/08 is no day of the calendar; write it like 2023-08-24.'],
    ['2023-08-10', 'There is a file “2023-08-10.md” already; choose another day.'],
  ])('is refused in plain words: %s', (date, problem) => {
    expect(answer(files, PATH, date)).toEqual({ problem });
  });

  it('is refused over a file that is no minutes, for undated minutes and for no minutes', () => {
    const page = {
      ...files,
      [`${folder}/2023-09-07.md`]: '',
      'a.md': 'x',
      '双周会/草稿.md': '## 时间\n\n## 加入会议\n',
    };
    expect(answer(page, PATH, '2023-09-07')).toHaveProperty('problem');
    expect(answer(page, 'a.md', '2023-09-07')).toEqual({ problem: 'This file holds no minutes.' });
    expect(answer(page, '双周会/草稿.md', '2023-09-07')).toEqual({
      problem: 'No date was found here; write it under “时间” first.',
    });
  });

  it('is done by the command for editors of other kinds', () => {
    const wish = { uri: uriIn(PATH), date: '2023-09-07' };
    const snapshot = workspaceOf(files, (start) => changeDateCommand.needs!(start, wish));
    expect(changeDateCommand.run(snapshot, wish)).toMatchObject({
      edit: expect.anything(),
      show: { uri: uriIn(`${folder}/2023-09-07.md`) },
    });
    expect(changeDateCommand.run(snapshot, { ...wish, date: '' })).toHaveProperty('answer.problem');
    for (const odd of [undefined, null, 1, 'x', {}, { uri: 1, date: 2 }]) {
      expect(changeDateCommand.needs!(snapshot, odd)).toEqual([]);
      expect(changeDateCommand.run(snapshot, odd)).toBeUndefined();
    }
  });
});

describe('a meeting that is moved and moved back', () => {
  const before = `# Curve 双周会 2023-08-24\n\n## 时间\n\n2023/08/24 周四 19:00~19:30\n\n${invitation('2023/08/24 19:00-19:30')}\n## 会议内容\n\n- [上次](2023-08-10.md)\n`;

  it.each([
    'yyyy/MM/dd HH:mm~HH:mm',
    'yyyy-MM-dd（EEE）HH:mm - HH:mm',
    'yyyy/MM-dd HH:mm',
    'yyyy年MM月dd日 EEEE HH:mm',
    'yyyy MMM dd, HH:mm~HH:mm (EEE)',
    'EEEE, MMM do, yyyy, HH:mm',
    '- **时间**：yyyy.MM.dd EEE HH:mm',
    'MM-dd HH:mm-HH:mm',
  ])('is the same, and the same as written for the other day at once: %s', (form) => {
    const on = (date: PlainDate): Files => {
      const day = formatDate(date, 'yyyy-MM-dd');
      const time = formatMoment(
        { date, start: { hour: 19, minute: 0 }, end: { hour: 20, minute: 30 } },
        form,
      );
      const invited = formatDate(date, 'yyyy/MM/dd');
      return {
        [`${date.year}/${day}.md`]: `# 双周会 ${day}\n\n## 时间\n\n${time}\n\n${invitation(`${invited} 19:00-20:30`)}\n## 会议内容\n\n- 2023/08/24，08-24，预计9月发布 [a](../b.md)\n`,
      };
    };
    const options = { profile: { ...curve, files: ['**'] } };
    for (let step = 0; step < 40; step++) {
      const [from, to] = [step * 37, step * 53 + 11].map((days) => dateOfDay(19000 + days));
      const [path, target] = [from!, to!].map((date) => Object.keys(on(date))[0]!);
      const there = edited(on(from!), path!, formatDate(to!, 'yyyy-MM-dd'), options);
      expect(there).toEqual(on(to!));
      expect(edited(there, target!, formatDate(from!, 'yyyy-MM-dd'), options)).toEqual(on(from!));
    }
  });

  it('is the same', () => {
    for (let day = 25; day < 31; day++) {
      const files = { [PATH]: before };
      const there = edited(files, PATH, `2023-08-${day}`);
      const [path] = Object.keys(there);
      expect(edited(there, path!, '2023-08-24')).toEqual(files);
      const findings = (at: string, text: string) =>
        check(readMinutes(createSourceText(uriIn(at), 1, text), curve), {
          now: 0,
          exists: () => true,
          read: () => '',
          earlier: [],
        }).map(({ ruleId }) => ruleId);
      expect(findings(path!, there[path!]!)).toEqual(findings(PATH, before));
    }
  });
});
