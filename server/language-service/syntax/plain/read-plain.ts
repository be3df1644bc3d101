import type { Blockquote, Heading, RootContent, Table } from 'mdast';
import { hashOf, type Labels } from '../labels.ts';
import { labelKey } from './brackets.ts';
import {
  addItem,
  behindQuote,
  type Container,
  closeContainers,
  createList,
  type Entrance,
  enter,
  isInQuote,
} from './containers.ts';
import { endFence, type OpenFence, openFence, takeLine } from './fence.ts';
import {
  endOfLine,
  type Line,
  matchAt,
  pointAt,
  positionIn,
  type Row,
  skipSpaces,
  trimSpaces,
} from './row.ts';
import { addRowTo, DELIMITER_ROW, openTable } from './table.ts';
import { endOfHtml, nextLine, tagAt } from './tags.ts';
import { readWords, type WordReader } from './words.ts';

interface Reading {
  readonly text: string;
  readonly words: WordReader;
  readonly blocks: RootContent[];
  readonly containers: Container[];
  /** The rows of the paragraph that may go on. */
  paragraph: Row[];
  fence: OpenFence | undefined;
  /** The table that may go on. */
  table: Table | undefined;
  readonly defines: { at: number; label: string }[];
  /** Whether the line before was a definition, whose title might follow. */
  afterDefinition: boolean;
  /** Up to which offset lines are read already. */
  read: number;
}

/** More quotes and items inside each other are left to the parser. */
const DEEPEST = 40;

const HEADING = /(#{1,6})(?: +|$)/my;
const BREAK = /([-*_])(?: *\1){2,} *$/my;
const UNDERLINE = /(?:=+|-+) *$/my;
const FENCE = /(`{3,}|~{3,}) *([^\r\n]*)$/my;
const BULLET = /[-+*](?= |$)/my;
const NUMBER = /(\d{1,9})([.)])(?= |$)/my;
/** The definition of a label, as far as it needs no second look. Source: CommonMark 0.31, section 4.7. */
const DEFINITION = /\[([^[\]\\&^\r\n][^[\]\\&\r\n]{0,200})\]: *([^\s()<>\\&"'\p{Cc}]+) *$/muy;
/** Any definition, or a check box. */
const BRACKET = /\[(?:[^\]\r\n]*\]:|[ xX]?\]|[xX]? *$)/my;

/** Blanks of other widths, line ends that are rare or none for Markdown, and what it replaces. */
const ODD = /^\uFEFF|[\t\0\u2028\u2029]|\r(?!\n)/;

/**
 * Reads Markdown that uses only what most minutes are made of: headings, paragraphs, lists, quotes, tables, fenced code; emphasis, links,
 * code, images, tags and comments. The blocks are those that micromark gives, at a fraction of the cost. Undefined where anything else stands in
 * the text or might: tabs, footnotes, strikethrough and what is rare. Front matter is none here. `defined` has the labels that the
 * whole document defines.
 */
export function readPlain(
  text: string,
  defined: ReadonlyMap<string, number>,
): { readonly children: RootContent[]; readonly labels: Labels } | undefined {
  if (ODD.test(text)) return undefined;
  const words: WordReader = { text, defined, found: [], missed: [], sign: -1 };
  const reading: Reading = {
    text,
    words,
    blocks: [],
    containers: [],
    paragraph: [],
    fence: undefined,
    table: undefined,
    defines: [],
    afterDefinition: false,
    read: 0,
  };
  let line: Line = { line: 0, start: 0, end: 0 };
  for (let start = 0; start < text.length; start = nextLine(text, line.end)) {
    line = { line: line.line + 1, start, end: endOfLine(text, start) };
    if (start >= reading.read && !readLine(reading, line)) return undefined;
  }
  if (reading.fence && !endWithText(reading, reading.fence, line)) return undefined;
  if (!closeTo(reading, 0)) return undefined;
  const { blocks, defines } = reading;
  const { found, missed } = words;
  // What it defines itself, it should have known before.
  const own = new Set(defines.map(({ label }) => hashOf(label)));
  if (missed.some(({ hash }) => own.has(hash))) return undefined;
  return { children: blocks, labels: { defines, found, missed } };
}

/** Reads a line; false where the parser must read the text. So do the functions below. */
function readLine(reading: Reading, line: Line): boolean {
  const { text, containers, fence } = reading;
  const entrance = enter(text, containers, line);
  const { held, base, from } = entrance;
  const all = held === containers.length;
  if (fence) {
    if (all && takeLine(text, fence, line, entrance)) reading.fence = undefined;
    return all;
  }
  if (from === line.end) return readBlank(reading, held);
  if (reading.table) {
    return all && from - base < 4 && addRowTo(reading.table, reading.words, rowOf(text, line, from));
  }
  if (reading.afterDefinition && !(all && matchAt(DEFINITION, text, from))) return false;
  const goesOn = reading.paragraph.length > 0;
  if (from - base >= 4) return goesOn && addRow(reading, line, from);
  // A line of dashes behind what holds the paragraph is no underline.
  const mayUnderline = goesOn && (all || text.charAt(from) === '=');
  if (mayUnderline && matchAt(UNDERLINE, text, from)) return false;
  return readBlock(reading, { ...entrance, line, goesOn, interrupts: goesOn && all });
}

/** Ends code that nothing closes, as where a text was cut inside it. */
function endWithText({ text, containers }: Reading, fence: OpenFence, last: Line): boolean {
  // In a container, or behind a line end, the parser knows where it ends.
  if (containers.length > 0 || last.end < text.length) return false;
  endFence(fence, last);
  return true;
}

function readBlank(reading: Reading, held: number): boolean {
  if (!closeParagraph(reading)) return false;
  reading.table = undefined;
  reading.afterDefinition = false;
  const { containers } = reading;
  if (containers[held]?.marker === '>') closeContainers(containers, held);
  // Where an item in a quote ends depends on what follows.
  else if (containers.at(-1)?.list && isInQuote(containers)) return false;
  const last = containers.at(-1);
  if (last?.list && last.node.children.length === 0) last.over = true;
  return true;
}

/** Where a block may begin. */
interface Place extends Entrance {
  readonly line: Line;
  /** Whether words there go on with the paragraph. */
  readonly goesOn: boolean;
  /** Whether only some lists may begin there, since the line could go on with the paragraph in all that holds it. */
  readonly interrupts: boolean;
}

function readBlock(reading: Reading, place: Place): boolean {
  const { text } = reading;
  const { line, from, held } = place;
  switch (text.charAt(from)) {
    case '#': {
      const [opening, marks = ''] = matchAt(HEADING, text, from) ?? [];
      return opening ? addHeading(reading, place, marks.length, from + opening.length) : goOn(reading, place);
    }
    case '`':
    case '~': {
      const found = matchAt(FENCE, text, from);
      if (!found) return goOn(reading, place);
      reading.fence = openFence(line, place, found[1] ?? '', found[2] ?? '');
      return reading.fence !== undefined && addBlock(reading, held, reading.fence.code);
    }
    case '-':
    case '*':
    case '_':
    case '+':
      if (matchAt(BREAK, text, from)) {
        return addBlock(reading, held, { type: 'thematicBreak', position: positionIn(line, from, line.end) });
      }
      return matchAt(BULLET, text, from)
        ? addItemAt(reading, place, text.charAt(from))
        : goOn(reading, place);
    case '<':
      return addHtml(reading, place);
    case '>':
      return openQuote(reading, place);
    case '[':
      return addDefinition(reading, place) ?? (!matchAt(BRACKET, text, from) && goOn(reading, place));
    default: {
      const number = matchAt(NUMBER, text, from);
      return number ? addItemAt(reading, place, number[2] ?? '', number[1]) : goOn(reading, place);
    }
  }
}

