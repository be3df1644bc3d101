import { compareDates, equalDates } from '../calendar/date.ts';
import type { PlainDate } from '../calendar/reading.ts';
import { datedFiles } from './dated-files.ts';

/** The Markdown files of a folder that are named for a day. Names are decoded; `pattern` is the profile's. */
export function namesOn(names: readonly string[], day: PlainDate, pattern: string): readonly string[] {
  return datedFiles(names, pattern).flatMap((file) => (equalDates(file.day, day) ? [file.name] : []));
}

/** The latest day for which a file of some folders is named. */
export function latestDay(folders: readonly (readonly string[])[], pattern: string): PlainDate | undefined {
  return folders
    .flatMap((names) => datedFiles(names, pattern)[0]?.day ?? [])
    .reduce<PlainDate | undefined>((a, b) => (a && compareDates(a, b) >= 0 ? a : b), undefined);
}
