import { once } from '../text/remember.ts';
import { gitHubEnd } from './autolink.ts';

/**
 * Where a reader takes the bare URL at `start` to end, at most at `limit`, which is where GitHub ends it: before the first
 * full-width punctuation, a bracket without partner, Chinese right behind Latin letters, a quote, an emoji or the next URL.
 * Chinese that belongs to the URL stays in it: behind a separator (`/wiki/分布式存储`, `?q=存储`, `a-存储`), before a file's
 * extension or more of the path (`raft在curve中.jpg`), and brackets in such a part (`/wiki/网易（公司）`).
 * Where both would be sensible the answer is `limit`. Offsets are those of `text`.
 */
export function sensibleEnd(text: string, start: number, limit: number): number {
  const url = text.slice(start, Math.min(limit, start + LONGEST));
  const cut = findCut(url);
  if (cut === undefined) return limit;
  const end = gitHubEnd(url.slice(0, cut).replace(/[([{]+$/, ''), 0);
  return end === undefined ? limit : start + end;
}

/** Further than this nobody reads, and no browser sends it. */
const LONGEST = 2048;

const SEPARATORS = '/?#&=';
/** Made where a URL holds more than ASCII. */
const CHINESE = once(() => /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u);
const MARK = once(() => /^[\p{P}\p{S}\p{Extended_Pictographic}]/u);
/** Marks within a name, as in a title with a middle dot. */
const INNER_MARKS = '·•–—-・';
const OPENERS = '（【《「『〔〈“‘';
const CLOSERS = '）】》」』〕〉”’';
const NO_URL_CHARACTERS = '"`>';

/** Addresses that are complete: no Chinese can go on with their last part. */
const COMPLETE =
  /^https?:\/\/(?:(?:www\.)?github\.com\/[\w.-]+\/[\w.-]+\/(?:pull|issues|discussions|commit)\/[\da-f]+(?:\/\w+)*|mp\.weixin\.qq\.com\/s\/[\w-]+|meeting\.tencent\.com\/\w+\/\w+)\/?$/i;

/** Paths of encyclopaedias, where a title may end in a bracket that tells it from others. */
const ENCYCLOPAEDIA = /\/(?:wiki|item|zh(?:-\w+)?)\/[^/]+$/i;

/** The first offset in `url` that is not the URL's any more; absent where all of it is. */
function findCut(url: string): number | undefined {
  const scheme = /^(?:https?:\/\/)?/i.exec(url)?.[0].length ?? 0;
  const hostEnd = scheme + url.slice(scheme).search(/[/?#]|$/);
  const open: { bracket: string; at: number }[] = [];
  let inChinese = false;
  for (let at = scheme; at < url.length; at++) {
    const character = String.fromCodePoint(url.codePointAt(at) ?? 0);
    const before = url.charAt(at - 1);
    if (NO_URL_CHARACTERS.includes(character) || closesEmphasis(url, at)) return at;
    if (SEPARATORS.includes(character)) inChinese = false;
    else if (startsUrl(url, at)) {
      if (!/[/?#&=:]/.test(before)) return at;
    } else if (isChinese(character)) {
      if (!inChinese && !isMeant(url, at, before, at < hostEnd)) return at;
      inChinese = true;
    } else if (OPENERS.includes(character)) {
      const close = closeOf(url, at, character);
      if (close === undefined || !holdsName(url, at, close, inChinese)) return at;
      inChinese = true;
      at = close;
    } else if (character > '\x7F' && MARK().test(character)) {
      if (!inChinese || !INNER_MARKS.includes(character)) return at;
    } else if (character === '(' || character === '[' || character === '{') {
      if (!inChinese && isRemark(url, at, before)) return at;
      open.push({ bracket: character, at });
    } else if (character === ')' || character === ']' || character === '}') {
      if (open.pop()?.bracket !== PARTNERS[character]) return at;
    }
    at += character.length - 1;
  }
  return url.length < LONGEST ? open[0]?.at : undefined;
}

const PARTNERS = { ')': '(', ']': '[', '}': '{' } as const;

/** `**` and `~~` that end emphasis; before more of the path they are a pattern of files. */
function closesEmphasis(url: string, at: number): boolean {
  const marks = url.startsWith('**', at) || url.startsWith('~~', at);
  return marks && !/[\w/.*~-]/.test(url.charAt(at + 2));
}

function startsUrl(url: string, at: number): boolean {
  return /^https?:\/\//i.test(url.slice(at, at + 8));
}

/** Whether Chinese that begins at `at` belongs to the URL. */
function isMeant(url: string, at: number, before: string, inHost: boolean): boolean {
  if (inHost) return /^[/.]$/.test(before) && !/\.\w+\.$/.test(url.slice(0, at));
  if (COMPLETE.test(url.slice(0, at))) return false;
  if (SEPARATORS.includes(before) || /[-_+~@$]/.test(before) || /%[\dA-F]{2}$/i.test(url.slice(at - 3, at)))
    return true;
  return goesOn(url, at);
}

/** Whether the part that holds `at` ends in a file's extension, or is followed by more of the path. */
function goesOn(url: string, at: number): boolean {
  const rest = url.slice(at);
  if (rest.includes('://')) return false;
  const part = /^[^/?#，。；！？、：（]*/.exec(rest)?.[0] ?? '';
  return /\.[A-Za-z\d]{2,5}$/.test(part) || /^\/[A-Za-z\d]/.test(rest.slice(part.length));
}

/** Where a full-width bracket closes; absent where it does not, or holds a sentence. */
function closeOf(url: string, at: number, opener: string): number | undefined {
  const close = url.indexOf(CLOSERS.charAt(OPENERS.indexOf(opener)), at);
  return close === -1 || /[，。；！？、]|:\/\//.test(url.slice(at, close)) ? undefined : close;
}

/** Whether full-width brackets from `at` to `close` are part of a name in the URL. */
function holdsName(url: string, at: number, close: number, inChinese: boolean): boolean {
  if (url.charAt(at - 1) === ')') return false;
  if (inChinese) return true;
  if (COMPLETE.test(url.slice(0, at))) return false;
  const begins = SEPARATORS.includes(url.charAt(at - 1)) && url.charAt(at) !== '（';
  return begins || ENCYCLOPAEDIA.test(url.slice(0, at)) || goesOn(url, close + 1);
}

/** Whether half-width brackets hold a remark in Chinese on the URL, not a part of it. */
function isRemark(url: string, at: number, before: string): boolean {
  if (/[-_]/.test(before) || SEPARATORS.includes(before)) return false;
  const close = url.indexOf(PARTNER_OF[url.charAt(at) as keyof typeof PARTNER_OF], at);
  const inside = url.slice(at + 1, close === -1 ? url.length : close);
  if (![...inside].some(isChinese)) return false;
  return !ENCYCLOPAEDIA.test(url.slice(0, at)) && (close === -1 || !goesOn(url, close + 1));
}

function isChinese(character: string): boolean {
  return character > '\x7F' && CHINESE().test(character);
}

const PARTNER_OF = { '(': ')', '[': ']', '{': '}' } as const;
