import type { LinkStates } from '../links/link-states.ts';

/** What the language server answers to requests of its own: plain data. Days are `yyyy-MM-dd`, lines and columns 0-based, columns in UTF-16. */

/** `minutes/history`: one thing through time, the latest first, one entry a meeting. */
export interface HistoryAnswer {
  readonly key: string;
  readonly title: string;
  readonly entries: readonly HistoryAnswerEntry[];
}

export interface HistoryAnswerEntry {
  readonly uri: string;
  readonly day?: string;
  readonly line: number;
  readonly column: number;
  /** What was said; empty where nothing was. */
  readonly words: string;
  readonly section?: string;
}

/** `minutes/search`: the best first. */
export interface SearchAnswer {
  readonly hits: readonly SearchAnswerHit[];
  /** Whether there are more than were asked for. */
  readonly more: boolean;
}

export interface SearchAnswerHit {
  readonly uri: string;
  /** The file's name. */
  readonly file: string;
  readonly day?: string;
  readonly line: number;
  readonly words: string;
  readonly section?: string;
}

/** `minutes/meetings`: all meetings of the workspace, the latest first. */
export interface MeetingsAnswer {
  /** As `MeetingIndex.state`. */
  readonly state: string;
  readonly series: readonly SeriesAnswer[];
}

export interface SeriesAnswer {
  readonly id: string;
  readonly name: string;
  readonly meetings: readonly MeetingsAnswerMeeting[];
  /** Where minutes are missing by the rhythm of the series, the latest first: from which day on, and of how many meetings. */
  readonly gaps: readonly { readonly day: string; readonly missed: number }[];
}

export interface MeetingsAnswerMeeting {
  readonly uri: string;
  /** The file's name. */
  readonly file: string;
  readonly day?: string;
  /** `HH:mm` in the series' zone. */
  readonly start?: string;
  readonly title?: string;
  /** How many topics it has. */
  readonly topics: number;
  readonly state: 'draft' | 'due' | 'done';
  /** How many errors and warnings; absent until it has been checked. */
  readonly problems?: number;
  /** Where one joins. */
  readonly join?: string;
}

/** `minutes/meeting`: the sections of one open document, in the order of the text, missing ones where they belong. */
export interface MeetingAnswer {
  readonly uri: string;
  readonly day?: string;
  /** The link to join by, as it is written. */
  readonly join?: string;
  readonly sections: readonly MeetingAnswerSection[];
  /** What is known of where the links lead, each address counted once; absent where none were checked. */
  readonly tally?: LinkStates;
}

export interface MeetingAnswerSection {
  readonly words: string;
  /** 1 to 6. */
  readonly level: number;
  /** Absent where it is missing. */
  readonly line?: number;
  readonly state: 'filled' | 'empty' | 'missing';
  /** How many links stand in it, those in sections inside it included. */
  readonly links: number;
  /** What is known of where they lead, as `MeetingAnswer.tally`. */
  readonly linkStates?: LinkStates;
  /** Whether it is one of the topics that the meeting spoke of. */
  readonly topic?: true;
}
