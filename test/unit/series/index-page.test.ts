import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDetails } from '../../../server/language-service/model/scan/scan-meeting.ts';
import { curve } from '../../../server/language-service/profiles/curve.ts';
import type { Profile } from '../../../server/language-service/profiles/profile.ts';
import { pathOfUri } from '../../../server/language-service/profiles/uri-path.ts';
import { parse } from '../../../server/language-service/syntax/parse.ts';
import { render } from '../../../server/language-service/text/message.ts';
import { createSourceText } from '../../../server/language-service/text/source-text.ts';
import { applyEdits } from '../../../server/language-service/text/text-edit.ts';
import { createMeetingIndex } from '../../../server/language-service/workspace/series/create-meeting-index.ts';
import { renderIndexPage } from '../../../server/language-service/workspace/series/index-page.ts';
import type { Series } from '../../../server/language-service/workspace/series/meeting.ts';
import { randomText } from '../../support/arbitrary-text.ts';
import { meetingOf, minutesOn, SERIES } from '../../support/series.ts';

const OPEN = '<!-- minutes-index -->';
const CLOSE = '<!-- /minutes-index -->';

function seriesOf(files: Readonly<Record<string, string>>, profile: Profile = curve): Series {
  const index = createMeetingIndex();
  for (const [name, text] of Object.entries(files)) {
    const meeting = meetingOf(name, text, profile);
    index.put({ ...meeting, details: readDetails(createSourceText(meeting.uri, 1, text), profile) });
  }
  return index.series[0] ?? { id: SERIES, profile, meetings: [] };
}

const THREE = seriesOf({
  '2023/Double%20Week%20Meetings/2023-08-24.md': minutesOn('2023-08-24', [
    '#### 快照|克隆',
    '- 已完成',
    '#### [RDMA](x.md)',
    '- 进行中',
  ]),
  '2023/Double%20Week%20Meetings/2023-08-10.md': `${minutesOn('2023-08-10', ['- 无'])}\n### 三、近期公众号文章\n\n- 《快照的设计》 链接：https://mp.weixin.qq.com/s/aaaaaaaaaa\n- [部署指南](https://mp.weixin.qq.com/s/bbbbbbbbbb)\n\n#### 上期文章\n\n- [旧文](https://mp.weixin.qq.com/s/cccccccccc)\n`,
  '2022/会议/2022-12-29.md': minutesOn('2022-12-29', ['#### 快照', '- 已完成']),
});

function update(text: string, series: Series = THREE, page = 'README.md'): string {
  const { edits, problems } = renderIndexPage(createSourceText(`${SERIES}${page}`, 1, text), series);
  expect(problems.map(({ message }) => render(message))).toEqual([]);
  return applyEdits(
    text,
    edits.map(({ edit }) => edit),
  );
}

function problemsOf(text: string): string[] {
  const source = createSourceText(`${SERIES}README.md`, 1, text);
  const { problems, edits } = renderIndexPage(source, THREE);
  expect(edits).toEqual([]);
  return problems.map(({ message, span }) => `${text.slice(span.start, span.end)} → ${render(message)}`);
}

