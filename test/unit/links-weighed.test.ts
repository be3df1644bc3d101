import { describe, expect, it } from 'vitest';
import { linkEmpty } from '../../server/language-service/rules/link/link-empty.ts';
import { linkInternal } from '../../server/language-service/rules/link/link-internal.ts';
import { linkReused } from '../../server/language-service/rules/link/link-reused.ts';
import { linkTemporary } from '../../server/language-service/rules/link/link-temporary.ts';
import { urlSwallowsText } from '../../server/language-service/rules/link/url-swallows-text.ts';
import type { Example, Rule } from '../../server/language-service/rules/rule.ts';
import { runExample } from '../support/run-example.ts';

const severities = (rule: Rule, text: string, surroundings: Partial<Example> = {}) =>
  runExample(rule, { title: rule.summary, ...surroundings }, text).found.map(({ severity }) => severity);

const COMMIT = 'https://github.com/a/b/commit/45b4366';
const PULL = 'https://github.com/a/b/pull/9';

describe('findings weigh as much as they are certain', () => {
  it('warns of one hash under two titles, and hints where one may translate the other', () => {
    expect(
      severities(linkReused, `[add startup check](${COMMIT}) [support update reset](${COMMIT})`),
    ).toEqual(['warning']);
    expect(severities(linkReused, `[add startup check](${COMMIT}) [增加启动检查](${COMMIT})`)).toEqual([
      'hint',
    ]);
  });

  it('hints at two titles for one pull request', () => {
    expect(
      severities(linkReused, `[删除文件系统功能修复](${PULL}) [插入节点失败的问题](${PULL}/files)`),
    ).toEqual(['hint']);
  });

  it('points at the first title from the second', () => {
    const text = `[add startup check](${COMMIT}) [support update reset](${COMMIT})`;
    const [finding] = runExample(linkReused, linkReused.examples[0]!, text).found;
    expect(finding!.related!.map(({ span }) => span)).toEqual([
      { start: 0, end: `[add startup check](${COMMIT})`.length },
    ]);
  });

  it('only hints at an address that is still to come before the meeting', () => {
    const text = '## 时间\n\n2023/08/24 19:00~19:30\n\n[待定]()\n';
    expect(severities(linkEmpty, text, { now: '2023-08-24T10:00:00Z' })).toEqual(['hint']);
    expect(severities(linkEmpty, text, { now: '2023-08-25T10:00:00Z' })).toEqual(['warning']);
  });

  it('only hints at the reader’s own machine', () => {
    expect(
      severities(linkInternal, '[a](http://localhost:3000) [b](http://[::1]/) [c](http://10.0.0.1)'),
    ).toEqual(['hint', 'hint', 'warning']);
  });

  it('warns of WeChat links that die, hints at those that track', () => {
    const article = 'https://mp.weixin.qq.com/s?__biz=MzA5&mid=225&idx=1&sn=0a1b';
    expect(
      severities(linkTemporary, `[a](${article}&tempkey=x) [b](${article}&scene=1) [c](${article})`),
    ).toEqual(['warning', 'hint']);
  });
});

describe('the swallowed words in the message', () => {
  it('are shortened to their beginning', () => {
    const [finding] = runExample(
      urlSwallowsText,
      urlSwallowsText.examples[0]!,
      `https://a.org/b，${'很长'.repeat(50)}`,
    ).found;
    expect(finding!.message.args).toEqual([`，${'很长'.repeat(8)}很…`]);
  });
});
