import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkTitle } from '../../server/language-service/model/link-title.ts';
import { readMinutes } from '../../server/language-service/model/read-minutes.ts';
import { curve } from '../../server/language-service/profiles/curve.ts';
import { createSourceText } from '../../server/language-service/text/source-text.ts';
import { randomText } from '../support/arbitrary-text.ts';

/** What the last link of a text is called. */
function titleIn(text: string): string | undefined {
  const { source, links } = readMinutes(createSourceText('file:///a/2023-08-24.md', 0, text), curve);
  return linkTitle(source, links.at(-1)!, links);
}

describe('the title of a link', () => {
  it.each([
    ['- [存储  **引擎** 设计](https://a.example/)', '存储 引擎 设计'],
    ['- [a\\]b `c`](https://a.example/)', 'a]b c'],
    ['- 《缓存怎么做》：https://a.example/', '《缓存怎么做》'],
    ['- 快照完成。克隆方案，详见：https://a.example/', '克隆方案'],
    ['1. Release notes: <https://a.example/>', 'Release notes'],
    ['- 存储引擎设计，代码见：https://a.example/1 、<https://a.example/2>', undefined],
    ['- [一](https://a.example/1)，回顾文章（https://a.example/2', '回顾文章'],
    ['- 缓存怎么做\n  https://a.example/', '缓存怎么做'],
    ['- 入选一个题目《缓存怎么做》，链接：https://a.example/', '《缓存怎么做》'],
    ['- 快照接口文档见 PR：https://a.example/', '快照接口文档'],
    ['- 快照完成，代码见：https://a.example/', '快照完成'],
    ['- [缓存怎么做] (https://a.example/', '缓存怎么做'],
    ['- 快照\n- 答疑（在论坛提前提问 https://a.example/', undefined],
    ['> 1. 缓存怎么做 https://a.example/', '缓存怎么做'],
    ['### 近期文章\nhttps://a.example/', undefined],
    ['https://a.example/', undefined],
    ['链接：https://a.example/', undefined],
    ['[存储]: https://a.example/', undefined],
    ['![图](https://a.example/)[](https://b.example/)', undefined],
  ])('in %j', (text, title) => {
    expect(titleIn(text)).toBe(title);
  });

  it('is one line of words in any text', () => {
    fc.assert(
      fc.property(randomText, (text) => {
        const { source, links } = readMinutes(createSourceText('file:///a/2023-08-24.md', 0, text), curve);
        for (const link of links) {
          const title = linkTitle(source, link, links);
          if (title !== undefined) expect(title).toMatch(/^\S(?:.*\S)?$/u);
        }
      }),
    );
  });
});
