import type { SourceText } from '../../text/source-text.ts';
import { FENCE, isAtx, isBlank, isRule, lineOf, matchesAt, mayHeadTable } from './lines.ts';
import { readMarker } from './read-marker.ts';

const TAB = 0x09;

/** Whether a paragraph of the document ends before a line; absent where the line alone does not tell. */
export function endsParagraph(source: SourceText, index: number): boolean | undefined {
  if (index >= source.lineStarts.length) return true;
  const ends = isEnd(source, index);
  // A table ends it, too.
  return ends === false && mayHeadTable(source, index) ? undefined : ends;
}

function isEnd(source: SourceText, index: number): boolean | undefined {
  const { text } = source;
  const { start, at, end } = lineOf(source, index);
  if (isBlank(text, at, end)) return true;
  if (text.charCodeAt(at) === TAB) return undefined;
  if (at - start >= 4) return false;
  switch (text[at]) {
    case '#':
      return isAtx(text, at);
    case '>':
      return true;
    case '`':
    case '~':
      return matchesAt(FENCE, text, at);
    case '<':
      return text.startsWith('<!--', at) || undefined;
    case '_':
      return isRule(text, at);
    case '=':
      return undefined;
    default:
      break;
  }
  if (isRule(text, at)) return text[at] === '-' ? undefined : true;
  const marker = readMarker(text, at, end);
  if (marker === undefined) return false;
  return marker !== 'doubtful' && marker.interrupts ? true : undefined;
}
