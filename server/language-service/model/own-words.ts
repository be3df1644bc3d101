import { COMMON_MARKS } from '../syntax/punctuation.ts';

/**
 * The own words of what a link is called, for comparisons: no marks, blanks, prefixes in brackets, numbers with `#`, hashes, nor words that
 * fit any page. Empty where too little is left.
 */
export function ownWords(label: string): string {
  const most = label
    .toLowerCase()
    .replace(/\[[^\]]{0,40}\]/g, ' ')
    .replace(/#\d+|\b[\da-f]{7,40}\b/g, ' ')
    .replace(GENERAL, ' ')
    .replace(MARKS, '');
  const words = PLAIN.test(most) ? most : most.replace(/[\p{P}\p{S}]+/gu, '');
  return words.length >= 4 || (words.length >= 2 && /\p{Script=Han}/u.test(words)) ? words : '';
}

/** Most of the marks that are taken out; the tables of Unicode, which tell the others, cost a start half a millisecond. */
const MARKS = new RegExp(`[\\s\\d${COMMON_MARKS}]+`, 'g');
const PLAIN = /^[a-z\u4e00-\u9fff]*$/;

/** Words that say what kind of page it is, not what it is about. */
const GENERAL =
  /pull ?requests?|commits?|patch|issues?|links?|here|design|docs?|documents?|changelog|release ?notes?|code|reviews?|details?|more|prs?|mrs?|方案|设计|文档|代码|链接|详情|详见|讨论|进度|进展|预览|接口|地址|提交|合入|实现|修复|查看|参考|这里|此处|外部|内部|见|的/gi;
