import type { Language } from '../language-service/text/language.ts';
import type { Translations } from '../language-service/text/message.ts';
import type { GitHubAccess } from './github/git-hub-access.ts';
import type { Errand, ErrandAnswer } from './index/errand.ts';
import type { Web } from './links/web.ts';
import type { OpenDocument } from './open-document.ts';
import type { Pen } from './pen.ts';
import type { Holdings } from './workspace.ts';

/** What a platform supplies to the language server: the one place where the outside comes in. */
export interface Host {
  readonly files: Files;
  readonly clock: Clock;
  readonly timer: Timer;
  /** The user's locale, as BCP 47 or POSIX writes it, which holds where an editor says none. */
  readonly locale?: string;
  /** The words of a language, read when an editor speaks it; everything is in English where absent. Never rejects. */
  readonly translations?: (language: Language) => Translations | Promise<Translations>;
  /**
   * Told when the same is going to be done again and again, so that it pays to be prepared for that; told again while that goes on. For
   * somebody who types each pause counts.
   */
  readonly hurry?: (why?: 'typing') => void;
  /** Told of what one session holds, and then of each document that was typed in, so that it can practise; absent where that does not pay. */
  readonly practice?: (holdings: Holdings) => (typed: OpenDocument) => void;
  /** Threads that files can be read in; absent where there are none. */
  readonly crew?: Crew;
  /** Where something can be kept until the next start; absent where nothing can. */
  readonly keep?: Keep;
  /** Writes files that the editor cannot write; absent where none can be written. */
  readonly pen?: Pen;
  /** Asks what stands behind web links; absent where nobody can be asked. */
  readonly web?: Web;
  /** Asks GitHub about issues and pull requests; absent where nobody can be asked. */
  readonly gitHub?: GitHubAccess;
}

/** Files by URI. Nothing throws: what cannot be read is not there. */
export interface Files {
  /** The text of a file; undefined where it is none, or too big to be minutes. */
  read(uri: string): Promise<string | undefined>;
  /** Names (decoded) of the files in a folder; undefined where there is no such folder. */
  list(folder: string): Promise<readonly string[] | undefined>;
  /** Whether there is a file or folder, the case of its name taken into account as on GitHub; undefined where nobody can tell. */
  exists(uri: string): Promise<boolean | undefined>;
  /** The text of a file, or why there is none. */
  load(uri: string): Promise<Loaded>;
  /** What stands in a folder, in no order; undefined where it cannot be read. */
  look(folder: string): Promise<readonly Entry[] | undefined>;
  /** What tells versions of files apart, in the order of the URIs; undefined for what is no file. */
  stamp(uris: readonly string[]): Promise<readonly (string | undefined)[]>;
}

/** What became of a file that was read: its text, or `gone`, `unreadable`, `big` (bigger than minutes are) or `binary` (it holds NUL). */
export type Loaded = { readonly text: string } | { readonly trouble: Trouble };

/** A file that was read, and what tells this version of it apart, as `Files.stamp` has it; without that where it could not be opened. */
export type LoadedVersion = Loaded & { readonly stamp?: string };

export type Trouble = 'gone' | 'unreadable' | 'big' | 'binary';

/** One name in a folder, decoded. A `lost` link leads nowhere or in a circle. */
export interface Entry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'linked folder' | 'lost';
  /** The path to which the link leads, where the file is one. */
  readonly target?: string;
}

/** Threads that read files while this one goes on. */
export interface Crew {
  /** How many work at a time. */
  readonly size: number;
  /** Starts a thread. */
  start(): Hand;
}

/** One thread, which does one errand after the other. */
export interface Hand {
  /** Rejects when the thread has ended. */
  ask(errand: Errand): Promise<ErrandAnswer>;
  end(): void;
}

/** Named data that outlives the process. Nothing throws: what cannot be kept is not there the next time. */
export interface Keep {
  /** What changes with the program, so that nothing is read that another version kept. */
  readonly program: string;
  /** The place for what belongs together; `folder` is the URI or path of one that the client names. */
  at(folder: string | undefined): Shelf | undefined;
}

export interface Shelf {
  read(name: string): Promise<Uint8Array | undefined>;
  /** Begins to write under a name; what stood there stays until `finish`. */
  write(name: string): Promise<Draft | undefined>;
}

export interface Draft {
  /** Whether the bytes were taken. */
  add(bytes: Uint8Array): Promise<boolean>;
  /** Puts all of it in the place of what stood there, whole or not at all. */
  finish(): Promise<void>;
  drop(): Promise<void>;
}

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** IANA name of the zone that the machine is set to. */
  readonly zone: string;
}

export interface Timer {
  /** Runs something once after so many milliseconds; what it returns calls it off. */
  after(milliseconds: number, run: () => void): () => void;
  /** Lets what has arrived meanwhile be read first. */
  turn(): Promise<void>;
}
