import type { Image, Link, LinkReference } from 'mdast';
import { hashOf } from '../labels.ts';
import { pairDelimiters, signAt, type Word } from './emphasis.ts';
import { matchAt, pointAt, positionIn, type Row } from './row.ts';

/** A `[` or `![` that nothing has closed yet. */
export interface Bracket {
  readonly row: Row;
  readonly at: number;
  /** Where its words begin. */
  readonly from: number;
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
  /** Those that were asked for, and those that were in vain. */
  readonly found: { at: number; label: string }[];
  readonly missed: { at: number; hash: number }[];
}

/** The address behind a label, as far as it needs no second look. Source: CommonMark 0.31, section 6.3. */
const RESOURCE = /\( *([^\s()<>\\"'\p{Cc}]*)(?: +"([^"\\\r\n]*)")? *\)/uy;

/** The second label of `[words][label]`. */
const SECOND_LABEL = /\[([^[\]\\\r\n]*)\]/y;

export const CHARACTER_REFERENCE = /&(?:#|[A-Za-z][A-Za-z0-9]*;)/;

/** What is not said as it is written. */
const HIDDEN = /\\|&(?:#|[A-Za-z])/;

/** A label has at most 999 characters. */
const LONGEST = 900;

/** Opens a bracket, as a word behind others. */
export function openBracket(text: string, words: Word[], row: Row, at: number): Bracket {
  const image = text.charAt(at) === '!';
  const from = image ? at + 2 : at + 1;
  const bracket = { row, at, from, index: words.length, image, dead: false };
  words.push(signAt(text, row, at, from));
  return bracket;
}

/**
 * The link, reference or image that a `]` closes; `words` where it closes none, undefined where only the parser knows. The words behind
 * the bracket become its label.
 */
export function closeBracket(
  reader: LabelReader,
  words: Word[],
  bracket: Bracket,
  row: Row,
  at: number,
): Link | LinkReference | Image | 'words' | undefined {
  const { text } = reader;
  if (bracket.dead) return 'words';
  const mayDefine = bracket.index === 0 && text.charAt(at + 1) === ':';
  if (mayDefine) return undefined;
  const resource = matchAt(RESOURCE, text, at + 1);
  if (resource)
    return CHARACTER_REFERENCE.test(resource[0]) ? undefined : linkOf(words, bracket, row, at + 1, resource);
  if (bracket.row !== row || text.charAt(at + 1) === '(') return undefined;
  return referenceOf(reader, words, bracket, at);
}

/** The reference whose words end at an offset. Source: CommonMark 0.31, section 6.3. */
function referenceOf(
  reader: LabelReader,
  words: Word[],
  bracket: Bracket,
  at: number,
): LinkReference | 'words' | undefined {
  const { text } = reader;
  const [second, label] =
    text.charAt(at + 1) === '[' ? (matchAt(SECOND_LABEL, text, at + 1) ?? [undefined]) : [''];
  if (second === undefined) return undefined;
  const own = text.slice(bracket.from, at);
  const asked = label || own;
  const state = askFor(reader, bracket.at, asked);
  // Where only the first of two labels is defined, neither counts.
  if (state === 'unknown' || (label && state === 'missed' && askFor(reader, bracket.at, own) !== 'missed'))
    return undefined;
  if (state === 'missed') return 'words';
  if (bracket.image) return undefined;
  const position = positionIn(bracket.row, bracket.at, at + 1 + second.length);
  const children = pairDelimiters(words.splice(bracket.index).slice(1));
  return {
    type: 'linkReference',
    identifier: labelKey(asked).toLowerCase(),
    label: asked,
    referenceType: label ? 'full' : second ? 'collapsed' : 'shortcut',
    children,
    position,
  };
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

/** Whether a label is defined; that this was asked at an offset is noted. */
function askFor(
  { defined, found, missed }: LabelReader,
  at: number,
  words: string,
): 'found' | 'missed' | 'unknown' {
  const isNote = words.startsWith('^');
  if (isNote || words.length > LONGEST || HIDDEN.test(words)) return 'unknown';
  const label = `[${labelKey(words)}`;
  if (defined.has(label)) {
    found.push({ at, label });
    return 'found';
  }
  missed.push({ at, hash: hashOf(label) });
  return 'missed';
}

/** A label as it is compared. Source: CommonMark 0.31, “matches”, section 4.7. */
export function labelKey(words: string): string {
  return words.replace(/ +/g, ' ').replace(/^ | $/g, '').toLowerCase().toUpperCase();
}
