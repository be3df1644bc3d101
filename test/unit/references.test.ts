import { describe, expect, it } from 'vitest';
import { findIssueReferences, referenceOf } from '../../server/language-service/model/references.ts';

const PULL = 'pull:opencurve/curve#2387';
const COMMIT = 'commit:opencurve/curve@45b436696b095237a7b36efa147c16422d92f356';

describe('referenceOf', () => {
  it.each([
    ['https://github.com/opencurve/curve/pull/2387', PULL],
    ['http://www.GitHub.com/OpenCurve/Curve/pull/2387/', PULL],
    ['https://github.com/opencurve/curve/pull/2387/files#diff-1', PULL],
    ['https://github.com/opencurve/curve/pull/2387/commits', PULL],
    ['https://github.com/opencurve/curve/pull/2387?notification_referrer_id=1#issuecomment-9', PULL],
    ['https://github.com/opencurve/curve/pull/2387/commits/45b436696b095237a7b36efa147c16422d92f356', COMMIT],
    ['https://github.com/opencurve/curve/commit/45B436696b095237a7b36efa147c16422d92f356', COMMIT],
    ['https://github.com/opencurve/curve/issues/12#issuecomment-1', 'issue:opencurve/curve#12'],
    ['https://github.com/opencurve/curve/discussions/7', 'discussion:opencurve/curve#7'],
    ['https://github.com/opencurve/curve/tree/master/', 'github.com/opencurve/curve/tree/master'],
    ['https://github.com/opencurve/curve/pull/2387，后文', 'github.com/opencurve/curve/pull/2387，后文'],
    ['https://github.com/a/b/blob/main/src/c.ts#L10', 'github.com/a/b/blob/main/src/c.ts'],
    ['https://github.com/a/b/blob/main/src/c.ts#L10C2-L20C7', 'github.com/a/b/blob/main/src/c.ts'],
    ['https://github.com/a/b/blob/main/d.md?plain=1#L3-L4', 'github.com/a/b/blob/main/d.md?plain=1'],
    ['https://github.com/a/b/blob/main/d.md#build', 'github.com/a/b/blob/main/d.md#build'],
    ['https://mp.weixin.qq.com/s/75Af3c1Cp1g1j1MC38c1rg', 'article:75Af3c1Cp1g1j1MC38c1rg'],
    ['https://mp.weixin.qq.com/s/75Af3c1Cp1g1j1MC38c1rg?scene=1#rd', 'article:75Af3c1Cp1g1j1MC38c1rg'],
    [
      'http://mp.weixin.qq.com/s?__biz=MzI2==&mid=225&idx=1&sn=ab&chksm=cd&scene=27#wechat_redirect',
      'article:MzI2==/225/1',
    ],
    ['https://mp.weixin.qq.com/s?mid=225&__biz=MzI2%3D%3D&idx=1', 'article:MzI2==/225/1'],
    ['https://Example.org:443/a/?b=1#c', 'example.org/a?b=1#c'],
    ['//example.org', 'example.org'],
  ])('knows %s', (url, key) => {
    expect(referenceOf(url)?.key).toBe(key);
  });

  it('reads numbers of a repository', () => {
    expect(referenceOf('#12', 'OpenCurve/curve')).toEqual({
      kind: 'issue',
      repository: 'opencurve/curve',
      number: 12,
      key: 'issue:opencurve/curve#12',
    });
    expect(referenceOf('a/b#12')?.key).toBe('issue:a/b#12');
    expect(referenceOf('#12')).toBeUndefined();
    expect(referenceOf('docs/a.md')).toBeUndefined();
  });
});

describe('findIssueReferences', () => {
  it.each([
    ['修复#123，见 opencurve/curve-csi#45。', ['#123', 'opencurve/curve-csi#45']],
    ['(#1) [#2] #3,#4', ['#1', '#2', '#3', '#4']],
    ['pr2112 a#1 #1a #012 &#123; ##5 #腾讯会议：123 a/b/#6 1234567#', []],
  ])('in %j', (text, expected) => {
    expect(findIssueReferences(text).map(({ span }) => text.slice(span.start, span.end))).toEqual(expected);
  });

  it('tells repository and number', () => {
    expect(findIssueReferences('OpenCurve/Curve#45')).toEqual([
      { span: { start: 0, end: 18 }, repository: 'opencurve/curve', number: 45 },
    ]);
  });
});
