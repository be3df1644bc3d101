import type { SaidLines } from '../../model/details.ts';
import { firstFrom } from '../../text/first-from.ts';
import type { Meeting, Place } from './meeting.ts';

/**
 * What was said at a place, in at most about 120 characters: of a reference the line on which it stands (the one before where that is an address
 * alone), of a topic the first lines under it. Undefined where nothing was said, or the meeting's details have not been read.
 */
export function wordsAt(place: Place): string | undefined {
  const words = place.kind === 'topic' ? wordsUnder(place.meeting, place.section) : wordsOn(place);
  return words === undefined || words === '' ? undefined : shorten(words);
}

/** The section in which a place stands, by its number in the summary; -1 before the first. */
export function sectionNumberAt({ summary: { sections } }: Meeting, line: number): number {
  let low = -1;
  let high = sections.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sections[middle]?.line ?? 0) <= line) low = middle;
    else high = middle - 1;
  }
  return low;
}

function wordsOn({
  meeting,
  reference: { line },
}: Extract<Place, { kind: 'reference' }>): string | undefined {
  const { details, summary } = meeting;
  const said = details?.said;
  if (!said) return undefined;
  // A link may begin on one line and have its words on the next.
  const at = firstFrom(said.lines, line);
  const number = said.lines[at];
  const section = said.sections[at];
  if (number === undefined || number > line + 1) {
    const heading = summary.sections[sectionNumberAt(meeting, line)];
    return heading?.line === line ? heading.words : undefined;
  }
  const words = lineOf(said, at);
  if (!/^\p{P}*https?:\/\/\S+$/u.test(words) || at === 0) return words;
  const isNear = number - (said.lines[at - 1] ?? 0) <= 2 && said.sections[at - 1] === section;
  return isNear ? lineOf(said, at - 1) : words;
}

function wordsUnder(
  { details, summary }: Meeting,
  section: Extract<Place, { kind: 'topic' }>['section'],
): string | undefined {
  const said = details?.said;
  if (!said) return undefined;
  const { sections } = summary;
  const own = sections.indexOf(section);
  const next = sections.findIndex(({ level }, index) => index > own && level <= section.level);
  const behind = next < 0 ? sections.length : next;
  const lines: string[] = [];
  let length = 0;
  let at = firstFrom(said.lines, section.line + 1);
  let start = startOf(said, at);
  for (; length < LONGEST; at++) {
    const inside = said.sections[at];
    if (inside === undefined || inside < own || inside >= behind) break;
    const end = endOf(said, start);
    lines.push(said.words.slice(start, end).trim());
    length += end - start;
    start = end + 1;
  }
  return lines.join(' · ');
}

function lineOf(said: SaidLines, number: number): string {
  const start = startOf(said, number);
  return said.words.slice(start, endOf(said, start)).trim();
}

function startOf({ words }: SaidLines, number: number): number {
  let start = 0;
  for (let line = 0; line < number; line++) {
    const end = words.indexOf('\n', start);
    if (end < 0) return words.length;
    start = end + 1;
  }
  return start;
}

function endOf({ words }: SaidLines, start: number): number {
  const end = words.indexOf('\n', start);
  return end < 0 ? words.length : end;
}

const LONGEST = 120;

/** Shortened to `LONGEST` characters, no character cut through. */
function shorten(words: string): string {
  if (words.length <= LONGEST) return words;
  const characters = Array.from(words.slice(0, 4 * LONGEST));
  return characters.length <= LONGEST
    ? words
    : `${characters
        .slice(0, LONGEST - 1)
        .join('')
        .trimEnd()}…`;
}
