import { dateExists } from '../../calendar/date.ts';
import type { PlainDate, PlainTime } from '../../calendar/reading.ts';
import type { SectionMatch } from '../../model/minutes.ts';
import type { MinutesSummary, ReferenceSummary, SectionSummary } from '../../model/summary.ts';
import type { Profile } from '../../profiles/profile.ts';
import type { Meeting } from './meeting.ts';
import { isCount, isText, isWhole, listOf, unpackWhole } from './packed.ts';

/**
 * A meeting with its summary as plain JSON, for a cache; `packDetails` has the details. The profile is left out: who reads the cache
 * knows it.
 */
export function packMeeting({
  uri,
  series,
  summary,
  problems,
}: Omit<Meeting, 'profile' | 'details'>): unknown {
  const { date, start, end, title, sections, references } = summary;
  return [
    uri,
    series,
    date ? [date.year, date.month, date.day] : 0,
    packTime(start),
    packTime(end),
    title ?? 0,
    sections.map(({ words }) => words),
    packPlaces(sections),
    sections.filter(({ id }) => id !== undefined).map(({ id }) => id),
    references.map(({ key }) => key),
    packReferences(references),
    problems ?? -1,
  ];
}

/** The meeting that was packed, without details; undefined for any other value. */
export function unpackMeeting(value: unknown, profile: Profile): Meeting | undefined {
  const packed = listOf(value, LENGTH);
  if (!packed) return undefined;
  const [uri, series, date, start, end, title, words, numbers, ids, keys, places, problems] = packed;
  const sections = unpackSections(words, numbers, ids);
  const references = unpackReferences(keys, places);
  if (!isText(uri) || !isText(series) || !sections || !references || !isWhole(problems)) return undefined;
  const day = unpackDate(date);
  const from = unpackTime(start);
  const until = unpackTime(end);
  if (day === 'damaged' || from === 'damaged' || until === 'damaged') return undefined;
  if (title !== 0 && !isText(title)) return undefined;
  const summary: MinutesSummary = {
    ...(day && { date: day }),
    ...(from && { start: from }),
    ...(until && { end: until }),
    ...(title !== 0 && { title }),
    sections,
    references,
  };
  return { uri, series, profile, summary, ...(problems >= 0 && { problems }) };
}

const LENGTH = 12;

/** The order is part of the form. */
const MATCHES: readonly SectionMatch[] = ['name', 'alias', 'former', 'near'];
const KINDS: readonly ReferenceSummary['kind'][] = [
  'pull',
  'issue',
  'commit',
  'discussion',
  'article',
  'page',
];

/** Minutes from 60 on are kept as well, as somebody wrote them. */
function packTime(time: PlainTime | undefined): number {
  return time ? time.hour * 100 + time.minute : -1;
}

function unpackTime(value: unknown): PlainTime | undefined | 'damaged' {
  if (value === -1) return undefined;
  if (!isCount(value) || value >= 100 * 100) return 'damaged';
  return { hour: Math.floor(value / 100), minute: value % 100 };
}

function unpackDate(value: unknown): PlainDate | undefined | 'damaged' {
  if (value === 0) return undefined;
  const parts = listOf(value, 3);
  const [year, month, day] = parts ?? [];
  if (!isCount(year) || !isCount(month) || !isCount(day)) return 'damaged';
  const date = { year, month, day };
  return dateExists(date) ? date : 'damaged';
}

function unpackSections(
  words: unknown,
  packed: unknown,
  ids: unknown,
): readonly SectionSummary[] | undefined {
  const names = listOf(words);
  const numbers = unpackWhole(packed);
  const known = listOf(ids);
  if (!names || !numbers || !known || numbers.length !== names.length * 3) return undefined;
  const sections: SectionSummary[] = [];
  let used = 0;
  for (let index = 0; index < names.length; index++) {
    const name = names[index];
    const level = numbers[index * 3] ?? 0;
    const line = numbers[index * 3 + 1] ?? -1;
    const number = numbers[index * 3 + 2] ?? -1;
    if (!isText(name) || level < 1 || level > 6 || line < 0) return undefined;
    if (number === -1) {
      sections.push({ words: name, level, line });
      continue;
    }
    const match = MATCHES[number];
    const id = known[used++];
    if (match === undefined || !isText(id)) return undefined;
    sections.push({ id, match, words: name, level, line });
  }
  return used === known.length ? sections : undefined;
}

/** Level, line and match of each. */
function packPlaces(sections: readonly SectionSummary[]): readonly number[] {
  const packed: number[] = [];
  for (const { level, line, match } of sections)
    packed.push(level, line, match ? MATCHES.indexOf(match) : -1);
  return packed;
}

/** Kind, start, length, line and column of each; starts and lines count from those before. */
function packReferences(references: readonly ReferenceSummary[]): readonly number[] {
  const packed: number[] = [];
  let start = 0;
  let line = 0;
  for (const { kind, span, line: own, column } of references) {
    packed.push(KINDS.indexOf(kind), span.start - start, span.end - span.start, own - line, column);
    start = span.start;
    line = own;
  }
  return packed;
}

function unpackReferences(keys: unknown, packed: unknown): readonly ReferenceSummary[] | undefined {
  const names = listOf(keys);
  const numbers = unpackWhole(packed);
  if (!names || !numbers || numbers.length !== names.length * 5) return undefined;
  const references: ReferenceSummary[] = [];
  let start = 0;
  let line = 0;
  for (let index = 0; index < names.length; index++) {
    const key = names[index];
    const at = index * 5;
    const kind = KINDS[numbers[at] ?? -1];
    start += numbers[at + 1] ?? 0;
    const length = numbers[at + 2] ?? -1;
    line += numbers[at + 3] ?? 0;
    const column = numbers[at + 4] ?? -1;
    if (!isText(key) || kind === undefined || start < 0 || length < 0 || line < 0 || column < 0)
      return undefined;
    references.push({ kind, key, span: { start, end: start + length }, line, column });
  }
  return references;
}
