import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentLink } from '../../server/language-service/features/document-link.ts';
import { hover } from '../../server/language-service/features/hover.ts';
import { features } from '../../server/language-service/features/index.ts';
import { positionAt } from '../../server/language-service/text/source-text.ts';
import { diskUri, resolveUri } from '../../server/language-service/workspace/resolve-uri.ts';
import { mutatedText, randomText } from '../support/arbitrary-text.ts';
import { zhCn } from '../support/chinese.ts';
import { indexOf } from '../support/index-of.ts';
import { CLEAN, DAMAGED } from '../support/samples.ts';
import { FOLDER, type SnapshotOptions, snapshotOf } from '../support/snapshot.ts';

/** The card at the first occurrence of some words. */
function card(text: string, words: string, options: SnapshotOptions = {}): string | undefined {
  const snapshot = snapshotOf('2023-08-24.md', text, options);
  const position = positionAt(snapshot.text(snapshot.uri)!, text.indexOf(words) + 1);
  const contents = hover.handle(snapshot, { textDocument: { uri: snapshot.uri }, position })?.contents;
  return contents && (contents as { value: string }).value;
}

describe('hover', () => {
  it('says the date in words, and when it is where the reader lives', () => {
    const options = { now: '2023-08-21T03:00:00Z', translations: zhCn };
    expect(card(CLEAN, '2023/08/24 19:00~', options)).toBe(
      '**2023-08-24 周四** · 3 天后  \n19:00–19:30 (Asia/Shanghai) · 30 分钟',
    );
    expect(
      card(CLEAN, '2023/08/24 19:00~', { ...options, zone: 'America/New\\_York'.replace('\\', '') }),
    ).toContain('你所在的时区：2023-08-24 07:00–07:30（America/New\\_York）');
    expect(card(CLEAN, '2023/08/24 19:00~', { ...options, zone: 'Asia/Taipei' })).not.toContain('时区');
  });

  it('lists the parts of the invitation', () => {
    const words = card(CLEAN, '点击链接')!;
    expect(words).toContain('**Tencent Meeting**');
    expect(words).toContain('Subject: 存储社区双周会');
    expect(words).toContain('123-456-789 (for this meeting only)');
  });

  it('tells what a section is for and what it holds', () => {
    expect(card(CLEAN, '三、近期公众号')).toBe(
      '**近期公众号文章** · required · 2 items\n\n近期发布的公众号文章，附链接。',
    );
    expect(card(CLEAN.replace(/(四、答疑 & 交流\n)[\s\S]*/, '$1'), '四、答疑')).toContain('empty');
  });

  it('gives the page of a rule on a finding', () => {
    const words = card(DAMAGED, '2023/08-24', { client: { rulePage: 'https://example.org/{id}' } })!;
    expect(words).toContain('**time-malformed**');
    expect(words).toContain('[About this rule](<https://example.org/time-malformed>)');
  });

  it('leads from a number to its page', () => {
    expect(card(`${CLEAN}\n- 见 #77\n`, '#77')).toContain('(<https://github.com/opencurve/curve/issues/77>)');
  });

  it('is plain text for editors without Markdown', () => {
    expect(card(CLEAN, '2023/08/24 19:00~', { client: { hoverMarkdown: false } })).toBe(
      '2023-08-24 Thu · yesterday\n19:00–19:30 (Asia/Shanghai) · 30 min',
    );
  });

  it('says nothing where nothing is', () => {
    expect(card(CLEAN, '扩容：补充')).toBeUndefined();
  });
});

