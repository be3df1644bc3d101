import { describe, expect, it } from 'vitest';
import { parse } from '../../server/language-service/syntax/parse.ts';
import { anchorsOf } from '../../server/language-service/syntax/slug.ts';

const anchors = (text: string) => anchorsOf(text, parse(text));

describe('anchorsOf', () => {
  it.each([
    ['### 四、答疑 & 交流', ['四答疑--交流']],
    ['## 答疑 & 交流', ['答疑--交流']],
    ['# Q & A\n# Q&A\n# `code` *and* [link](u)', ['q--a', 'qa', 'code-and-link']],
    ['# A\n# A\n# A-1\n# A', ['a', 'a-1', 'a-1-1', 'a-2']],
    ['# :tada: 发布 v1.2！', ['tada-发布-v12']],
    ['Setext\n===\n\n> # in a quote', ['setext', 'in-a-quote']],
    ['# ![alt](x) y', ['y']],
    ['<a name="old"></a>\n\n<h2 id=\'own\'>x</h2>', ['old', 'own']],
    ['```\n# code\n```', []],
  ])('of %j', (text, expected) => {
    expect(anchors(text)).toEqual(expected);
  });
});
