import { findNodeAtLocation, getNodeValue, type Node, type ParseError, parseTree } from 'jsonc-parser';
import { lineAt, lineEndOf, lineSpan, type SourceText, slice } from '../../text/source-text.ts';
import type { TextEdit } from '../../text/text-edit.ts';
import { offsetBelow } from './read-config.ts';

/**
 * Edits of a project file after which `links.known` holds an address. Comments stay with what they stand behind, and all else as it is.
 * An empty text becomes a whole file. Empty where the file says it already, undefined where it cannot be read or says something else there.
 */
export function addKnownLink(source: SourceText, address: string): readonly TextEdit[] | undefined {
  const json = source.text.replace(/^\uFEFF/, ' ');
  const eol = lineEndOf(source);
  const unit = /^([ \t]+)"/m.exec(json)?.[1] ?? '  ';
  const words = JSON.stringify(address);
  if (json.trim() === '') {
    const whole = block(`"links": ${block(`"known": ${list(words)}`)}`);
    const end = source.text.length;
    return [{ span: { start: end, end }, text: `${indented(whole, '', unit, eol)}${eol}` }];
  }
  if (offsetBelow(json) !== undefined) return undefined;
  const errors: ParseError[] = [];
  const root = parseTree(json, errors, { allowTrailingComma: true });
  if (root?.type !== 'object' || errors.length > 0) return undefined;
  const links = findNodeAtLocation(root, ['links']);
  const known = links && findNodeAtLocation(root, ['links', 'known']);
  const wrong = (links && links.type !== 'object') || (known && known.type !== 'array');
  if (wrong) return undefined;
  if (known) {
    const all: unknown = getNodeValue(known);
    return Array.isArray(all) && all.includes(address) ? [] : append(source, known, words, unit);
  }
  const entry = `"known": ${list(words)}`;
  return links ? append(source, links, entry, unit) : append(source, root, `"links": ${block(entry)}`, unit);
}

/** Lines are parted by `\n`, each step inwards is a tab; `indented` writes them as the file does. */
function block(words: string): string {
  return `{\n${stepped(words)}\n}`;
}

function list(words: string): string {
  return `[\n${stepped(words)}\n]`;
}

function stepped(words: string): string {
  return words.replace(/^/gm, '\t');
}

function indented(words: string, indent: string, unit: string, eol: string): string {
  const lines = words.split('\n').map((line) => line.replace(/^\t*/, (tabs) => unit.repeat(tabs.length)));
  return lines.join(`${eol}${indent}`);
}

/** Puts something behind the last of an object or array. */
function append(source: SourceText, holder: Node, words: string, unit: string): readonly TextEdit[] {
  const eol = lineEndOf(source);
  const last = holder.children?.at(-1);
  if (!last) {
    const outer = indentOf(source, holder.offset);
    const start = holder.offset + 1;
    const inside = source.text.slice(start, holder.offset + holder.length - 1);
    const tail = /[\r\n]/.test(inside) ? '' : `${eol}${outer}`;
    const text = `${eol}${outer}${unit}${indented(words, outer + unit, unit, eol)}${tail}`;
    return [{ span: { start, end: inside.trim() === '' ? start + trimmedOf(inside) : start }, text }];
  }
  const end = last.offset + last.length;
  const indent = indentOf(source, last.offset);
  const isAlone = slice(source, { start: lineStart(source, last.offset), end: last.offset }).trim() === '';
  if (!isAlone) {
    const flat = words.replace(/\n\t*/g, words.startsWith('"') && words.includes('{') ? ' ' : '');
    return [insert(end, `, ${flat}`)];
  }
  const entry = `${eol}${indent}${indented(words, indent, unit, eol)}`;
  const [, comma, comment = ''] = BEHIND.exec(source.text.slice(end)) ?? [];
  if (comma !== undefined) return [insert(end + comma.length + comment.length, `${entry},`)];
  const behind = BEHIND_LAST.exec(source.text.slice(end))?.[0] ?? '';
  return behind === '' ? [insert(end, `,${entry}`)] : [insert(end, ','), insert(end + behind.length, entry)];
}

/** A comma after the last, and what is said behind it on the same line. */
const BEHIND = /^([ \t]*,)([ \t]*(?:\/\/[^\r\n]*|\/\*[^\r\n*]*\*\/))?/;
const BEHIND_LAST = /^[ \t]*(?:\/\/[^\r\n]*|\/\*[^\r\n*]*\*\/)/;

/** Blanks of an empty pair of brackets that go; line ends stay. */
function trimmedOf(inside: string): number {
  return /[\r\n]/.test(inside) ? 0 : inside.length;
}

function lineStart(source: SourceText, offset: number): number {
  return lineSpan(source, lineAt(source, offset)).start;
}

/** The blanks that begin the line of an offset. */
function indentOf(source: SourceText, offset: number): string {
  return /^[ \t]*/.exec(source.text.slice(lineStart(source, offset), offset))?.[0] ?? '';
}

function insert(offset: number, text: string): TextEdit {
  return { span: { start: offset, end: offset }, text };
}
