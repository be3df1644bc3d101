import { NotificationType } from 'vscode-languageclient';
import type { Position, WorkspaceEdit } from 'vscode-languageserver-types';

/** What the server says of a document after each look at it. */
export interface MinutesStatus {
  readonly uri: string;
  /** Id of the profile; absent when the document is not minutes. */
  readonly profile?: string;
  /** Id of the layout that the meeting's day falls into. */
  readonly layout?: string;
  /** How many findings of each severity the document has, those held back included. */
  readonly findings?: Readonly<Record<'error' | 'warning' | 'info' | 'hint', number>>;
}

export const statusNotification = new NotificationType<MinutesStatus>('minutes/status');

/** Where the caret is, so that the server holds findings back on the line that is being written. */
export interface CaretParams {
  readonly uri: string;
  /** 0-based. */
  readonly line: number;
}

/** How far the server has read the files of the workspace. */
export interface IndexChange {
  readonly state: 'reading' | 'summaries' | 'whole';
  readonly version: number;
}

export const indexNotification = new NotificationType<IndexChange>('minutes/indexChanged');

/** What is known of links has changed. */
export const linksNotification = new NotificationType<unknown>('minutes/linksChanged');

/** Answer to `minutes/meetings`, which makes the server read the workspace when it is asked with `wait`. Days are `yyyy-MM-dd`; meetings and gaps come the latest first. */
export interface Meetings {
  readonly state: IndexChange['state'];
  readonly series: readonly MeetingSeries[];
}

export interface MeetingSeries {
  readonly id: string;
  readonly name: string;
  readonly meetings: readonly Meeting[];
  readonly gaps: readonly MeetingGap[];
}

/** Meetings that the rhythm of the series has, and of which there are no minutes. */
export interface MeetingGap {
  /** The first of them. */
  readonly day: string;
  readonly missed: number;
}

export interface Meeting {
  readonly uri: string;
  readonly file: string;
  readonly day?: string;
  readonly start?: string;
  readonly title?: string;
  /** How many topics its notes have. */
  readonly topics: number;
  /** `draft` before the meeting's end; `due` after it while something is missing. */
  readonly state: 'draft' | 'due' | 'done';
  /** Errors and warnings; absent until the server has checked it. */
  readonly problems?: number;
  /** The link to join by. */
  readonly join?: string;
}

/** Answer to `minutes/meeting`, for an open document. */
export interface MeetingParts {
  readonly uri: string;
  readonly day?: string;
  /** The link to join by, as it is written. */
  readonly join?: string;
  readonly sections: readonly MeetingSection[];
}

export interface MeetingSection {
  readonly words: string;
  readonly level: number;
  /** 0-based; absent where the section is missing. */
  readonly line?: number;
  readonly state: 'filled' | 'empty' | 'missing';
  readonly links: number;
  /** Whether it is one of the topics that the meeting spoke of. */
  readonly topic?: true;
}

/** What `minutes/history` is asked about: what stands at a place, a key of an earlier answer, or words. */
export type HistoryQuery =
  | { readonly uri: string; readonly position: Position }
  | { readonly key: string }
  | { readonly words: string };

/** Answer to `minutes/history`; the latest meeting first, one entry a meeting. */
export interface History {
  readonly title: string;
  readonly key: string;
  readonly entries: readonly HistoryEntry[];
}

export interface HistoryEntry {
  readonly uri: string;
  readonly day?: string;
  /** 0-based, as `column`. */
  readonly line: number;
  readonly column: number;
  readonly words: string;
  readonly section?: string;
}

/** Answer to `minutes/search`, the best first. */
export interface SearchAnswer {
  readonly hits: readonly SearchHit[];
  readonly more: boolean;
}

export interface SearchHit {
  readonly uri: string;
  readonly file: string;
  readonly day?: string;
  /** 0-based. */
  readonly line: number;
  readonly words: string;
  readonly section?: string;
}

/** Answer to `minutes/problems`: errors and warnings by URI. */
export type Problems = Readonly<Record<string, number>>;

/** Answer to `minutes/ics`. */
export type CalendarFile =
  | { /** Of the file. */ readonly name: string; readonly text: string }
  | { readonly problem: string };

/** Answer to `minutes/changeDate` and `minutes/indexPage`. */
export type Changes =
  | { readonly edit: WorkspaceEdit /** URI of the index page. */; readonly page?: string }
  | { readonly problem: string };
