import { endsParagraph } from './ends-paragraph.ts';
import { markOf } from './found.ts';
import { beginsWords, isBlankLine, isDelimiterRow, type Line } from './lines.ts';
import { readHeading } from './read-heading.ts';
import { labelOf } from './read-reference.ts';
import { closeItems, noteDefinition, readWords, type Scan, type Verdict } from './scan.ts';

const STAR = 0x2a;
const BRACKET = 0x5b;
const UNDERSCORE = 0x5f;

/**
 * A line of words. `depth` says how many of the open items hold it by its place; it is absent where an item begins on the same line.
 */
export function scanParagraph(scan: Scan, index: number, line: Line, depth: number | undefined): Verdict {
  const { text } = scan.source;
  const { start, at, end } = line;
  const { before, items } = scan;
  // Nothing that stands before can go on here, and this can be nothing but words.
  if (depth === 0 && before === 'nothing' && !scan.doubtful && beginsWords(text, start))
    scan.cut = { line: index, mark: markOf(scan.found) };
  const first = text.charCodeAt(at);
  if (first === BRACKET && text.slice(at, end).includes(']:')) {
    if (depth !== 0 || before !== 'nothing') return 'doubtful';
    return readDefinition(scan, index, line) ? 'certain' : 'doubtful';
  }
  if (depth === 0 && (first === STAR || first === UNDERSCORE) && text.charCodeAt(at + 1) === first) {
    if (scan.doubtful || before === 'quote' || (before === 'table' && items.length > 0)) return 'doubtful';
    if (before === 'nothing') {
      const verdict = scanBoldLine(scan, index, line);
      if (verdict !== 'certain') return verdict;
    }
  }
  if (depth !== undefined && depth < items.length) {
    if (before === 'nothing') closeItems(scan, depth);
    // Words that follow a paragraph belong to it wherever they stand; a table takes none.
    else if (before !== 'words') scan.doubtful = true;
  }
  if (!readWords(scan, index, start, { start: at, end })) return 'doubtful';
  const inTable =
    depth !== undefined && before !== 'nothing' && (before === 'table' || isDelimiterRow(text, at, end));
  scan.before = inTable ? 'table' : 'words';
  return 'certain';
}

/** Takes a paragraph of one bold line for a heading. */
function scanBoldLine(scan: Scan, index: number, { at, end }: Line): Verdict {
  const { source, found } = scan;
  const ends = endsParagraph(source, index + 1);
  if (ends === undefined) return 'doubtful';
  if (!ends) return 'certain';
  const heading = readHeading(source.text, { start: at, end }, found.headings.length);
  if (heading) found.headings.push(heading);
  return 'certain';
}

/** A short label and a destination without marks of its own. */
const DEFINITION = /^\[([^[\]\\^&\s](?:[^[\]\\&]{0,98}[^[\]\\&\s])?)\]:[ \t]*([^\s<>()\\&|]+)[ \t]*$/;

/** Takes a line of the document for a definition of a link. False where it may be another, or may go on in the next line. */
function readDefinition(scan: Scan, index: number, { at, end }: Line): boolean {
  const { source, found } = scan;
  const [, label, url] = DEFINITION.exec(source.text.slice(at, end)) ?? [];
  if (label === undefined || url === undefined || !isBlankLine(source, index + 1)) return false;
  closeItems(scan, 0);
  scan.before = 'nothing';
  noteDefinition(found, {
    type: 'definition',
    identifier: labelOf(label).slice(1).toLowerCase(),
    label,
    url,
  });
  found.links.push({ span: { start: at, end }, url });
  return true;
}
