import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkTitleRequest } from '../../server/language-service/features/link-title.ts';
import type { GitHubThing } from '../../server/language-service/github/github-thing.ts';
import { readMinutes } from '../../server/language-service/model/read-minutes.ts';
import { curve } from '../../server/language-service/profiles/curve.ts';
import { linkInText } from '../../server/language-service/text/markdown-words.ts';
import { createSourceText, slice } from '../../server/language-service/text/source-text.ts';
import { CLEAN } from '../support/samples.ts';
import { snapshotOf } from '../support/snapshot.ts';
import { type Files, uriIn, workspaceOf } from '../support/workspace-of.ts';

const NAME = '2023-08-24.md';
const PULL = 'https://github.com/opencurve/curve/pull/12';
const uri = uriIn(NAME);
const on = (day: string, words: string): string =>
  CLEAN.replaceAll('2023/08/24', day).replace('快照：完成', `${words}，完成`);

function ask(url: string, files: Files = {}) {
  const all = { [NAME]: CLEAN, ...files };
  const loaded: string[] = [];
  const snapshot = workspaceOf(
    all,
    (bare) => {
      loaded.push(...linkTitleRequest.needs!(bare, { uri, url }));
      return loaded;
    },
    { open: [NAME] },
  );
  return { loaded, answer: linkTitleRequest.handle(snapshot, { uri, url }) };
}

describe('the title for a pasted address', () => {
  it('is what the latest meeting called the same thing', () => {
    const files = {
      '2023-08-10.md': on('2023/08/10', `[支持 \\[warmup\\]](${PULL}/files)`),
      '2023-07-27.md': on('2023/07/27', `[预热](${PULL})`),
    };
    expect(ask(PULL, files).answer).toEqual({
      title: '支持 [warmup]',
      insert: `[支持 \\[warmup\\]](${PULL})`,
    });
  });

  it('is taken from the words before an address, and never one that names nothing', () => {
    const article = 'https://mp.weixin.qq.com/s/abcdefgh12345678';
    const files = {
      '2023-08-10.md': on('2023/08/10', `[链接](${article})`),
      '2023-07-27.md': on('2023/07/27', `缓存怎么做：${article} `),
    };
    expect(ask(`${article}?scene=1`, files).answer).toEqual({
      title: '缓存怎么做',
      insert: `[缓存怎么做](${article}?scene=1)`,
    });
  });

  it('is what GitHub calls it where no meeting does', () => {
    const thing: GitHubThing = {
      kind: 'pull',
      repository: 'opencurve/curve',
      number: 12,
      title: 'support  block_cache (part 1)',
      state: 'open',
      url: PULL,
    };
    const snapshot = snapshotOf(NAME, CLEAN, { github: new Map([['opencurve/curve#12', thing]]) });
    const answer = linkTitleRequest.handle(snapshot, { uri: snapshot.uri, url: ` ${PULL}\n` });
    expect(answer).toEqual({
      title: 'support block_cache (part 1)',
      insert: `[support block_cache (part 1)](${PULL})`,
    });
  });

  it('is none for what nobody knows, for other texts, and outside minutes', () => {
    expect(ask(PULL)).toEqual({ loaded: [], answer: {} });
    expect(ask('two words').answer).toEqual({});
    expect(ask(`${PULL} ${PULL}`).answer).toEqual({});
    const snapshot = snapshotOf(NAME, CLEAN);
    expect(linkTitleRequest.handle(snapshot, { uri: 'file:///other.md', url: PULL })).toBeUndefined();
  });

  it('stands in the text as the words that it is', () => {
    const words = fc.string({
      unit: fc.constantFrom(...'ab 存[]()*_`~<>&#;!|\\:1'),
      minLength: 1,
      maxLength: 14,
    });
    fc.assert(
      fc.property(words, fc.constantFrom('', '(1)', ')', '?a=b&c'), (raw, tail) => {
        const title = raw.trim().replace(/\s+/g, ' ');
        fc.pre(title !== '');
        const url = `https://a.example/x${tail}`;
        const source = createSourceText('file:///a/2023-08-24.md', 0, linkInText(title, url));
        const { links, tree } = readMinutes(source, curve);
        expect(links.map((link) => link.url)).toEqual([url]);
        expect(slice(source, links[0]!.span)).toBe(source.text);
        const [paragraph] = tree.children;
        expect(paragraph).toMatchObject({
          type: 'paragraph',
          children: [{ type: 'link', children: [{ type: 'text', value: title }] }],
        });
      }),
    );
  });
});