describe('the page of meetings', () => {
  it('gets a table of meetings, the latest first, with those that are missing', () => {
    expect(update(`# 双周会\n\n${OPEN}\n${CLOSE}\n\n结束\n`)).toBe(
      `# 双周会

${OPEN}

| 日期 | 议题 | 文章 | 纪要 |
| --- | --- | --- | --- |
| 2023-08-24 | 快照\\|克隆 · RDMA |  | [2023-08-24](2023/Double%20Week%20Meetings/2023-08-24.md) |
| 2023-08-10 |  | 《快照的设计》 · 部署指南 | [2023-08-10](2023/Double%20Week%20Meetings/2023-08-10.md) |
| 2023-01-12 | （无纪要） × 14 |  |  |
| 2022-12-29 | 快照 |  | [2022-12-29](2022/会议/2022-12-29.md) |

${CLOSE}

结束
`,
    );
  });

  it('lists one year, or what lies below it', () => {
    const days = (text: string): string[] =>
      text.match(/^\| \d{4}-\d{2}-\d{2}/gm)?.map((row) => row.slice(2)) ?? [];
    expect(days(update(`<!-- minutes-index year=2022 -->\n${CLOSE}\n`))).toEqual(['2022-12-29']);
    const below = update(`${OPEN}\n${CLOSE}\n`, THREE, '2023/README.md');
    expect(days(below)).toEqual(['2023-08-24', '2023-08-10']);
    expect(below).toContain('](Double%20Week%20Meetings/2023-08-24.md)');
    const beside = update(`${OPEN}\n${CLOSE}\n`, THREE, 'docs/README.md');
    expect(days(beside)).toHaveLength(4);
    expect(beside).toContain('](../2022/会议/2022-12-29.md)');
  });

  it('keeps columns that people fill in, and rows as they are written', () => {
    const page = `${OPEN}\n| 主持 | 日期 | 议题 | 文章 | 纪要 | 备注 |\n|---|:-:|---|---|---|---|\n| 甲 | 2023-08-24 | 旧 |  | [x](2023/Double%20Week%20Meetings/2023-08-24.md) | a\\|b |\n|   乙   | 2023-01-12 | （无纪要） × 14 |  |  | 假期 |\n| 丙 | 2023-06-01 | 旧 | | [x](2023/gone.md) | 留着 |\n| | 2021-06-01 | 旧 | | [x](2023/gone2.md) | |\n${CLOSE}`;
    const once = update(page);
    expect(once.split('\n')).toEqual([
      OPEN,
      '| 主持 | 日期 | 议题 | 文章 | 纪要 | 备注 |',
      '|---|:-:|---|---|---|---|',
      '| 甲 | 2023-08-24 | 快照\\|克隆 · RDMA |  | [2023-08-24](2023/Double%20Week%20Meetings/2023-08-24.md) | a\\|b |',
      '|  | 2023-08-10 |  | 《快照的设计》 · 部署指南 | [2023-08-10](2023/Double%20Week%20Meetings/2023-08-10.md) |  |',
      '| 丙 | 2023-06-01 |  |  |  | 留着 |',
      '|   乙   | 2023-01-12 | （无纪要） × 14 |  |  | 假期 |',
      '|  | 2022-12-29 | 快照 |  | [2022-12-29](2022/会议/2022-12-29.md) |  |',
      CLOSE,
    ]);
    expect(update(once)).toBe(once);
  });

  it('follows a meeting to another day by its link, and to another file by its day', () => {
    const page = (day: string, file: string): string =>
      `${OPEN}\n| 日期 | 纪要 | 主持 |\n| - | - | - |\n| ${day} | [x](<2023/Double Week Meetings/${file}.md>) | 甲 |\n${CLOSE}\n`;
    for (const text of [page('2023-08-23', '2023-08-24'), page('2023-08-24', '0824')])
      expect(update(text)).toMatch(/\| 2023-08-24 \|.*\| 甲 \|$/m);
  });

  it('keeps the line ends of the page', () => {
    const page = update(`x\r\n${OPEN}\r\n${CLOSE}\r\ny`);
    expect(page.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('takes its columns from the profile', () => {
    const columns = [
      { shows: 'date', header: 'Day' },
      { shows: 'articles', header: 'Read' },
    ] as const;
    const profile = { ...curve, index: { ...curve.index, columns } };
    const series = seriesOf({ '2023-08-24%20(1).md': minutesOn('2023-08-24', ['- x']) }, profile);
    expect(update(`${OPEN}\n| 日期 | 议题 |\n|-|-|\n${CLOSE}\n`, series)).toContain(
      '| Day | Read | 议题 |\n| - | --- | - |\n| [2023-08-24](2023-08-24%20%281%29.md) |  |  |\n',
    );
  });

  it('takes any header, and columns that stand in it twice', () => {
    const columns = [
      { shows: 'date', header: ' a | b ' },
      { shows: 'date', header: '*c*' },
      { shows: 'topics', header: 'a | b' },
    ] as const;
    const profile = { ...curve, index: { ...curve.index, columns } };
    const series = seriesOf({ '2023-08-24.md': minutesOn('2023-08-24', ['- x']) }, profile);
    const page = update(`${OPEN}\n${CLOSE}\n`, series);
    expect(page).toContain('| a \\| b | a \\| b |\n');
    expect(update(page, series)).toBe(page);
  });

  it('is a table of as many cells for GitHub, whatever the headings and the files are called', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '|',
        '\\',
        '`',
        '[',
        '](',
        ')',
        '<!--',
        '-->',
        '<b>',
        '*',
        '~~',
        '$',
        '&',
        '快照',
        ' ',
        'x',
        '#',
        '%',
      ),
      randomText.map((text) => text.replace(/[\r\n\0]/g, ' ')),
    );
    const words = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(words, words, words, (topic, article, name) => {
        const text = `${minutesOn('2023-08-24', [`#### ${topic}`, '- x'])}\n### 三、近期公众号文章\n\n- ${article} https://mp.weixin.qq.com/s/aaaaaaaaaa\n`;
        const file = encodeURIComponent(name.replace(/[/\uD800-\uDFFF]/g, '') || 'x');
        const series = seriesOf({
          [`a/2023-08-24${file}.md`]: text,
          'a/2023-08-10.md': minutesOn('2023-08-10', []),
        });
        const page = update(`${OPEN}\n${CLOSE}\n`, series);
        const [, table, ...rest] = parse(page).children;
        expect(rest.map(({ type }) => type)).toEqual(['html']);
        const rows = table?.type === 'table' ? table.children : [];
        expect(rows.map((row) => row.children.length)).toEqual([4, 4, 4]);
        const [link] = rows[1]?.children[3]?.children ?? [];
        expect(link?.type === 'link' && pathOfUri(`x-page:${link.url}`)).toBe(
          `a/2023-08-24${decodeURIComponent(file)}.md`,
        );
      }),
      { numRuns: 300 },
    );
  });

  it('solves a merge conflict, and keeps what both sides wrote', () => {
    const row = (day: string, host: string, note: string): string =>
      `| ${day} | | | [x](2023/Double%20Week%20Meetings/${day}.md) | ${host} | ${note} |`;
    const page = [
      OPEN,
      '| 日期 | 议题 | 文章 | 纪要 | 主持 | 备注 |',
      '| --- | --- | --- | --- | --- | --- |',
      '<<<<<<< HEAD',
      row('2023-08-24', '甲', '好'),
      row('2023-08-10', '乙', ''),
      '||||||| base',
      row('2023-08-24', '丁', '好'),
      '=======',
      row('2023-08-24', '丁', '很好的会'),
      row('2023-08-10', '丙', '记'),
      '>>>>>>> topic',
      CLOSE,
      '',
    ].join('\n');
    const solved = update(page);
    expect(solved).toMatch(/\| 2023-08-24 .*\| 甲 \| 很好的会 \|\n\| 2023-08-10 .*\| 乙 \/ 丙 \| 记 \|\n/);
    expect(solved).not.toMatch(/^[<=>|]{7}/m);
    expect(update(solved)).toBe(solved);
  });

  it('says what is wrong with the comments, and changes nothing', () => {
    expect(problemsOf(`${OPEN}\n| a |\n`)).toEqual([
      `${OPEN} → This table has no end; write “${CLOSE}” on a line behind it.`,
    ]);
    expect(problemsOf(`x\n${CLOSE}\n`)).toEqual([
      `${CLOSE} → This table has no beginning; write “${OPEN}” on a line before it.`,
    ]);
    expect(problemsOf(`${OPEN}\n\nwords of mine\n${CLOSE}\n`)).toEqual([
      `${OPEN} → Only a table may stand between these comments; put “words of mine” before or behind them.`,
    ]);
    expect(problemsOf(`<!-- minutes-index since=2 -->\n${CLOSE}\n`)).toEqual([
      '<!-- minutes-index since=2 --> → “since=2” is not known here; write “year=2023”, or nothing.',
    ]);
    expect(problemsOf(`${OPEN}\n<<<<<<< HEAD\n${CLOSE}\n`)).toEqual([
      `${OPEN} → The merge conflict in this table is not whole; settle it first.`,
    ]);
    expect(problemsOf(`\`\`\`\n${OPEN}\n\`\`\`\n`)).toEqual([]);
  });

  it('is the same when it is made again, whatever stood there, and loses nothing round it', () => {
    const cell = fc.oneof(
      fc.constantFrom(
        '',
        '2023-08-24',
        '2023-01-12',
        '[x](2022/会议/2022-12-29.md)',
        '日期',
        '甲|乙',
        '\\',
        '`|`',
      ),
      randomText.map((text) => text.replace(/[\r\n\u2028]/g, ' ')),
    );
    const row = fc.array(cell, { minLength: 1, maxLength: 7 }).map((cells) => `| ${cells.join(' | ')} |`);
    const line = fc.oneof(
      { weight: 6, arbitrary: row },
      fc.constantFrom('', '<<<<<<< a', '=======', '>>>>>>> b', '| - | - | - |'),
    );
    const body = fc.array(line, { maxLength: 12 });
    const headed = body.map((lines) => ['| 日期 | 备注 | 备注 |', '|-|-|-|', ...lines]);
    fc.assert(
      fc.property(fc.oneof(body, headed), randomText, (lines, around) => {
        const text = [around.replaceAll('`', '').replaceAll('~', ''), OPEN, ...lines, CLOSE, around].join(
          '\n',
        );
        const source = createSourceText(`${SERIES}README.md`, 1, text);
        const { edits } = renderIndexPage(source, THREE);
        const once = applyEdits(
          text,
          edits.map(({ edit }) => edit),
        );
        expect(once.startsWith(text.slice(0, text.indexOf(OPEN)))).toBe(true);
        const again = renderIndexPage(createSourceText(source.uri, 2, once), THREE);
        expect(again.edits).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
