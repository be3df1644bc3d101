import type { LinkVerdict } from './verdict.ts';

/** A line of a file on GitHub that a link leads to. */
export interface CodeLine {
  /** 1-based; of several the first. */
  readonly line: number;
  /** `owner/name/branch/path`, escaped as in the address: where the bare file is among those that GitHub gives out. */
  readonly file: string;
}

/** Undefined where an address leads to no line of a file on GitHub. */
export function codeLineOf(url: string): CodeLine | undefined {
  if (!url.includes('#L')) return undefined;
  const [, owner, name, path, one, other = one] = CODE_LINE.exec(url) ?? [];
  if (owner === undefined || name === undefined || path === undefined) return undefined;
  return { line: Math.min(Number(one), Number(other)), file: `${owner}/${name}/${path}` };
}

/** Whether what is behind `/blob/` is a branch, a tag or a commit, only GitHub knows: there and in the bare address it is written alike. */
const CODE_LINE =
  /^https?:\/\/(?:www\.)?github\.com\/([\w-]+)\/([\w.-]+)\/(?:blob|blame)\/([^?#\s/]+\/[^?#\s]+)(?:\?[^#\s]*)?#L(\d{1,9})(?:C\d+)?(?:-L?(\d{1,9})(?:C\d+)?)?$/i;

/** What is known of a link to a line of a file that has so many lines; undefined where nobody knows how many. */
export function judgeLine(verdict: LinkVerdict, { line }: CodeLine, lines: number | undefined): LinkVerdict {
  return verdict.state === 'ok' && lines !== undefined && lines < line
    ? { ...verdict, state: 'broken', reason: 'no-line', lines }
    : verdict;
}

/**
 * How many lines a file has as GitHub shows it, an empty one behind the last line end not counted; undefined where it is shown otherwise than
 * by lines, as what is not text and what stands elsewhere for its size (Git LFS).
 */
export function countLines(text: string): number | undefined {
  if (text.includes('\0') || text.startsWith('version https://git-lfs.github.com/spec/')) return undefined;
  const ends = text.match(/\r\n|\r|\n/g)?.length ?? 0;
  return /[^\r\n]$/.test(text) ? ends + 1 : ends;
}