/** Takes a line as words, of the paragraph that goes on or of a new one. */
function goOn(reading: Reading, { line, from, held, goesOn, interrupts }: Place): boolean {
  if (matchAt(DELIMITER_ROW, reading.text, from)) return interrupts && beginTable(reading, line, from);
  return (goesOn || closeTo(reading, held)) && addRow(reading, line, from);
}

function addRow({ text, paragraph }: Reading, line: Line, from: number): boolean {
  paragraph.push(rowOf(text, line, from));
  return true;
}

function rowOf(text: string, line: Line, from: number): Row {
  return { ...line, from, to: trimSpaces(text, from, line.end) };
}

/** Makes a table of the only row of the paragraph. */
function beginTable(reading: Reading, line: Line, from: number): boolean {
  const { words, paragraph, containers } = reading;
  const [head, more] = paragraph;
  const table = head && !more && !isInQuote(containers) ? openTable(words, head, line, from) : undefined;
  if (!table) return false;
  reading.paragraph = [];
  reading.table = table;
  childrenOf(reading).push(table);
  return true;
}

/** Adds a block where only the first containers hold it. */
function addBlock(reading: Reading, held: number, block: RootContent): boolean {
  if (!closeTo(reading, held)) return false;
  childrenOf(reading).push(block);
  return true;
}

function childrenOf({ containers, blocks }: Reading): RootContent[] {
  return containers.at(-1)?.node.children ?? blocks;
}

/** Closes the paragraph, and the containers that do not hold what comes. */
function closeTo(reading: Reading, held: number): boolean {
  if (!closeParagraph(reading)) return false;
  closeContainers(reading.containers, held);
  return true;
}

function closeParagraph(reading: Reading): boolean {
  const rows = reading.paragraph;
  const [first] = rows;
  const last = rows.at(-1);
  if (!first || !last) return true;
  const children = readWords(reading.words, rows);
  if (!children) return false;
  const position = { start: pointAt(first, first.from), end: pointAt(last, last.end) };
  childrenOf(reading).push({ type: 'paragraph', children, position });
  reading.paragraph = [];
  return true;
}

