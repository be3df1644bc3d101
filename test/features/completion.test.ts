import { describe, expect, it } from 'vitest';
import type { CompletionItem, TextEdit } from 'vscode-languageserver-types';
import { completion } from '../../server/language-service/features/completion.ts';
import { pinyinOf } from '../../server/language-service/text/pinyin.ts';
import { zhCn } from '../support/chinese.ts';
import { CLEAN } from '../support/samples.ts';
import { type SnapshotOptions, snapshotOf } from '../support/snapshot.ts';

interface Asked extends SnapshotOptions {
  readonly name?: string;
  /** The key that brought the list up. */
  readonly key?: string;
}

/** What is offered at `█`. */
function offered(marked: string, { name = '2023-09-07.md', key, ...options }: Asked = {}): CompletionItem[] {
  const before = marked.slice(0, marked.indexOf('█'));
  const snapshot = snapshotOf(name, marked.replace('█', ''), options);
  const lines = before.split('\n');
  const result = completion.handle(snapshot, {
    textDocument: { uri: snapshot.uri },
    position: { line: lines.length - 1, character: lines.at(-1)!.length },
    ...(key === undefined ? {} : { context: { triggerKind: 2, triggerCharacter: key } }),
  });
  return [...(result?.items ?? [])].sort((a, b) => (a.sortText! < b.sortText! ? -1 : 1));
}

const labels = (items: readonly CompletionItem[]): string[] => items.map(({ label }) => label);
const textOf = (item: CompletionItem | undefined): string => (item!.textEdit as TextEdit).newText;

