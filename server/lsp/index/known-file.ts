import type { Resolution } from '../resolution.ts';
import type { ListedFile } from './list-files.ts';

/** What is known of a file besides its meeting. */
export interface KnownFile {
  readonly file: ListedFile;
  readonly resolution: Resolution;
  /** Absent for a document of the editor, which goes before the disk. */
  readonly stamp?: string;
  /** The name of the text that was read; absent where none could be. */
  readonly hash?: string;
  /** Whether it was taken from the last start, and not read since. */
  readonly trusted?: boolean;
}

/** Which series the minutes of a file belong to. */
export function seriesOf({ root }: ListedFile, { folder }: Resolution): string {
  return folder ?? root;
}
