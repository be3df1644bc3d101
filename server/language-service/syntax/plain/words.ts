import type { Link, PhrasingContent, Text } from 'mdast';
import { gitHubEnd } from '../autolink.ts';
import {
  type Bracket,
  CHARACTER_REFERENCE,
  closeBracket,
  type LabelReader,
  openBracket,
} from './brackets.ts';
import { addWord, delimiterAt, pairDelimiters, type Word } from './emphasis.ts';
import { endOfRun, matchAt, pointAt, positionIn, type Row } from './row.ts';
import { autolinkAt, mayBeTag, tagAt } from './tags.ts';

/** Where anything but letters may stand. */
const SIGN = /[\\`*_[\]<&~@]|!\[|[Hh][Tt][Tt][Pp][Ss]?:\/\/|[Ww][Ww][Ww]\./g;

const REFERENCE_HERE = new RegExp(CHARACTER_REFERENCE, 'y');
const ESCAPE = /\\[!-/:-@[-`{-~]/y;
const MAY_END_NAME = /[\w+.-]/;

/** More marks of emphasis in a block are left to the parser, since each looks for its partner among all before it. */
const MOST_DELIMITERS = 60;

/** Reads the words of a document's blocks, from its beginning on. */
export interface WordReader extends LabelReader {
  /** The offset of the next sign; from where it was looked for there is none before it. */
  sign: number;
}

/** The words of one block. */
interface Reading {
  readonly reader: WordReader;
  readonly words: Word[];
  /** Where the block ends. */
  readonly end: number;
  /** Where the text begins that is no word yet. */
  pending: number;
  /** While one is open no bare link is made. */
  readonly brackets: Bracket[];
  delimiters: number;
  tildes: number;
}

/** Reads what begins with a sign. Gives the offset behind it; undefined where the parser must read it. */
type SignReader = (reading: Reading, row: Row, at: number) => number | undefined;

const READERS: Readonly<Record<string, SignReader>> = {
  '\\': readEscape,
  '`': readCode,
  '*': readDelimiter,
  _: readDelimiter,
  '!': readOpening,
  '[': readOpening,
  ']': readClosing,
  '<': readAngle,
  '&': ({ reader }, _, at) => (matchAt(REFERENCE_HERE, reader.text, at) ? undefined : at + 1),
  '~': (reading, _, at) => (++reading.tildes > 1 ? undefined : endOfRun(reading.reader.text, at)),
  '@': readAt,
};

/** The words of a block; undefined where the parser must read them. */
export function readWords(reader: WordReader, rows: readonly Row[]): PhrasingContent[] | undefined {
  const end = rows.at(-1)?.to ?? 0;
  const reading: Reading = { reader, words: [], end, pending: 0, brackets: [], delimiters: 0, tildes: 0 };
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index];
    const next = rows[index + 1];
    if (!row || !readRow(reading, row)) return undefined;
    if (next) addLineEnd(reading, row, next);
  }
  return pairDelimiters(reading.words);
}

function readRow(reading: Reading, row: Row): boolean {
  const { reader } = reading;
  const { text } = reader;
  // A sign would take the mark of a quote or cell for what stands beside it, but for the parser nothing does.
  if (/[>|]/.test(text.charAt(row.from - 1)) && /[*_w]/i.test(text.charAt(row.from))) return false;
  if (text.charAt(row.to) === '|' && /[*_]/.test(text.charAt(row.to - 1))) return false;
  reading.pending = row.from;
  let at = nextSign(reader, row.from);
  while (at < row.to) {
    const read = READERS[text.charAt(at)] ?? readBareLink;
    const end = read(reading, row, at);
    if (end === undefined || end > row.to) return false;
    at = nextSign(reader, end);
  }
  flush(reading, row, row.to);
  return true;
}

function nextSign(reader: WordReader, from: number): number {
  if (reader.sign >= from) return reader.sign;
  SIGN.lastIndex = from;
  // No infinite number: V8 would keep a number of its own in memory for each offset that comes of the field.
  reader.sign = SIGN.exec(reader.text)?.index ?? reader.text.length;
  return reader.sign;
}

/** Makes a word of the text that is none yet. */
function flush({ reader, words, pending }: Reading, row: Row, to: number): void {
  if (pending === to) return;
  addWord(words, {
    type: 'text',
    value: reader.text.slice(pending, to),
    position: positionIn(row, pending, to),
  });
}

/** Adds a word that stands between two offsets. A label that is defined would end even in code or in a tag. */
function put(reading: Reading, row: Row, at: number, end: number, word: Word): number | undefined {
  const mayDefine = reading.brackets[0]?.index === 0;
  if (mayDefine && reading.reader.text.slice(at, end).includes(']:')) return undefined;
  flush(reading, row, at);
  addWord(reading.words, word);
  reading.pending = end;
  return end;
}