describe('sections', () => {
  const gap = CLEAN.replace(/### 三、近期公众号文章\n[\s\S]*?(?=###)/, '█\n\n');

  it('offers the one that is missing, with level and ordinal, where `#` is typed', () => {
    const items = offered(gap.replace('█', '#█'), { key: '#' });
    expect(labels(items)[0]).toBe('近期公众号文章');
    expect(textOf(items[0])).toBe('### 三、近期公众号文章\n\n- [《${1}》](${2})\n');
    expect(items[0]!.documentation).toMatchObject({ value: '近期发布的公众号文章，附链接。' });
  });

  it('is found by initials, pinyin, English and Chinese behind the marks that are typed', () => {
    const [item] = offered(gap.replace('█', '#█'), { key: '#' });
    const typed = ['#', '#jq', '###', '### jq', '### jinqi', '### articles', '### 近期', '### 三、近期'];
    expect(typed.filter((words) => !isSubsequence(words, item!.filterText!))).toEqual([]);
  });

  it('is offered while pinyin is typed right behind the mark, and for no number or invitation', () => {
    expect(labels(offered(gap.replace('█', '#jq█')))[0]).toBe('近期公众号文章');
    expect(offered(gap.replace('█', '#12█'))).toEqual([]);
  });

  it('replaces a heading to the end of its line, and writes only the name over words that are there', () => {
    const items = offered(CLEAN.replace('### 三、近期公众号文章', '### 三、█公众号'));
    const edit = items[0]!.textEdit as TextEdit;
    expect(edit.newText).toBe('### 三、近期公众号文章');
    expect(edit.range.start.character).toBe(0);
    expect(edit.range.end.character).toBe('### 三、公众号'.length);
  });

  it('lists everything behind `/` at the start of a line, and nothing in an address', () => {
    expect(labels(offered(gap.replace('█', '/█'), { key: '/' }))).toContain('近期公众号文章');
    expect(offered(gap.replace('█', 'https:/█'), { key: '/' })).toEqual([]);
    expect(offered(gap.replace('█', '甲/█'), { key: '/' })).toEqual([]);
  });

  it('offers what belongs at the caret, and everything where the sections are out of order', () => {
    const without = CLEAN.replace(/## 时间\n\n.*\n\n/, '');
    expect(labels(offered(`${without}\n/█`, { key: '/' }))).not.toContain('时间');
    expect(labels(offered(`/█\n\n${without}`, { key: '/' }))).toContain('时间');
    const [first = '', rest = ''] = without.split('## 会议内容');
    expect(labels(offered(`## 会议内容${rest}\n${first}\n/█`, { key: '/' }))).toContain('时间');
  });

  it('stays silent in code and in the invitation', () => {
    expect(offered(CLEAN.replace('会议主题', '/█会议主题'), { key: '/' })).toEqual([]);
    expect(offered(CLEAN.replace('小麦 邀请', '#█\n小麦 邀请'), { key: '#' })).toEqual([]);
  });
});

describe('topics', () => {
  it('offers those that are not there yet, one level below their section', () => {
    const text = CLEAN.replace(/#### Curve块存储\n[\s\S]*?(?=####)/, '#█\n\n');
    const items = offered(text, { key: '#' });
    expect(labels(items)).toEqual(['Curve块存储']);
    expect(textOf(items[0])).toBe('#### Curve块存储\n\n- ${1}\n');
  });

  it('offers those of the last meeting', () => {
    const before = CLEAN.replaceAll('2023/08/24', '2023/08/10').replace('#### 周边生态', '#### 混合闪存');
    const items = offered(CLEAN.replace('### 二、', '####█\n\n### 二、'), {
      key: '#',
      earlier: { '2023-08-10.md': before },
    });
    expect(labels(items)).toContain('混合闪存');
  });
});

describe('dates', () => {
  const empty = CLEAN.replace('2023/08/24 19:00~19:30', '█');

  it('offers the day of the file first, then the next by the rhythm, today and the days near it', () => {
    const items = offered(empty.replace('█', '/█'), { key: '/', earlier: { '2023-08-24.md': CLEAN } });
    expect(labels(items).slice(0, 4)).toEqual([
      '2023/09/07 19:00~19:30',
      '2023/09/21 19:00~19:30',
      '2023/08/25 19:00~19:30',
      '2023/08/26 19:00~19:30',
    ]);
    expect(items[0]!.labelDetails?.description).toBe('Thu · the day of these minutes');
    const today = offered(empty.replace('█', '/█'), { key: '/', name: '2023-08-25.md' })[0]!;
    expect(today.filterText).toMatch(/^\/date rq .*today jt jintian/);
  });

  it('offers a date alone behind `@` in prose, and nothing in an e-mail address', () => {
    const items = offered(`${CLEAN}\n最晚 @█`, { key: '@' });
    const today = items.find(({ filterText }) => filterText!.includes('jintian'))!;
    expect(textOf(today)).toBe('2023/08/25');
    expect((today.textEdit as TextEdit).range.start.character).toBe(3);
    expect(offered(`${CLEAN}\nsomebody@█`, { key: '@' })).toEqual([]);
  });
});

describe('numbers', () => {
  it('offers issues and pull requests of these and earlier minutes, in the middle of a line only', () => {
    const earlier = {
      '2023-08-10.md': '## 时间\n\n- [快照](https://github.com/opencurve/curve/pull/2950)\n',
    };
    const items = offered(`${CLEAN}\n- 见 #█`, { key: '#', earlier });
    expect(labels(items)).toEqual(expect.arrayContaining(['#3001', '#3002', '#3003', '#2950']));
    const found = items.filter(({ label }) => label === '#2950');
    expect(found.map(textOf)).toEqual(['#2950', '[#2950](https://github.com/opencurve/curve/pull/2950)']);
    expect(found[0]!.filterText).toContain('快照');
    expect(
      labels(offered(`${CLEAN}\n#█`, { key: '#', earlier })).filter((label) => label.startsWith('#')),
    ).toEqual([]);
  });
});

describe('comments that switch rules off', () => {
  it('offers what they can say, and the rules, those of the file first', () => {
    const damaged = CLEAN.replace('2023/08/24', '2023/08-24');
    expect(labels(offered(`${damaged}\n<!-- min█`))).toContain('minutes-disable-next-line');
    const items = offered(damaged.replace('## 加入', '<!-- minutes-disable-line █ -->\n\n## 加入'));
    expect(items[0]!.label).toBe('time-malformed');
    expect(items.length).toBeGreaterThan(30);
    expect(labels(offered(`<!-- minutes-disable-file time-order, █ -->\n\n${CLEAN}`))).not.toContain(
      'time-order',
    );
  });
});

describe('a document that holds nothing', () => {
  it('is offered as a whole', () => {
    const [item] = offered('/█', { key: '/', translations: zhCn });
    expect(item!.label).toBe('整篇会议纪要');
    expect(item!.filterText).toMatch(/^\/.*hyjy huiyijiyao/);
    const text = textOf(item).replace(/\$\{\d+(?::([^}]*))?\}/g, '$1');
    expect(text).toMatch(/^## 时间\n\n2023\/09\/07 19:00~19:30\n\n## 加入会议\n\n```text\n/);
    expect(text).toContain('### 一、近期工作\n\n#### Curve块存储\n\n- \n\n### 二、开源社区活动和外部会议\n');
    // Before the meeting the checks only remind of what is still to be put in.
    const fresh = snapshotOf('2023-09-07.md', text);
    expect(new Set(fresh.findings(fresh.uri).map(({ severity }) => severity))).toEqual(new Set(['hint']));
  });
});

describe('every item', () => {
  it('is one edit on the caret’s line that holds the caret', () => {
    for (const marked of [
      '/█',
      `${CLEAN}\n#█`,
      CLEAN.replace('19:30', '19:30█'),
      `${CLEAN}\n@█`,
      CLEAN.replace('### 二、', '### █二、'),
    ]) {
      const line = marked.slice(0, marked.indexOf('█')).split('\n').length - 1;
      const character = marked.slice(0, marked.indexOf('█')).split('\n').at(-1)!.length;
      for (const { textEdit } of offered(marked)) {
        const { start, end } = (textEdit as TextEdit).range;
        expect([start.line, end.line]).toEqual([line, line]);
        expect(start.character <= character && character <= end.character).toBe(true);
      }
    }
  });

  it('is plain text for editors without snippets, with the line ends of the document', () => {
    const items = offered(
      CLEAN.replace(/### 三、近期公众号文章\n[\s\S]*?(?=###)/, '#█\n\n').replaceAll('\n', '\r\n'),
      {
        client: { completionSnippets: false },
      },
    );
    expect(textOf(items[0])).toBe('### 三、近期公众号文章\r\n\r\n- [《》]()\r\n');
    expect(items[0]!.insertTextFormat).toBe(1);
  });
});

describe('pinyin', () => {
  it('is that of the words of minutes', () => {
    expect(pinyinOf('开源社区活动和外部会议')).toEqual({
      initials: 'kysqhdhwbhy',
      full: 'kaiyuanshequhuodonghewaibuhuiyi',
    });
    expect(pinyinOf('Curve块存储')).toEqual({ initials: 'curvekcc', full: 'curvekuaicunchu' });
    expect(pinyinOf('答疑 & 交流').full).toBe('dayijiaoliu');
  });
});

function isSubsequence(words: string, within: string): boolean {
  let at = 0;
  for (const character of words) {
    at = within.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
