import { lineAt, lineSpan, type SourceText, slice } from '../text/source-text.ts';
import type { Span } from '../text/span.ts';
import type { Link } from './link.ts';
import { plainWords } from './scan/plain-words.ts';

/**
 * What a link is called, as a reader sees it: its label, or the words in front of an address that stands in the text by itself, on its
 * line or the one before. Undefined where nothing is. `links` are those of the same text, in its order, and their spans count in `source`.
 */
export function linkTitle(source: SourceText, link: Link, links: readonly Link[]): string | undefined {
  if (link.form === 'definition') return undefined;
  if (link.label) return titleIn(plainOf(source, link.label));
  if (link.form !== 'bare' && link.form !== 'angle') return undefined;
  const line = lineAt(source, link.span.start);
  const before = links.filter(({ span }) => span.end <= link.span.start).at(-1)?.span.end ?? 0;
  const { start } = lineSpan(source, line);
  const from = Math.max(start, before, link.span.start - FAR);
  const own = plainOf(source, { start: from, end: link.span.start });
  if (/[\p{L}\p{N}]/u.test(own) || from > start) return titleIn(lastClause(own));
  const above = line > 0 ? lineSpan(source, line - 1) : undefined;
  if (!above || above.start < before || above.end - above.start > FAR || /^\s*#/.test(slice(source, above)))
    return undefined;
  return titleIn(lastClause(plainOf(source, above)));
}

const LONGEST = 100;
/** Words farther off are not looked at. */
const FAR = 400;

function titleIn(words: string): string | undefined {
  const title = words.replace(/\s+/g, ' ').trim();
  return title.length > 1 && title.length <= LONGEST && !/:\/\//.test(title) ? title : undefined;
}

function plainOf({ text }: SourceText, { start, end }: Span): string {
  const indent = /^[ \t>]*/.exec(text.slice(start, end))?.[0].length ?? 0;
  return plainWords(text, { start: start + indent, end }, [], 0);
}

/** What stands in front of an address and is about it, without the marks and words that only lead to it. */
function lastClause(words: string): string {
  let clause = words.split(/[。！？；;!?]/).at(-1) ?? '';
  for (let before = ''; clause !== before; ) {
    before = clause;
    const end = clause.trimEnd();
    const open = end.replace(/[:：,，、—–=→>（(【[“"'-]$/, '');
    clause = open.replace(LEADING, '');
  }
  const name = /《[^《》]*》(?![\s\S]*《)/.exec(clause)?.[0];
  if (name !== undefined) return name;
  const whole = clause.replace(/^[\s,，、.。)）\]】”"—–-]+/, '').trim();
  const bare = /^[[【]([^[\]【】]*)[\]】]$/.exec(whole)?.[1] ?? whole;
  return bare.length > LONG_PROSE || isOpen(bare) ? '' : bare;
}

/** What is longer tells something and names nothing. */
const LONG_PROSE = 60;

/** Whether a bracket is open at the end. */
function isOpen(words: string): boolean {
  const count = (marks: RegExp): number => words.match(marks)?.length ?? 0;
  return count(/[(（]/g) > count(/[)）]/g);
}

/** Words that lead to an address. */
const LEADING =
  /(?:(?:(?<=^|[，,、\s])(?:代码|文档|文章|视频|录像|链接|地址|网址|原文|详情|更多))?(?:请|详|可)?(?:参?见|看|阅|戳)|(?:链接|地址|网址|原文|见)|\b(?:link|url|see|at|here|pr))$/i;
