import type { Code } from 'mdast';
import type { Entrance } from './containers.ts';
import { endOfRun, type Line, pointAt, positionIn, trimSpaces } from './row.ts';

/** Fenced code whose end is not known yet. */
export interface OpenFence {
  readonly code: Code;
  readonly marker: string;
  readonly size: number;
  /** How far the fence is indented in what holds it. */
  readonly indent: number;
  /** Its lines, with their ends. */
  readonly lines: string[];
}

/** Opens fenced code; undefined where the words behind the fence need the parser. Source: CommonMark 0.31, section 4.5. */
export function openFence(
  line: Line,
  { base, from }: Entrance,
  marker: string,
  info: string,
): OpenFence | undefined {
  if (/[\\&]/.test(info) || (marker.startsWith('`') && info.includes('`'))) return undefined;
  const [, lang = '', meta = ''] = /^([^ ]*) *(.*)$/.exec(info) ?? [];
  const position = positionIn(line, from, line.end);
  const code: Code = { type: 'code', lang: lang || null, meta: meta || null, value: '', position };
  return { code, marker: marker.charAt(0), size: marker.length, indent: from - base, lines: [] };
}

/** Takes a line as code, unless it ends the code. Tells whether it does. */
export function takeLine(text: string, fence: OpenFence, line: Line, { base, from }: Entrance): boolean {
  const { marker, size, indent, lines } = fence;
  const { end } = line;
  const behind = text.charAt(from) === marker ? endOfRun(text, from) : from;
  if (behind - from >= size && from - base < 4 && trimSpaces(text, behind, end) === behind) {
    endFence(fence, line);
    return true;
  }
  const next = text.indexOf('\n', end) + 1;
  lines.push(text.slice(Math.min(from, base + indent), next || text.length));
  return false;
}

/** Ends the code with a line: the one that closes it, or the last of the text. */
export function endFence({ code, lines }: OpenFence, line: Line): void {
  code.value = lines.join('').replace(/\r?\n$/, '');
  if (code.position) code.position.end = pointAt(line, line.end);
}
