import { attributeOf, decodeReferences, findHtmlTags } from '../../syntax/html.ts';
import type { FoundLink } from './found.ts';
import { type Line, matchesAt } from './lines.ts';

const ADDRESS = /<[A-Za-z][A-Za-z\d+.-]{1,31}:|<[A-Za-z][\w.!#$%&'*+/=?^`{|}~-]*@/y;
const LINE_BREAK = /<br[ \t]*\/?>/iy;
/** One whole tag that is not the beginning of a script or of text kept as it is. */
const LONE_TAG =
  /<(?!\/?(?:script|pre|style|textarea)\b)\/?[A-Za-z][A-Za-z\d-]*(?:[ \t]+[A-Za-z_:][\w.:-]*(?:[ \t]*=[ \t]*(?:"[^"\r\n]*"|'[^'\r\n]*'|[^\s"'=<>`]+))?)*[ \t]*\/?>[ \t]*(?=[\r\n]|$)/iy;

/**
 * What a line that begins with `<` is: `words`; a `comment`, maybe longer than the line; or a `tag` alone on it, which is a block
 * where a blank line follows and no paragraph stands before. Absent where that is left to the parser.
 */
export function kindOfHtml(text: string, at: number): 'words' | 'comment' | 'tag' | 'break' | undefined {
  if (text.startsWith('<!--', at)) return 'comment';
  if (!/[A-Za-z/!?]/.test(text.charAt(at + 1))) return 'words';
  if (matchesAt(ADDRESS, text, at)) return 'words';
  if (matchesAt(LONE_TAG, text, at)) return 'tag';
  return matchesAt(LINE_BREAK, text, at) ? 'break' : undefined;
}

/** The pictures that a tag alone on its line shows; absent where it leads elsewhere, and its end has to be found. */
export function linksOfTag(text: string, { at, end }: Line): readonly FoundLink[] | undefined {
  const links: FoundLink[] = [];
  for (const tag of findHtmlTags(text, { start: at, end })) {
    if (tag.name === 'a') return undefined;
    const source = tag.name === 'img' ? attributeOf(tag, 'src')?.value : undefined;
    if (source) {
      const url = decodeReferences(text.slice(source.start, source.end)).trim();
      links.push({ span: tag.span, url });
    }
  }
  return links;
}
