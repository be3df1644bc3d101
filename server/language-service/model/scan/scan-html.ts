import { isBlankLine, type Line } from './lines.ts';
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
  if (kind === undefined || scan.before !== 'nothing' || !isBlankLine(source, index + 1)) return 'doubtful';
  const links = linksOfTag(text, line);
  if (!links) return 'doubtful';
  found.links.push(...links);
  if (depth !== undefined) closeItems(scan, depth);
  if (depth === 0) found.html.push({ start: at, end });
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
  if (close === undefined) scan.comment = at;
  else if (depth === 0) scan.found.html.push({ start: at, end });
  return 'certain';
}

/** A line of a comment that began as a block of the document. */
export function scanComment(scan: Scan, { start: from, end }: Line): Verdict {
  const words = scan.source.text.slice(from, end);
  const close = words.indexOf('-->');
  if (close === -1) return 'certain';
  // Tags behind it belong to the block.
  if (words.includes('<', close)) return 'doubtful';
  scan.found.html.push({ start: scan.comment ?? from, end });
  scan.comment = undefined;
  scan.before = 'nothing';
  return 'certain';
}
