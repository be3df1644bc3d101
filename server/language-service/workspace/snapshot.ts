import type { Minutes } from '../model/minutes.ts';
import type { Profile } from '../profiles/profile.ts';
import type { Checkup, Surroundings } from '../rules/check.ts';
import type { Diagnosis } from '../rules/diagnosis.ts';
import type { Message, Translations } from '../text/message.ts';
import type { SourceText } from '../text/source-text.ts';
import type { Span } from '../text/span.ts';
import type { Client } from './client.ts';
import type { MeetingIndex } from './series/meeting-index.ts';
import type { Typing } from './typing.ts';

/**
 * Everything that a feature may know, at one moment. Reading it has no effect and waits for nothing; what has not been loaded
 * yet is unknown.
 */
export interface Snapshot {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** IANA name of the zone in which the reader lives. */
  readonly zone: string;
  readonly translations: Translations;
  readonly client: Client;
  /** An open document, whatever it holds. */
  text(uri: string): SourceText | undefined;
  /** An open document read as minutes; undefined where it is none. */
  minutes(uri: string): Minutes | undefined;
  surroundings(uri: string): Surroundings;
  /** What is wrong with minutes, as it was found; undefined where the document is none. */
  checkup(uri: string): Checkup | undefined;
  /** The same as one list in the order of the text; empty where the document is no minutes. */
  findings(uri: string): readonly Diagnosis[];
  /** What is wrong with an open project file; undefined where the document is none. */
  projectProblems(uri: string): readonly ProjectProblem[] | undefined;
  /** What is being written in a document, and what its reader sees meanwhile. */
  typing(uri: string): Typing;
  /** Whether the reader of a document wants lines of actions above its topics. */
  lenses(uri: string): boolean;
  /** The meetings of the workspace. */
  readonly index: MeetingIndex;
  /** The profile that minutes at a place would be read by, as far as its settings have been loaded. */
  profile(uri: string): Profile | undefined;
  /** The text of a file: an open document, or one of the files that the command or feature said it `needs`. */
  file(uri: string): SourceText | undefined;
  /** Which layer of settings set each value for a file, in words. */
  explanation(uri: string): string;
}

/** A fault in a project file. */
export interface ProjectProblem {
  readonly span: Span;
  readonly severity: 'error' | 'warning';
  readonly message: Message;
}
