import type { Span } from '../text/span.ts';

/** An opening tag in HTML that stands in Markdown. Offsets are those of the text that was searched. */
export interface HtmlTag {
  /** Lower case. */
  readonly name: string;
  readonly span: Span;
  readonly attributes: readonly HtmlAttribute[];
}

export interface HtmlAttribute {
  /** Lower case. */
  readonly name: string;
  /** The value as written, without quotes; empty behind the name where there is none. */
  readonly value: Span;
}

/** The opening tags between two offsets, in the order of the text. Comments are passed over, closing tags too. */
export function findHtmlTags(text: string, span: Span): readonly HtmlTag[] {
  const tags: HtmlTag[] = [];
  let offset = text.indexOf('<', span.start);
  while (offset !== -1 && offset < span.end) {
    if (text.startsWith('<!--', offset)) {
      const close = text.indexOf('-->', offset + 4);
      if (close === -1) break;
      offset = text.indexOf('<', close + 3);
      continue;
    }
    const tag = readTag(text, offset, span.end);
    if (tag) tags.push(tag);
    offset = text.indexOf('<', tag ? tag.span.end : offset + 1);
  }
  return tags;
}

/** An attribute's value in a tag; absent where the tag does not have it. The first of several counts, as in browsers. */
export function attributeOf(tag: HtmlTag, name: string): HtmlAttribute | undefined {
  return tag.attributes.find((attribute) => attribute.name === name);
}

/** Text with the character references that URLs need resolved: numeric ones and `&amp; &lt; &gt; &quot; &apos;`. */
export function decodeReferences(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([\dA-Fa-f]{1,6})|(amp|lt|gt|quot|apos));/g,
    (whole, decimal, hex, name) => {
      if (name !== undefined) return NAMED[name as keyof typeof NAMED];
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

const NAMED = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" } as const;

const NAME = /[A-Za-z][A-Za-z\d-]*/y;
const GAP = /[\s/]*/y;
const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'=<>`]+))?/y;

function readTag(text: string, start: number, limit: number): HtmlTag | undefined {
  const name = matchAt(NAME, text, start + 1)?.[0];
  if (name === undefined) return undefined;
  const attributes: HtmlAttribute[] = [];
  let offset = start + 1 + name.length;
  while (offset < limit) {
    offset += matchAt(GAP, text, offset)?.[0].length ?? 0;
    if (text.charAt(offset) === '>')
      return { name: name.toLowerCase(), span: { start, end: offset + 1 }, attributes };
    const match = matchAt(ATTRIBUTE, text, offset);
    if (!match?.[1]) return undefined;
    offset += match[0].length;
    const value = match[2] ?? '';
    const quotes = /^["']/.test(value) ? 1 : 0;
    attributes.push({
      name: match[1].toLowerCase(),
      value: { start: offset - value.length + quotes, end: offset - quotes },
    });
  }
  return undefined;
}

function matchAt(pattern: RegExp, text: string, offset: number): RegExpExecArray | null {
  pattern.lastIndex = offset;
  return pattern.exec(text);
}
