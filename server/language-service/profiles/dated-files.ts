import { compareDates, dateExists } from '../calendar/date.ts';
import type { PlainDate } from '../calendar/reading.ts';
import { readFileName } from './file-name.ts';

/** A file that is named for a day. */
export interface DatedFile {
  readonly name: string;
  readonly day: PlainDate;
}

/**
 * The Markdown files of a folder that are named for a day, the latest first, of two with one day the one that sorts first. `names` are
 * decoded file names, `pattern` the profile's. One listing gives one answer, made once.
 */
export function datedFiles(names: readonly string[], pattern: string): readonly DatedFile[] {
  const byPattern = known.get(names) ?? new Map<string, readonly DatedFile[]>();
  known.set(names, byPattern);
  const files =
    byPattern.get(pattern) ??
    names
      .filter((name) => /\.(?:md|markdown)$/i.test(name))
      .toSorted()
      .flatMap((name): DatedFile[] => {
        const day = readFileName(name, pattern).date?.date;
        return day && dateExists(day) ? [{ name, day }] : [];
      })
      .sort((a, b) => compareDates(b.day, a.day));
  byPattern.set(pattern, files);
  return files;
}

/** Listing → pattern → its dated files: one listing serves every keystroke. */
const known = new WeakMap<readonly string[], Map<string, readonly DatedFile[]>>();
