import { isBlank, isBlankLine, type Line } from './lines.ts';
import { endOfComment } from './read-angle.ts';
import { kindOfHtml, linksOfTag } from './read-block-html.ts';
import { closeItems, type Scan, type Verdict } from './scan.ts';

/**
 * A line that begins with `<`; `words` where it is like any other. `depth` says how many of the open items hold it; it is absent
 * where an item begins on the same line.
 */
export function scanHtml(
  scan: Scan,
  index: number,
  line: Line,
  depth: number | undefined,
): Verdict | 'words' {
  const { source, found } = scan;
  const { text } = source;
  const { at, end } = line;
  const kind = kindOfHtml(text, at);
  if (kind === 'words' || kind === 'break') return 'words';
  if (kind === 'comment') return beginComment(scan, line, depth);
  if (kind === undefined || scan.before !== 'nothing') return 'doubtful';
  const isLast = isBlankLine(source, index + 1);
  if (depth !== 0 && !isLast) return 'doubtful';
  const links = linksOfTag(text, line);
  if (!links) return 'doubtful';
  for (const link of links) found.links.push(link);
  if (depth !== undefined) closeItems(scan, depth);
  if (!isLast) scan.html = { kind: 'tag', start: at };
  else if (depth === 0) found.html.push({ start: at, end });
  return 'certain';
}

function beginComment(scan: Scan, { at, end }: Line, depth: number | undefined): Verdict {
  const { text } = scan.source;
  const close = endOfComment(text, at, end);
  if (close === undefined && (depth !== 0 || text.slice(at, end).includes('-->'))) return 'doubtful';
  // Tags behind the comment belong to the block.
  if (close !== undefined && text.slice(close, end).includes('<')) return 'doubtful';
  if (depth !== undefined) closeItems(scan, depth);
  scan.before = 'nothing';
  if (close === undefined) scan.html = { kind: 'comment', start: at };
  else if (depth === 0) scan.found.html.push({ start: at, end });
  return 'certain';
}

/** A line of HTML that began between the blocks of the document. */
export function scanOpenHtml(scan: Scan, { start, at, end }: Line): Verdict {
  const { html, source } = scan;
  if (!html) return 'doubtful';
  const words = source.text.slice(start, end);
  const ends = html.kind === 'tag' ? isBlank(source.text, at, end) : words.includes('-->');
  // Tags in the block may lead somewhere.
  if (words.includes('<', ends ? words.indexOf('-->') : html.kind === 'tag' ? 0 : end)) return 'doubtful';
  if (!ends) return 'certain';
  scan.found.html.push({ start: html.start, end });
  scan.html = undefined;
  scan.before = 'nothing';
  return 'certain';
}
