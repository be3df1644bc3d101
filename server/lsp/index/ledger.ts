import { pathOfUri } from '../../language-service/profiles/uri-path.ts';
import { createMeetingIndex } from '../../language-service/workspace/series/create-meeting-index.ts';
import type { GrowingIndex, MeetingIndex } from '../../language-service/workspace/series/meeting-index.ts';
import type { Trouble } from '../host.ts';
import type { Resolution } from '../resolution.ts';
import type { FileAnswer } from './errand.ts';
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

/** The files that have been read, by decoded path, and the meetings in them. */
export interface Ledger {
  readonly files: ReadonlyMap<string, KnownFile>;
  /** Its owner alone changes it. */
  readonly index: GrowingIndex;
  /** The index for those who may spell URIs otherwise. */
  readonly view: MeetingIndex;
  /** How many files on the disk are other than they were kept for the next start. */
  unkept: number;
  take(path: string, next: KnownFile, answer: FileAnswer): void;
  /** Changes what is known of a file whose meeting stays. */
  note(path: string, next: KnownFile): void;
  drop(path: string): void;
}

const TROUBLES: Readonly<Record<Trouble, string>> = {
  gone: 'it is not there',
  unreadable: 'it cannot be read',
  big: 'it is bigger than 2 MB',
  binary: 'it is no text',
};

/** `say` is told what could not be read. */
export function createLedger(say: (words: string) => void): Ledger {
  const index = createMeetingIndex();
  const files = new Map<string, KnownFile>();
  const spelled = (uri: string): string => files.get(pathOfUri(uri))?.file.uri ?? uri;

  const ledger: Ledger = {
    files,
    index,
    view: {
      get state() {
        return index.state;
      },
      get version() {
        return index.version;
      },
      get meetings() {
        return index.meetings;
      },
      get series() {
        return index.series;
      },
      meeting: (uri) => index.meeting(uri) ?? index.meeting(spelled(uri)),
      seriesOf: (uri) => index.seriesOf(uri) ?? index.seriesOf(spelled(uri)),
      placesOf: index.placesOf,
    },
    unkept: 0,
    take(path, next, answer) {
      const { file, resolution } = next;
      const before = files.get(path);
      if (before && before.file.uri !== file.uri) index.remove(before.file.uri);
      if ('trouble' in answer) {
        if (answer.trouble === 'gone') {
          ledger.drop(path);
          return;
        }
        say(`${path} is left out of the index: ${TROUBLES[answer.trouble]}`);
        files.set(path, next);
        index.remove(file.uri);
        return;
      }
      const { hash, summary, details } = answer;
      files.set(path, { ...next, hash });
      if (!summary) {
        index.remove(file.uri);
        return;
      }
      const { profile, folder } = resolution;
      const meeting = { uri: file.uri, series: folder ?? file.root, profile, summary };
      index.put(details ? { ...meeting, details } : meeting);
    },
    note: (path, next) => void files.set(path, next),
    drop(path) {
      const before = files.get(path);
      if (!before) return;
      files.delete(path);
      index.remove(before.file.uri);
      if (before.stamp !== undefined) ledger.unkept++;
    },
  };
  return ledger;
}
