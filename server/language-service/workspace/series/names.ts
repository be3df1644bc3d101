import { foldWords } from '../../text/fold-words.ts';
import { pinyinOf } from '../../text/pinyin.ts';

/** A name that something in minutes has, with how well it fits what was asked for last: 0 for not at all. */
export interface Name {
  readonly words: string;
  score: number;
}

/** What somebody typed. */
export interface Typed {
  readonly folded: string;
  /** Without blanks. */
  readonly bare: string;
  /** The characters that are in it, as `maskOf` has them. */
  readonly mask: number;
  /** Whether it may be pinyin. */
  readonly latin: boolean;
}

export function typedOf(words: string): Typed {
  const folded = foldWords(words).trim().replace(/\s+/g, ' ');
  const bare = folded.replaceAll(' ', '');
  return { folded, bare, mask: maskOf(bare), latin: /^[\da-z]+$/.test(bare) };
}

interface RatedName extends Name {
  readonly folded: string;
  readonly mask: number;
  /** Absent where no Chinese character stands in it. */
  pinyin: { readonly initials: string; readonly full: string; readonly mask: number } | undefined | 'unknown';
}

/** Names, each once, that can be asked all together how well they fit. */
export interface Names {
  readonly count: number;
  nameOf(words: string): Name;
  rate(typed: Typed): void;
}

export function createNames(): Names {
  const names = new Map<string, RatedName>();
  let last: Typed | undefined;
  return {
    get count() {
      return names.size;
    },
    nameOf(words) {
      let name = names.get(words);
      if (!name) {
        const folded = foldWords(words);
        name = { words, folded, mask: maskOf(folded), pinyin: 'unknown', score: 0 };
        // It may come while names are being rated.
        if (last) name.score = scoreOf(name, last);
        names.set(words, name);
      }
      return name;
    },
    rate(typed) {
      last = typed;
      for (const name of names.values()) name.score = scoreOf(name, typed);
    },
  };
}

function scoreOf(name: RatedName, typed: Typed): number {
  const plain = (typed.mask & ~name.mask) === 0 ? scoreOfWords(name.folded, typed) : 0;
  // No pinyin is better than the words themselves.
  if (plain >= INSIDE || !typed.latin) return plain;
  return Math.max(plain, scoreOfPinyin(name, typed));
}

const WHOLE = 100;
const BEGINNING = 80;
const WORD = 70;
const INSIDE = 60;
const INITIALS = 50;
const SYLLABLES = 45;
const SCATTERED = 20;

function scoreOfWords(words: string, { folded, bare }: Typed): number {
  if (words === folded) return WHOLE;
  const at = words.indexOf(folded);
  if (at === 0) return BEGINNING;
  if (at > 0) return isBoundary(words, at) ? WORD : INSIDE;
  return scattered(words, bare);
}

function scoreOfPinyin(name: RatedName, { bare, mask }: Typed): number {
  if (name.pinyin === 'unknown') {
    const typed = /[\u4e00-\u9fa5]/.test(name.folded) ? pinyinOf(name.folded) : undefined;
    name.pinyin = typed && { ...typed, mask: maskOf(typed.full) };
  }
  const { pinyin } = name;
  if (!pinyin || (mask & ~pinyin.mask) !== 0) return 0;
  const initials = pinyin.initials.indexOf(bare);
  if (initials !== -1) return initials === 0 ? INITIALS : INITIALS - 2;
  const full = bare.length > 1 ? pinyin.full.indexOf(bare) : -1;
  if (full !== -1) return full === 0 ? SYLLABLES : SYLLABLES - 5;
  return Math.max(scattered(pinyin.initials, bare) - 5, 0);
}

/** Whether the characters stand in the words in their order: the more of them stand together, the better. */
function scattered(words: string, bare: string): number {
  let at = -1;
  let breaks = 0;
  for (const character of bare) {
    const next = words.indexOf(character, at + 1);
    if (next === -1) return 0;
    if (at !== -1 && next !== at + 1) breaks++;
    at = next;
  }
  return Math.max(SCATTERED - breaks, 6);
}

/** Whether a word begins at an offset: behind what is no letter, or where the script changes. */
function isBoundary(words: string, at: number): boolean {
  const before = words.charAt(at - 1);
  return !/[\p{L}\p{N}]/u.test(before) || /[\da-z]/.test(before) !== /[\da-z]/.test(words.charAt(at));
}

/** One bit for each letter, and some for all other characters: a name that lacks one of the bits lacks a character. Blanks have none. */
function maskOf(words: string): number {
  let mask = 0;
  for (let index = 0; index < words.length; index++) {
    const code = words.charCodeAt(index);
    if (code === 0x20) continue;
    mask |= code >= 0x61 && code <= 0x7a ? 1 << (code - 0x61) : 1 << (26 + (code % 6));
  }
  return mask;
}
