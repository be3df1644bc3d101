import type { Image, Link } from 'mdast';
import { hashOf } from '../labels.ts';
import { pairDelimiters, signAt, type Word } from './emphasis.ts';
import { matchAt, pointAt, type Row } from './row.ts';

/** A `[` or `![` that nothing has closed yet. */
export interface Bracket {
  readonly row: Row;
  readonly at: number;
  /** The number of the word that it is. */
  readonly index: number;
  readonly image: boolean;
  /** Whether a link stands behind it, so that it opens none. */
  dead: boolean;
}

/** What words between brackets may be the label of. */
export interface LabelReader {
  readonly text: string;
  /** The labels that the whole document defines. */
  readonly defined: ReadonlyMap<string, number>;
  /** Those that were asked for in vain. */
  readonly missed: { at: number; hash: number }[];
}

/** The address behind a label, as far as it needs no second look. Source: CommonMark 0.31, section 6.3. */
const RESOURCE = /\( *([^\s()<>\\"'\p{Cc}]*)(?: +"([^"\\\r\n]*)")? *\)/uy;

/** The second label of `[words][label]`. */
const SECOND_LABEL = /\[([^[\]\\\r\n]*)\]/y;

export const CHARACTER_REFERENCE = /&(?:#|[A-Za-z][A-Za-z0-9]*;)/;

/** A label has at most 999 characters. */
const LONGEST = 900;

/** Opens a bracket, as a word behind others. */
export function openBracket(text: string, words: Word[], row: Row, at: number): Bracket {
  const image = text.charAt(at) === '!';
  const bracket = { row, at, index: words.length, image, dead: false };
  words.push(signAt(text, row, at, image ? at + 2 : at + 1));
  return bracket;
}

/**
 * The link or image that a `]` closes; `words` where it closes none, undefined where only the parser knows. The words behind the bracket become
 * the label.
 */
export function closeBracket(
  reader: LabelReader,
  words: Word[],
  bracket: Bracket,
  row: Row,
  at: number,
): Link | Image | 'words' | undefined {
  const { text } = reader;
  if (bracket.dead) return 'words';
  // A definition, perhaps.
  const defines = bracket.index === 0 && text.charAt(at + 1) === ':';
  if (defines) return undefined;
  const resource = matchAt(RESOURCE, text, at + 1);
  if (resource)
    return CHARACTER_REFERENCE.test(resource[0]) ? undefined : linkOf(words, bracket, row, at + 1, resource);
  if (bracket.row !== row || text.charAt(at + 1) === '(') return undefined;
  const second = text.charAt(at + 1) === '[' ? matchAt(SECOND_LABEL, text, at + 1)?.[1] : '';
  if (second === undefined || (second !== '' && !isUndefined(reader, bracket.at, second))) return undefined;
  return isUndefined(reader, bracket.at, text.slice(bracket.image ? bracket.at + 2 : bracket.at + 1, at))
    ? 'words'
    : undefined;
}

function linkOf(
  words: Word[],
  { row: first, at, index, image }: Bracket,
  row: Row,
  from: number,
  [whole, url = '', quoted]: RegExpExecArray,
): Link | Image | undefined {
  const title = quoted ?? null;
  const position = { start: pointAt(first, at), end: pointAt(row, from + whole.length) };
  const children = pairDelimiters(words.splice(index).slice(1));
  if (!image) return { type: 'link', title, url, children, position };
  const [label, more] = children;
  const isPlain = !more && (!label || label.type === 'text');
  return isPlain ? { type: 'image', title, url, alt: label?.value ?? '', position } : undefined;
}

/** Whether nothing defines a label; that this was asked at an offset is noted. Source: CommonMark 0.31, section 4.7. */
function isUndefined({ defined, missed }: LabelReader, at: number, label: string): boolean {
  const isNote = label.startsWith('^');
  if (isNote || label.length > LONGEST) return false;
  const words = label.replace(/ +/g, ' ').replace(/^ | $/g, '');
  const key = `[${words.toLowerCase().toUpperCase()}`;
  if (defined.has(key)) return false;
  missed.push({ at, hash: hashOf(key) });
  return true;
}