/** Source: CommonMark 0.31, section 4.2. */
function addHeading(reading: Reading, { line, from, held }: Place, depth: number, begin: number): boolean {
  if (!closeTo(reading, held)) return false;
  const { text } = reading;
  let to = trimSpaces(text, begin, line.end);
  let marks = to;
  while (marks > begin && text.charAt(marks - 1) === '#') marks--;
  if (marks === begin || text.charAt(marks - 1) === ' ') to = trimSpaces(text, begin, marks);
  const children = readWords(reading.words, [{ ...line, from: begin, to }]);
  if (!children) return false;
  const position = positionIn(line, from, line.end);
  return addBlock(reading, held, { type: 'heading', depth: depth as Heading['depth'], children, position });
}

/** Adds the definition that begins at a place; absent where none does. */
function addDefinition(reading: Reading, { line, from, held, goesOn }: Place): boolean | undefined {
  const [whole, words = '', url = ''] = goesOn ? [] : (matchAt(DEFINITION, reading.text, from) ?? []);
  const label = labelKey(words);
  if (!whole || label === '') return undefined;
  reading.defines.push({ at: from, label: `[${label}` });
  reading.afterDefinition = true;
  const position = positionIn(line, from, line.end);
  const identifier = label.toLowerCase();
  return addBlock(reading, held, {
    type: 'definition',
    identifier,
    label: words,
    title: null,
    url,
    position,
  });
}

function addHtml(reading: Reading, place: Place): boolean {
  const { text } = reading;
  const { line, from, base, held, goesOn, interrupts } = place;
  const end = endOfHtml(text, from, goesOn);
  // A tag in a line that only words may go on with, micromark takes for a block and keeps where the paragraph stands.
  const isOdd = goesOn && !interrupts && tagAt(text, from) !== undefined;
  if (end === 'none' && !isOdd) return goOn(reading, place);
  // Its indent belongs to it. In a container each of its lines would have to be.
  if (isOdd || typeof end === 'string' || from !== base) return false;
  if (held > 0 && !(text.startsWith('<!--', from) && end <= line.end)) return false;
  const value = text.slice(from, end);
  const last = { line: line.line + value.split('\n').length - 1, start: text.lastIndexOf('\n', end - 1) + 1 };
  reading.read = end;
  const position = { start: pointAt(line, from), end: pointAt(last, end) };
  return addBlock(reading, held, { type: 'html', value, position });
}

function openQuote(reading: Reading, { line, from, held, interrupts }: Place): boolean {
  const { text, containers } = reading;
  const base = behindQuote(text, from, line.end);
  const words = skipSpaces(text, base, line.end);
  const end = words === line.end ? words : base;
  const node: Blockquote = { type: 'blockquote', children: [], position: positionIn(line, from, end) };
  // Where one in another ends depends on what follows.
  if (!addBlock(reading, held, node) || isInQuote(containers)) return false;
  containers.push({ node, list: undefined, marker: '>', width: 0, over: false, end: undefined });
  return readInside(reading, { line, base, from: words, interrupts });
}

/** Adds an item of the list that goes on, or of a new one. */
function addItemAt(reading: Reading, place: Place, marker: string, number?: string): boolean {
  const { text, containers } = reading;
  const { line, base, from, held, interrupts } = place;
  const behind = from + (number?.length ?? 0) + 1;
  const begin = skipSpaces(text, behind, line.end);
  const empty = begin === line.end;
  if (interrupts && (empty || (number ?? '1') !== '1')) return goOn(reading, place);
  const sibling = containers[held];
  const goesOnList = sibling?.marker === marker;
  // In a quote the end of an empty item, and that of a list before another one, depends on what follows.
  if ((empty || (sibling && !goesOnList)) && isInQuote(containers)) return false;
  const isCode = !empty && begin - behind > 4;
  if (isCode) return false;
  if (!closeTo(reading, held)) return false;
  const position = positionIn(line, from, begin);
  let list = goesOnList ? sibling.list : undefined;
  if (!list) {
    list = createList(position, number);
    childrenOf(reading).push(list);
  }
  const width = (empty ? behind + 1 : begin) - base;
  containers.push({ node: addItem(list, position), list, marker, width, over: false, end: undefined });
  return readInside(reading, { line, base: begin, from: begin, interrupts });
}

/** Reads what follows the mark of a container in its line. */
function readInside(reading: Reading, inside: Omit<Place, 'held' | 'goesOn'>): boolean {
  const { line, base, from } = inside;
  const held = reading.containers.length;
  if (from === line.end) return true;
  return held <= DEEPEST && from - base < 4 && readBlock(reading, { ...inside, held, goesOn: false });
}
