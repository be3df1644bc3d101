import { describe, expect, it } from 'vitest';
import type { Location, LocationLink } from 'vscode-languageserver-types';
import { codeLens } from '../../server/language-service/features/code-lens.ts';
import { definition } from '../../server/language-service/features/definition.ts';
import { documentHighlight } from '../../server/language-service/features/document-highlight.ts';
import { findReferences } from '../../server/language-service/features/find-references.ts';
import { hover } from '../../server/language-service/features/hover.ts';
import { positionAt } from '../../server/language-service/text/source-text.ts';
import { zhCn } from '../support/chinese.ts';
import { indexOf, uriOf } from '../support/index-of.ts';
import { CLEAN } from '../support/samples.ts';
import { type SnapshotOptions, snapshotOf } from '../support/snapshot.ts';

const NAME = '2023-08-24.md';
const TIME = (day: string): string => `## 时间\n\n${day} 19:00~19:30\n\n## 会议内容\n\n### 一、近期工作\n\n`;

const OTHERS = {
  '2023-06-29.md': `${TIME('2023/06/29')}#### CurveBS\n\n- 讨论 #3001 的做法\n`,
  '2023-07-13.md': `${TIME('2023/07/13')}- [缓存](https://github.com/opencurve/curve/pull/3001/files)\n- 又见 #3001\n`,
  '2023-09-07.md': `${TIME('2023/09/07')}#### 块存储\n\n- 发布 https://github.com/opencurve/curve/issues/3001/\n`,
};

const index = indexOf({ ...OTHERS, [NAME]: '旧的内容 #3001\n' });

function ask(text: string, words: string, options: SnapshotOptions = {}) {
  const snapshot = snapshotOf(NAME, text, { index, ...options });
  const at = text.indexOf(words);
  expect(at).toBeGreaterThanOrEqual(0);
  const params = {
    textDocument: { uri: snapshot.uri },
    position: positionAt(snapshot.text(snapshot.uri)!, at + 1),
  };
  return { snapshot, params };
}

/** `2023-07-13.md 10:2` for each. */
function places(locations: readonly Location[] | undefined): string[] | undefined {
  return locations?.map(
    ({ uri, range }) =>
      `${decodeURIComponent(uri.split('/').at(-1)!)} ${range.start.line}:${range.start.character}`,
  );
}

function referencesTo(text: string, words: string, options?: SnapshotOptions): string[] | undefined {
  const { snapshot, params } = ask(text, words, options);
  return places(findReferences.handle(snapshot, params));
}

function definitionOf(text: string, words: string, options: SnapshotOptions = {}): string | undefined {
  const { snapshot, params } = ask(text, words, {
    ...options,
    client: { definitionLinks: false, ...options.client },
  });
  const found = definition.handle(snapshot, params) as Location | undefined;
  return found && places([found])![0];
}

function card(text: string, words: string, options?: SnapshotOptions): string | undefined {
  const { snapshot, params } = ask(text, words, options);
  const contents = hover.handle(snapshot, params)?.contents;
  return contents && (contents as { value: string }).value;
}

describe('references', () => {
  it('are all mentions of one thing, however it is written, the latest meeting first', () => {
    expect(referencesTo(CLEAN, '#3001')).toEqual([
      '2023-09-07.md 10:5',
      expect.stringMatching(/^2023-08-24\.md /),
      '2023-07-13.md 8:2',
      '2023-07-13.md 9:5',
      '2023-06-29.md 10:5',
    ]);
  });

  it('follow the document as it is being written', () => {
    const before = referencesTo(CLEAN, '#3001')!;
    const after = referencesTo(`\n\n${CLEAN}\n- 也见 opencurve/curve#3001\n`, '#3001')!;
    expect(after).toHaveLength(before.length + 1);
  });

  it('of a topic are the headings of all its names', () => {
    expect(referencesTo(CLEAN, 'Curve块存储')).toEqual([
      '2023-09-07.md 8:0',
      expect.stringMatching(/^2023-08-24\.md \d+:0$/),
      '2023-06-29.md 8:0',
    ]);
  });

  it('are not there where nothing is spoken of', () => {
    for (const words of ['压力测试', '### 一、近期工作', '## 时间', 'curveadm rollback']) {
      expect(referencesTo(CLEAN, words)).toBeUndefined();
      expect(definitionOf(CLEAN, words)).toBeUndefined();
      const { snapshot, params } = ask(CLEAN, words);
      expect(documentHighlight.handle(snapshot, params)).toBeUndefined();
    }
  });

  it('are not answered for documents that are no minutes', () => {
    const { snapshot, params } = ask(CLEAN, '#3001');
    const other = { ...params, textDocument: { uri: uriOf('README.md') } };
    for (const feature of [findReferences, definition, documentHighlight, codeLens, hover]) {
      expect(feature.handle(snapshot, other as never)).toBeUndefined();
    }
  });

  it('give the address of an own link, as editors do that know Markdown', () => {
    const { snapshot, params } = ask(CLEAN, '#3001');
    const own = findReferences.handle(snapshot, params)!.find(({ uri }) => uri === snapshot.uri)!;
    const line = CLEAN.split('\n')[own.range.start.line]!;
    expect(line.slice(own.range.start.character, own.range.end.character)).toBe(
      'https://github.com/opencurve/curve/pull/3001',
    );
  });

  it('know the own file by another spelling of its address', () => {
    const { snapshot, params } = ask(CLEAN, '#3001');
    const uri = snapshot.uri.replaceAll('%20', ' ');
    const spelled = indexOf(OTHERS);
    spelled.put({ ...index.meeting(uriOf(NAME))!, uri });
    expect(findReferences.handle({ ...snapshot, index: spelled }, params)).toHaveLength(5);
    // An index may know both spellings.
    const knowing = { ...spelled, meeting: () => spelled.meeting(uri) };
    expect(findReferences.handle({ ...snapshot, index: knowing }, params)).toHaveLength(5);
  });
});

