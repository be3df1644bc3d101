import { equalDates } from '../../calendar/date.ts';
import { dateLike } from '../../calendar/date-like.ts';
import { readDate } from '../../calendar/read-date.ts';
import type { PlainDate } from '../../calendar/reading.ts';
import { formatFileName, readFileName } from '../../profiles/file-name.ts';
import { compilePattern } from '../../profiles/file-name-pattern.ts';
import { fileNameOf, pathInFolder, pathOfUri } from '../../profiles/uri-path.ts';
import { encodeSegment } from '../../workspace/resolve-uri.ts';
import { folderOnDay } from './folder-on-day.ts';

/** A file that is named by its meeting's day. */
export interface DatedFile {
  readonly uri: string;
  /** The profile's pattern of file names. */
  readonly pattern: string;
  /** The folder of the series, as a URI: folders above it are nobody's dates. Without it only the name changes. */
  readonly series?: string;
  readonly day: PlainDate;
}

/**
 * Where the file of a meeting belongs when the meeting is on another day: another name, and another folder where its folders are
 * named by year or month (`2023/Double Week Meetings`). The same URI where neither name nor folders tell the day.
 */
export function uriOnDay({ uri, pattern, series, day }: DatedFile, to: PlainDate): string {
  const segments = uri.split('/');
  const name = fileNameOf(uri);
  const renamed = nameOnDay(name, pattern, day, to);
  const last = segments.length - 1;
  if (renamed !== name) segments[last] = encodeSegment(renamed);
  const below = series === undefined ? undefined : pathInFolder(uri, series);
  const depth = below === undefined ? 0 : below.split('/').length - 1;
  const folders = segments.slice(last - depth, last).map(pathOfSegment);
  folderOnDay(folders, day, to).forEach((folder, index) => {
    if (folder !== folders[index]) segments[last - depth + index] = encodeSegment(folder);
  });
  return segments.join('/');
}

function pathOfSegment(segment: string): string {
  return pathOfUri(`file:///${segment}`).slice(1);
}

/**
 * The file name on another day: as the pattern writes it, or in the name's own spelling where that is sound (`20220421.md`). A date
 * with a fault of form (`2023-04- 13.md`) becomes the pattern's. The same name where it does not say the day.
 */
function nameOnDay(name: string, pattern: string, day: PlainDate, to: PlainDate): string {
  const { date: reading, matches } = readFileName(name, pattern, day.year);
  if (!reading || !equalDates(reading.date, day)) return name;
  if (matches) return rewriteMatch(name, pattern, to);
  const words = name.slice(reading.span.start, reading.span.end);
  const before = name.slice(0, reading.span.start);
  const after = name.slice(reading.span.end);
  if (reading.problems.length === 0) return `${before}${dateLike(words, reading, to, 'yyyy-MM-dd')}${after}`;
  const plain = formatFileName(to, pattern);
  const shape = compilePattern(pattern).parts.some(({ kind }) => kind === 'any');
  const alone =
    readDate(plain)?.span.end === plain.lastIndexOf('.') && before === '' && /^\.\w+$/.test(after);
  return alone && !shape
    ? plain
    : `${before}${dateLike(words, { ...reading, pattern: 'yyyy-MM-dd' }, to, 'yyyy-MM-dd')}${after}`;
}

/** Writes year, month and day where a name that matches the pattern has them. */
function rewriteMatch(name: string, pattern: string, to: PlainDate): string {
  const { parts, placesIn } = compilePattern(pattern);
  const written = placesIn(name)?.map(({ start, end }, index) => {
    const part = parts[index];
    if (part?.kind !== 'date') return name.slice(start, end);
    const padded = part.letters.length > 1 || name[start] === '0';
    return String(to[part.unit]).padStart(padded ? Math.max(part.letters.length, 2) : 1, '0');
  });
  return written?.join('') ?? name;
}
