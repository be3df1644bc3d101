import { matchStarred } from '../text/match-starred.ts';

/** Whether the name of a folder or file is what a segment of a glob says; `**` for any number of them. */
type Segment = '**' | ((name: string) => boolean);

/** More alternatives or characters are not read. */
const mostAlternatives = 64;
const longestGlob = 512;

/**
 * A test whether any of the globs matches a path with `/`, its whole from the first segment on; case is ignored, as on most
 * desktops. `**` stands for any number of segments, `*` for any characters of one, `?` for one character, `[a-c]` and `[!a-c]` for
 * one of a set, `{a,b}` for alternatives. The time is at worst that of path times glob, whatever the glob: globs come from files
 * of the workspace, and libraries that make a regular expression of them can be kept busy for ever by one.
 */
export function compileGlobs(globs: readonly string[]): (path: string) => boolean {
  const all = [...new Set(globs.flatMap((glob) => readGlob(glob) ?? []))].map(testOf);
  if (all.length === 0) return () => false;
  return (path) => {
    const lower = path.toLowerCase();
    const nameStart = lower.lastIndexOf('/') + 1;
    const folder = lower.slice(0, nameStart);
    const name = lower.slice(nameStart);
    return all.some((test) => test(folder, name));
  };
}

/**
 * Whether a pattern says a name in a folder, which has a `/` at the end or is empty. Most names are not what is left out, and files come
 * folder by folder: so the name is looked at first, and what was said of a folder is remembered until another comes.
 */
function testOf(pattern: string): (folder: string, name: string) => boolean {
  const segments = pattern.split('/').map(segmentOf);
  const last = segments.at(-1);
  if (typeof last !== 'function')
    return (folder, name) => matchSegments(segments, [...foldersIn(folder), name]);
  const above = segments.slice(0, -1);
  let known: string | undefined;
  let fits = false;
  return (folder, name) => {
    if (!last(name)) return false;
    if (folder !== known) {
      known = folder;
      fits = matchSegments(above, foldersIn(folder));
    }
    return fits;
  };
}

function foldersIn(folder: string): readonly string[] {
  return folder.split('/').slice(0, -1);
}

/** Whether a text can be read as a glob: not empty, brackets closed, of a sane length. */
export function isGlob(glob: string): boolean {
  return readGlob(glob) !== undefined;
}

/** The alternatives of a glob, without braces. */
function readGlob(glob: string): readonly string[] | undefined {
  if (glob.trim() === '' || glob.length > longestGlob) return undefined;
  const alternatives = expandBraces(glob.toLowerCase().replace(/^\.?\/+/, ''));
  if (!alternatives || alternatives.length > mostAlternatives) return undefined;
  const isClosed = alternatives.every((alternative) => alternative.split('/').every(hasClosedSets));
  return isClosed ? alternatives : undefined;
}

/** `a{b,c}d` → `abd`, `acd`; undefined where a brace is not closed or there are too many. */
function expandBraces(glob: string): string[] | undefined {
  let pending = [glob];
  const done: string[] = [];
  while (pending.length > 0) {
    if (pending.length + done.length > mostAlternatives) return undefined;
    const next: string[] = [];
    for (const text of pending) {
      // The innermost braces first, so that they may nest.
      const inner = /\{([^{}]*)\}/.exec(text);
      if (!inner) {
        if (/[{}]/.test(text)) return undefined;
        done.push(text);
        continue;
      }
      const before = text.slice(0, inner.index);
      const after = text.slice(inner.index + inner[0].length);
      for (const choice of (inner[1] ?? '').split(',')) next.push(before + choice + after);
      if (next.length > mostAlternatives) return undefined;
    }
    pending = next;
  }
  return done;
}

function hasClosedSets(segment: string): boolean {
  for (let at = segment.indexOf('['); at >= 0; at = segment.indexOf('[', at)) {
    const end = segment.indexOf(']', at + 2);
    if (end < 0) return false;
    at = end;
  }
  return true;
}

function matchSegments(pattern: readonly Segment[], names: readonly string[]): boolean {
  return matchStarred(
    pattern,
    names,
    (segment) => segment === '**',
    (segment, name) => typeof segment === 'function' && segment(name),
  );
}

/** Most segments are words, or have one star in them, and are then compared at once. */
function segmentOf(pattern: string): Segment {
  if (pattern === '**') return pattern;
  const [before = '', behind, more] = pattern.split('*');
  if (more !== undefined || /[?[]/.test(pattern)) return (name) => matchSegment(pattern, name);
  if (behind === undefined) return (name) => name === pattern;
  const least = before.length + behind.length;
  return (name) => name.length >= least && name.startsWith(before) && name.endsWith(behind);
}

/** As `matchStarred`, but a set in brackets is several characters of the pattern. */
function matchSegment(pattern: string, segment: string): boolean {
  let p = 0;
  let s = 0;
  let star = -1;
  let starPath = 0;
  while (s < segment.length) {
    const one = pattern[p] === '*' ? undefined : matchOne(pattern, p, segment[s] ?? '');
    if (pattern[p] === '*') {
      star = p++;
      starPath = s;
    } else if (one !== undefined) {
      p = one;
      s++;
    } else if (star >= 0) {
      p = star + 1;
      s = ++starPath;
    } else return false;
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}

/** The place in the pattern behind what matches the character; undefined where it does not match. */
function matchOne(pattern: string, at: number, char: string): number | undefined {
  const mark = pattern[at];
  if (mark === undefined) return undefined;
  if (mark === '?') return at + 1;
  if (mark !== '[') return mark === char ? at + 1 : undefined;
  const end = pattern.indexOf(']', at + 2);
  const set = pattern.slice(at + 1, end);
  const negated = /^[!^]/.test(set);
  return inSet(negated ? set.slice(1) : set, char) !== negated ? end + 1 : undefined;
}

function inSet(set: string, char: string): boolean {
  for (let at = 0; at < set.length; at++) {
    const first = set[at] ?? '';
    const isRange = set[at + 1] === '-' && at + 2 < set.length;
    if (isRange ? first <= char && char <= (set[at + 2] ?? '') : first === char) return true;
    if (isRange) at += 2;
  }
  return false;
}
