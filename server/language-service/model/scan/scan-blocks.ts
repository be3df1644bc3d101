import { endOfMatter } from '../../syntax/front-matter.ts';
import { lineAt, type SourceText } from '../../text/source-text.ts';
import { type Found, goBack } from './found.ts';
import { parseRun } from './parse-run.ts';
import { resumeAt, type Scan, startScan } from './scan.ts';
import { scanLine } from './scan-line.ts';

/**
 * Headings and links of a text, found line by line without a tree. Where a line does not tell for certain what it is, the lines round it
 * are parsed: from the heading or paragraph before up to the first one behind that nothing holds. Absent where that would not do, since a NUL
 * stands in the text. `repository` is whose number `#1` is.
 */
export function scanBlocks(source: SourceText, repository: string | undefined): Found | undefined {
  if (source.text.includes('\0')) return undefined;
  const found = scanWith(source, repository, NOTHING);
  // Lines before a definition may use it.
  return found && found.definitions.labels.size > 0 ? scanWith(source, repository, found) : found;
}

const LINE_FEED = 0x0a;

const NOTHING: Scan['known'] = { definitions: { labels: new Map(), links: new Map() }, runs: new Map() };

function scanWith(
  source: SourceText,
  repository: string | undefined,
  known: Scan['known'],
): Found | undefined {
  const { text, lineStarts } = source;
  const scan = startScan(source, repository, known);
  const matter = endOfMatter(text) ?? 0;
  const first = matter > 0 && matter === text.length ? lineStarts.length : lineAt(source, matter);
  resumeAt(scan, first);
  for (let line = first; line < lineStarts.length; line++) {
    // Many lines are empty; they end everything but HTML and fences.
    if (!scan.html && text.charCodeAt(lineStarts[line] ?? 0) === LINE_FEED) {
      if (!scan.fence) scan.before = 'nothing';
      continue;
    }
    if (scanLine(scan, line) === 'certain') continue;
    goBack(scan.found, scan.cut.mark);
    const next = parseRun(scan, line);
    if (next === undefined) return undefined;
    resumeAt(scan, next);
    line = next - 1;
  }
  if (scan.html) scan.found.html.push({ start: scan.html.start, end: text.length });
  return scan.found;
}