function addLineEnd({ reader, words }: Reading, row: Row, next: Row): void {
  const end = pointAt(next, next.start);
  if (row.end - row.to > 1) {
    words.push({ type: 'break', position: { start: pointAt(row, row.to), end } });
    return;
  }
  const value = reader.text.slice(row.end, next.start);
  addWord(words, { type: 'text', value, position: { start: pointAt(row, row.end), end } });
}

function readEscape(reading: Reading, row: Row, at: number): number | undefined {
  const { text } = reading.reader;
  if (at + 1 === row.end) return undefined;
  if (!matchAt(ESCAPE, text, at)) return at + 1;
  const position = positionIn(row, at, at + 2);
  return put(reading, row, at, at + 2, { type: 'text', value: text.charAt(at + 1), position });
}

function readCode(reading: Reading, row: Row, at: number): number | undefined {
  const { text } = reading.reader;
  const from = endOfRun(text, at);
  for (let close = text.indexOf('`', from); close >= 0 && close < row.to; close = text.indexOf('`', close)) {
    const end = endOfRun(text, close);
    if (end - close === from - at) {
      const value = unpad(text.slice(from, close));
      return put(reading, row, at, end, { type: 'inlineCode', value, position: positionIn(row, at, end) });
    }
    close = end;
  }
  // It may end in another row.
  return row.to < reading.end ? undefined : from;
}

/** Code without the one space on either side. Source: CommonMark 0.31, section 6.1. */
function unpad(code: string): string {
  return code.startsWith(' ') && code.endsWith(' ') && /[^ ]/.test(code) ? code.slice(1, -1) : code;
}

/** No e-mail address becomes a link in brackets. */
function readAt({ reader, brackets }: Reading, _row: Row, at: number): number | undefined {
  return brackets.length === 0 && MAY_END_NAME.test(reader.text.charAt(at - 1)) ? undefined : at + 1;
}

function readDelimiter(reading: Reading, row: Row, at: number): number | undefined {
  const { text } = reading.reader;
  const end = endOfRun(text, at);
  if (++reading.delimiters > MOST_DELIMITERS) return undefined;
  return put(reading, row, at, end, delimiterAt(text, row, at, end));
}

/** A footnote takes precedence over links, so that the parser must know its label. */
function readOpening(reading: Reading, row: Row, at: number): number | undefined {
  const { reader, words, brackets } = reading;
  flush(reading, row, at);
  const bracket = openBracket(reader.text, words, row, at);
  if (reader.text.charAt(bracket.from) === '^') return undefined;
  brackets.push(bracket);
  reading.pending = bracket.from;
  return reading.pending;
}

function readClosing(reading: Reading, row: Row, at: number): number | undefined {
  const { reader, words, brackets } = reading;
  const bracket = brackets.pop();
  if (!bracket) return at + 1;
  flush(reading, row, at);
  reading.pending = at;
  const link = closeBracket(reader, words, bracket, row, at);
  if (!link) return undefined;
  const end = link === 'words' ? undefined : link.position?.end.offset;
  if (link === 'words' || end === undefined) return at + 1;
  if (link.type !== 'image') for (const outer of brackets) outer.dead ||= !outer.image;
  words.push(link);
  reading.pending = end;
  return end;
}

function readAngle(reading: Reading, row: Row, at: number): number | undefined {
  const { text } = reading.reader;
  const address = autolinkAt(text, at);
  if (address !== undefined) {
    const end = at + address.length + 2;
    return put(reading, row, at, end, linkTo(address, row, [at, end], textIn(text, row, at + 1, end - 1)));
  }
  const tag = tagAt(text, at);
  if (tag === undefined) return mayBeTag(text, at) ? undefined : at + 1;
  const end = at + tag.length;
  return put(reading, row, at, end, { type: 'html', value: tag, position: positionIn(row, at, end) });
}

function readBareLink(reading: Reading, row: Row, at: number): number | undefined {
  const { text } = reading.reader;
  const end = reading.brackets.length > 0 ? undefined : gitHubEnd(text, at);
  if (end === undefined) return at + 1;
  const address = text.slice(at, end);
  const isShort = /^w/i.test(address);
  // It may be an e-mail address; and whether www. alone is a link depends on what follows the block.
  if (isShort && (address.includes('@') || address.length <= 'www.'.length)) return undefined;
  const url = isShort ? `http://${address}` : address;
  return put(reading, row, at, end, linkTo(url, row, [at, end], textIn(text, row, at, end)));
}

function linkTo(url: string, row: Row, [from, to]: readonly [number, number], label: Text): Link {
  return { type: 'link', title: null, url, children: [label], position: positionIn(row, from, to) };
}

function textIn(text: string, row: Row, from: number, to: number): Text {
  return { type: 'text', value: text.slice(from, to), position: positionIn(row, from, to) };
}
