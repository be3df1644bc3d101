import { gitHubEnd } from '../../syntax/autolink.ts';
import type { FoundLink } from './found.ts';

/** The bare URL with its colon at `colon`, where nothing before `free` belongs to it; absent where it is doubtful whether there is one. */
export function readUrl(text: string, colon: number, free: number): FoundLink | 'words' | undefined {
  if (text.charCodeAt(colon + 1) !== 0x2f || text.charCodeAt(colon + 2) !== 0x2f) return 'words';
  const scheme = /https?$/i.exec(text.slice(Math.max(colon - 5, free), colon))?.[0];
  if (scheme === undefined) return 'words';
  const start = colon - scheme.length;
  const end = endOfUrl(text, start);
  if (end === undefined) return 'words';
  if (mayEndAddress(text, start)) return undefined;
  return { span: { start, end }, url: text.slice(start, end) };
}

const SIMPLE_URL =
  /https?:\/\/[A-Za-z\d][A-Za-z\d-]*(?:\.[A-Za-z\d-]+)*(?:(?::|\/|\?|#)[^\s<()\]]*[^\s<!"&'),.:;?*_~(\]]|\/)?(?=[\s<]|$)/iy;

/** As `gitHubEnd`, faster for URLs without brackets before a blank. */
function endOfUrl(text: string, start: number): number | undefined {
  if (!/[A-Za-z]/.test(text.charAt(start - 1))) {
    SIMPLE_URL.lastIndex = start;
    if (SIMPLE_URL.test(text)) return SIMPLE_URL.lastIndex;
  }
  return gitHubEnd(text, start);
}

/** The bare URL that begins with `www.`; absent where it is doubtful whether there is one. */
export function readWww(text: string, start: number, lineStart: number): FoundLink | 'words' | undefined {
  if (text.charCodeAt(start + 3) !== 0x2e || !/^www/i.test(text.slice(start, start + 3))) return 'words';
  // What stands before the first word of a quote or of a table's cell does not count.
  const before = text.charAt(start - 1);
  if (before === '|' || (start === lineStart && (before === '>' || before === '\uFEFF'))) return undefined;
  const end = gitHubEnd(text, start);
  if (end === undefined) return 'words';
  const url = text.slice(start, end);
  // At the end of a paragraph `www.` is none.
  if (end === start + 3 || url.includes('@')) return undefined;
  return { span: { start, end }, url: `http://${url}` };
}

/** Whether an e-mail address may end in what stands before an offset. */
function mayEndAddress(text: string, offset: number): boolean {
  let at = offset - 1;
  while (at >= 0 && /[\w.+-]/.test(text.charAt(at))) at--;
  return at >= 0 && text.charAt(at) === '@';
}
