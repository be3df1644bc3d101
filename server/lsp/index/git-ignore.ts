import { matchStarred } from '../../language-service/text/match-starred.ts';

/** What one `.gitignore` says of paths below its folder. */
export interface GitIgnore {
  /** `path` with `/`, from the folder of the file; true where it is ignored, false where that is taken back, undefined where nothing is said. */
  says(path: string, isFolder: boolean): boolean | undefined;
}

/** Longer patterns name no file. */
const LONGEST = 1024;

/**
 * Reads a `.gitignore` as git does (gitignore(5), wildmatch.c). The time that a match takes is at worst that of path times pattern:
 * the file comes with a workspace that nobody vouches for, and libraries that make a regular expression of each pattern can be kept
 * busy for ever by one.
 */
export function readGitIgnore(text: string): GitIgnore {
  const patterns = text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .flatMap((line) => readPattern(line.replace(/\r$/, '')) ?? []);
  return {
    says(path, isFolder) {
      const segments = path.split('/').map(bytesOf);
      const found = patterns.findLast(
        (pattern) => (isFolder || !pattern.folders) && matches(pattern, segments),
      );
      return found && !found.negated;
    },
  };
}

interface Pattern {
  readonly negated: boolean;
  /** Whether it is for folders only. */
  readonly folders: boolean;
  /** One segment matches the name, wherever the file lies. */
  readonly anchored: boolean;
  readonly segments: readonly Segment[];
}

/** `**`, or what each character of a name has to be. */
type Segment = '**' | readonly Token[];

/** A name in a path, byte by byte, each as a character: for git `?` is one byte of UTF-8. */
type Name = readonly string[];

type Token = '*' | ((character: string) => boolean);

function readPattern(line: string): Pattern | undefined {
  if (line.startsWith('#') || line.length > LONGEST) return undefined;
  const negated = line.startsWith('!');
  let words = withoutTrailingBlanks(negated ? line.slice(1) : line);
  const folders = words.endsWith('/');
  if (folders) words = words.slice(0, -1);
  const anchored = words.includes('/');
  if (words.startsWith('/')) words = words.slice(1);
  if (words === '') return undefined;
  const parts = words.split('/');
  const segments: Segment[] = [];
  for (const part of parts) {
    const tokens = /^\*{2,}$/.test(part) && parts.length > 1 ? '**' : readSegment(part);
    if (tokens === undefined) return undefined;
    segments.push(tokens);
  }
  return { negated, folders, anchored, segments };
}

/** Blanks at the end count only where a backslash stands before them. */
function withoutTrailingBlanks(words: string): string {
  let end = words.length;
  while (end > 0 && words[end - 1] === ' ') end--;
  if (end === words.length) return words;
  let backslashes = 0;
  while (words[end - 1 - backslashes] === '\\') backslashes++;
  return words.slice(0, backslashes % 2 === 1 ? end + 1 : end);
}

function readSegment(part: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  const characters = bytesOf(part);
  for (let at = 0; at < characters.length; at++) {
    const mark = characters[at] ?? '';
    if (mark === '*') {
      if (tokens.at(-1) !== '*') tokens.push('*');
    } else if (mark === '?') tokens.push(() => true);
    else if (mark === '[') {
      const set = readSet(characters, at + 1);
      if (!set) return undefined;
      tokens.push(set.has);
      at = set.end;
    } else {
      const literal = mark === '\\' ? characters[++at] : mark;
      if (literal === undefined) return undefined;
      tokens.push((character) => character === literal);
    }
  }
  return tokens;
}

function bytesOf(words: string): Name {
  return Array.from(new TextEncoder().encode(words), (byte) => String.fromCharCode(byte));
}

const CLASSES: Readonly<Record<string, RegExp>> = {
  alnum: /[a-z\d]/i,
  alpha: /[a-z]/i,
  blank: /[ \t]/,
  // Of the characters of ASCII, those that are not printed.
  cntrl: /[^ -~\x80-\u{10ffff}]/u,
  digit: /\d/,
  graph: /[!-~]/,
  lower: /[a-z]/,
  print: /[ -~]/,
  punct: /[!-/:-@[-`{-~]/,
  space: /[\t-\r ]/,
  upper: /[A-Z]/,
  xdigit: /[\da-f]/i,
};

/** The set that begins behind a `[`; `end` is the place of its `]`. */
function readSet(
  characters: readonly string[],
  start: number,
): { readonly has: (character: string) => boolean; readonly end: number } | undefined {
  const negated = characters[start] === '!' || characters[start] === '^';
  const first = negated ? start + 1 : start;
  const members: ((character: string) => boolean)[] = [];
  for (let at = first; at < characters.length; at++) {
    if (characters[at] === ']' && at > first)
      return { has: (character) => members.some((has) => has(character)) !== negated, end: at };
    if (characters[at] === '[' && characters[at + 1] === ':') {
      const close = characters.indexOf(']', at + 2);
      if (close > at + 2 && characters[close - 1] === ':') {
        const known = CLASSES[characters.slice(at + 2, close - 1).join('')];
        if (!known) return undefined;
        members.push((character) => known.test(character));
        at = close;
        continue;
      }
    }
    const low = characters[at] === '\\' ? characters[++at] : characters[at];
    if (low === undefined) return undefined;
    let high = low;
    if (characters[at + 1] === '-' && characters[at + 2] !== undefined && characters[at + 2] !== ']') {
      at += 2;
      const last = characters[at] === '\\' ? characters[++at] : characters[at];
      if (last === undefined) return undefined;
      high = last;
    }
    members.push((character) => character >= low && character <= high);
  }
  return undefined;
}

function matches({ anchored, segments }: Pattern, path: readonly Name[]): boolean {
  const [only] = segments;
  if (!anchored) return only !== undefined && only !== '**' && matchesName(only, path.at(-1) ?? []);
  return matchesPath(segments, path);
}

function matchesPath(pattern: readonly Segment[], path: readonly Name[]): boolean {
  // At the end `**` stands for what is inside, not for the folder itself.
  return matchStarred(
    pattern,
    path,
    isDoubleStar,
    (segment, name) => segment !== '**' && matchesName(segment, name),
    true,
  );
}

function isDoubleStar(segment: Segment): boolean {
  return segment === '**';
}

function matchesName(tokens: readonly Token[], characters: Name): boolean {
  return matchStarred(
    tokens,
    characters,
    (token) => token === '*',
    (token, character) => token !== '*' && token(character),
  );
}