describe('links', () => {
  const linksIn = (text: string, profileFiles: SnapshotOptions = {}) => {
    const snapshot = snapshotOf('2023-08-24.md', text, profileFiles);
    const lines = text.split('\n');
    return documentLink
      .handle(snapshot, { textDocument: { uri: snapshot.uri } })!
      .map(({ range, target }) => [
        lines[range.start.line]!.slice(range.start.character, range.end.character),
        target,
      ]);
  };

  it('end where the author meant, and are left to the editor where nobody is in doubt', () => {
    expect(linksIn('## 时间\n\n见 https://example.org/a/files，如果感兴趣\n')).toEqual([
      ['https://example.org/a/files', 'https://example.org/a/files'],
    ]);
    expect(linksIn('## 时间\n\n见 https://example.org/a/files 。\n')).toEqual([]);
  });

  it('lead from numbers to the repository, code and links left out', () => {
    expect(linksIn('## 时间\n\n- 见 #12 和 other/repo#7，`#13`，[#14](https://example.org)\n')).toEqual([
      ['#12', 'https://github.com/opencurve/curve/issues/12'],
      ['other/repo#7', 'https://github.com/other/repo/issues/7'],
    ]);
  });

  it('lead to files beside the minutes', () => {
    expect(linksIn('## 时间\n\n![图](../images/raft%20图.png) [文](设计.md#目标)\n')).toEqual([
      ['../images/raft%20图.png', 'file:///notes/images/raft%20%E5%9B%BE.png'],
      ['设计.md#目标', `${FOLDER}%E8%AE%BE%E8%AE%A1.md#%E7%9B%AE%E6%A0%87`],
    ]);
  });
});

describe('diskUri', () => {
  it.each([
    ['untitled:/a/b.md', [], 'file:///a/b.md'],
    ['untitled:/a/b.md', ['vscode-vfs://github/a'], 'file:///a/b.md'],
    ['untitled:/a/b.md', ['file:///c', 'memfs:///a'], 'memfs:///a/b.md'],
    ['untitled:/a/b.md', ['memfs:/a'], 'memfs:///a/b.md'],
    ['untitled:/x/b.md', ['file:///c', 'memfs:///a'], 'file:///x/b.md'],
    [
      'untitled://github/a/b%20c.md',
      ['file:///a', 'vscode-vfs://github/a'],
      'vscode-vfs://github/a/b%20c.md',
    ],
    ['untitled:Untitled-1', ['file:///a'], 'untitled:Untitled-1'],
    ['file:///a/b.md', ['vscode-vfs://github/a'], 'file:///a/b.md'],
  ])('%s in %j is %s', (uri, folders, wanted) => {
    expect(diskUri(uri, folders)).toBe(wanted);
  });
});

describe('resolveUri', () => {
  it.each([
    ['file:///a/b/c.md', 'd.md', 'file:///a/b/d.md'],
    ['file:///a/b/c.md', './x/../d e.md', 'file:///a/b/d%20e.md'],
    ['file:///a/b/c.md', '../d/', 'file:///a/d/'],
    ['file:///c.md', '../d.md', undefined],
    ['file:///a/c.md', '/d.md', undefined],
    ['vscode-vfs://github/o/r/a.md', 'b.md', 'vscode-vfs://github/o/r/b.md'],
    ['untitled:Untitled-1', 'b.md', undefined],
  ])('%s + %s → %s', (base, path, wanted) => {
    expect(resolveUri(base, path)).toBe(wanted);
  });
});

describe('every feature', () => {
  it('answers any place in any text without failing', () => {
    const index = indexOf({ '2023-08-10.md': CLEAN, '2023-09-07.md': DAMAGED });
    fc.assert(
      fc.property(
        fc.oneof(randomText, mutatedText([CLEAN, DAMAGED])),
        fc.nat(60),
        fc.nat(30),
        (text, line, character) => {
          const snapshot = snapshotOf('2023-08-24.md', text, {
            earlier: { '2023-08-10.md': CLEAN },
            index,
            lenses: true,
          });
          const position = { line, character };
          const params = {
            textDocument: { uri: snapshot.uri },
            uri: snapshot.uri,
            position,
            positions: [position],
            range: { start: position, end: { line: line + 3, character: 0 } },
            context: { diagnostics: [], triggerKind: 1 },
            newName: '新的名字',
            query: '存储',
            files: [{ oldUri: snapshot.uri, newUri: `${FOLDER}2023-09-07.md` }],
            date: '2023-09-07',
            words: '#3001',
            command: 'minutes.fixAll',
            arguments: [snapshot.uri],
          };
          for (const feature of features) expect(() => feature.handle(snapshot, params)).not.toThrow();
        },
      ),
      { numRuns: 100 },
    );
  });
});
