import { endOfMatter } from '../../syntax/front-matter.ts';
import { lineAt, type SourceText } from '../../text/source-text.ts';
import { type Found, goBack } from './found.ts';
import { parseRun } from './parse-run.ts';
import { resumeAt, startScan } from './scan.ts';
import { scanLine } from './scan-line.ts';

/**
 * Headings and links of a text, found line by line without a tree. Where a line does not tell for certain what it is, the lines round it
 * are parsed: from the heading before up to the first heading behind that nothing holds. Absent where that would not do, since
 * definitions of links or NUL stand in the text. `repository` is whose number `#1` is.
 */
export function scanBlocks(source: SourceText, repository: string | undefined): Found | undefined {
  const { text } = source;
  if (text.includes('\0')) return undefined;
  const scan = startScan(source, repository);
  const matter = endOfMatter(text);
  const first =
    matter === undefined ? 0 : matter < text.length ? lineAt(source, matter) : source.lineStarts.length;
  resumeAt(scan, first);
  for (let line = first; line < source.lineStarts.length; line++) {
    const verdict = scanLine(scan, line);
    if (verdict === 'certain') continue;
    if (verdict === 'definition') return undefined;
    goBack(scan.found, scan.cut.mark);
    const next = parseRun(scan, line);
    if (next === undefined) return undefined;
    resumeAt(scan, next);
    line = next - 1;
  }
  if (scan.comment !== undefined) scan.found.html.push({ start: scan.comment, end: text.length });
  return scan.found;
}
