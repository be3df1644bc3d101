import { copyOf } from '../../text/copy-of.ts';
import type { SourceText } from '../../text/source-text.ts';
import type { Span } from '../../text/span.ts';
import type { SaidLines } from '../details.ts';
import type { Section } from '../minutes.ts';
import type { FoundLink } from './found.ts';
import { isDelimiterRow } from './lines.ts';
import { plainWords, type Stretch } from './plain-words.ts';

/** What the lines are made of, as `Found` has it. */
export interface SaidParts {
  readonly said: readonly number[];
  readonly links: readonly FoundLink[];
  readonly tags: readonly Span[];
}

/** The lines of words that were found in a text; `sections` are all of it, in its order. */
export function readSaidLines(
  source: SourceText,
  found: SaidParts,
  sections: readonly Pick<Section, 'heading'>[],
): SaidLines {
  const { text } = source;
  const { said } = found;
  const stretches = stretchesOf(text, found);
  const words: string[] = [];
  const lines: number[] = [];
  const numbers: number[] = [];
  let section = -1;
  let stretch = 0;
  for (let index = 0; index < said.length; index += 3) {
    const [line = 0, start = 0, end = start] = [said[index], said[index + 1], said[index + 2]];
    while ((sections[section + 1]?.heading.start ?? text.length + 1) <= start) section++;
    if (start < (sections[section]?.heading.end ?? 0) || isDelimiterRow(text, start, end)) continue;
    while ((stretches[stretch]?.end ?? end) <= start) stretch++;
    const seen = plainWords(text, { start, end }, stretches, stretch);
    if (seen === '') continue;
    words.push(seen);
    lines.push(line);
    numbers.push(section);
  }
  return { words: copyOf(words.map((each) => `${each}\n`).join('')), lines, sections: numbers };
}

/** What of links and tags is not seen as it is written, in the order of the text; none begins in another. */
function stretchesOf(text: string, { links, tags }: SaidParts): readonly Stretch[] {
  const all: Stretch[] = tags.map(({ start, end }) => ({ start, end, seen: 'hidden' }));
  for (const { span } of links) {
    const { start, end } = span;
    const first = text.charAt(start);
    if (first === '[' || first === '!') {
      const open = first === '!' ? start + 2 : start + 1;
      const close = closeOfLabel(text, open, end);
      if (close === undefined) continue;
      all.push({ start, end: open, seen: 'hidden' }, { start: close, end, seen: 'hidden' });
    } else if (first !== '<') all.push({ start, end, seen: 'kept' });
    // Other tags in words are recognised where they stand.
    else if (/^<[A-Za-z][\w.+-]*[:@]/.test(text.slice(start, Math.min(start + 70, end)))) {
      all.push({ start, end: start + 1, seen: 'hidden' }, { start: start + 1, end: end - 1, seen: 'kept' });
      all.push({ start: end - 1, end, seen: 'hidden' });
    }
  }
  all.sort((a, b) => a.start - b.start || b.end - a.end);
  let reached = 0;
  return all.filter(({ start, end }) => {
    if (start < reached) return false;
    reached = end;
    return true;
  });
}

/** Where the bracket stands that closes a link's words. */
function closeOfLabel(text: string, start: number, end: number): number | undefined {
  let depth = 1;
  for (let at = start; at < end; at++) {
    const character = text.charAt(at);
    if (character === '\\') at++;
    else if (character === '[') depth++;
    else if (character === ']' && --depth === 0) return at;
  }
  return undefined;
}
