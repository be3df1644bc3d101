import path from 'node:path';
import { readFileName } from '../language-service/profiles/file-name.ts';
import type { FoundFile } from './find-files.ts';
import type { Projects } from './projects.ts';

/**
 * The indices of files in the order in which they are best read: folder by folder, each by the days that the names say. So the
 * earlier meetings that a check looks at are those that were read just before.
 */
export function readingOrder(files: readonly FoundFile[], projects: Projects): readonly number[] {
  return files
    .map((file, index) => ({ index, folder: path.dirname(file.path), day: dayOf(file, projects) }))
    .sort((a, b) => compare(a.folder, b.folder) || a.day - b.day || a.index - b.index)
    .map(({ index }) => index);
}

/** A number that grows with the day in a file's name. */
function dayOf(file: FoundFile, projects: Projects): number {
  const { profile } = projects.of(path.dirname(file.path)).resolved;
  const date = readFileName(path.basename(file.path), profile.fileName).date?.date;
  return date ? (date.year * 100 + date.month) * 100 + date.day : 0;
}

function compare(a: string, b: string): number {
  return Number(a > b) - Number(a < b);
}