describe('the definition', () => {
  it('is the first mention in the latest earlier meeting', () => {
    expect(definitionOf(CLEAN, '#3001')).toBe('2023-07-13.md 8:2');
    expect(definitionOf(CLEAN, 'Curve块存储')).toBe('2023-06-29.md 8:0');
  });

  it('is not there for the first meeting that speaks of it', () => {
    expect(
      definitionOf(CLEAN, '#3001', { index: indexOf({ '2023-09-07.md': OTHERS['2023-09-07.md'] }) }),
    ).toBeUndefined();
    expect(definitionOf(CLEAN, '《一次慢盘')).toBeUndefined();
  });

  it('says what it belongs to where the editor can show it', () => {
    const { snapshot, params } = ask(CLEAN, '#3001');
    const [link] = definition.handle(snapshot, params) as LocationLink[];
    expect(link!.targetUri).toBe(uriOf('2023-07-13.md'));
    expect(link!.originSelectionRange!.start.line).toBe(params.position.line);
  });

  it('leaves what a click opens to the click, where the editor would do both', () => {
    const client = { clicksGoToDefinition: true };
    expect(definitionOf(CLEAN, '#3001', { client })).toBe('2023-07-13.md 8:2');
    expect(definitionOf(CLEAN, 'pull/3001', { client })).toBeUndefined();
    expect(definitionOf(CLEAN, 'pull/3001')).toBe('2023-07-13.md 8:2');
    const text = `${CLEAN}\n- 又见 opencurve/curve#3001\n`;
    expect(definitionOf(text, 'opencurve/curve#3001', { client })).toBeUndefined();
    expect(definitionOf(CLEAN, 'Curve块存储', { client })).toBe('2023-06-29.md 8:0');
  });
});

describe('the highlight', () => {
  it('shows one thing wherever the document speaks of it', () => {
    const text = `${CLEAN}\n- 又见 #3001\n`;
    const { snapshot, params } = ask(text, '#3001');
    expect(documentHighlight.handle(snapshot, params)).toHaveLength(2);
    const once = ask(CLEAN, '#3001');
    expect(documentHighlight.handle(once.snapshot, once.params)).toBeUndefined();
  });
});

describe('hover', () => {
  it('says in which other meetings it came up, with a way there', () => {
    const words = card(CLEAN, '#3001')!;
    expect(words).toContain(
      `Also in [2023-07-13](<${uriOf('2023-07-13.md')}#L9>), [2023-06-29](<${uriOf('2023-06-29.md')}#L11>)`,
    );
    expect(words).toContain(`Later in [2023-09-07](<${uriOf('2023-09-07.md')}#L11>)`);
  });

  it('is plain for editors without Markdown, and in the language of the reader', () => {
    expect(card(CLEAN, '#3001', { client: { hoverMarkdown: false }, translations: zhCn })).toBe(
      'opencurve/curve#3001\n缓存\n也见于 2023-07-13, 2023-06-29\n之后又见于 2023-09-07',
    );
  });

  it('names five days at most', () => {
    const many = Object.fromEntries(
      Array.from({ length: 12 }, (_, month) => {
        const day = `2022-${String(month + 1).padStart(2, '0')}-05`;
        return [`${day}.md`, `## 时间\n\n${day} 19:00~19:30\n\n- https://example.org/a#rd\n`];
      }),
    );
    const text = `${CLEAN}\n- <https://example.org/a/>\n`;
    expect(card(text, 'example.org', { index: indexOf(many), client: { hoverMarkdown: false } })).toContain(
      'Also in 2022-12-05, 2022-11-05, 2022-10-05, 2022-09-05, 2022-08-05 and 7 more',
    );
  });

  it('of a topic says what else it was called', () => {
    expect(card(CLEAN, 'Curve块存储', { client: { hoverMarkdown: false } })).toBe(
      'CurveBS\nAlso in 2023-06-29\nLater in 2023-09-07',
    );
  });
});

describe('the code lens', () => {
  it('counts the meetings of each topic that came up elsewhere', () => {
    const { snapshot, params } = ask(CLEAN, '时间', { lenses: true });
    expect(codeLens.handle({ ...snapshot, lenses: () => false }, params)).toBeUndefined();
    expect(codeLens.handle(snapshot, params)!.map(({ command }) => command)).toEqual([
      {
        title: '3 meetings since 2023-06-29 · history',
        command: 'minutes.history',
        arguments: [{ key: expect.stringMatching(/^topic:/) }],
      },
    ]);
  });
});
