import type { Span } from '../text/span.ts';

/** What an index knows of a meeting second: what was said in it. Lines count from 0, columns in UTF-16 from 0. */
export interface MinutesDetails {
  /** The lines of the text that hold words, headings left out, in the order of the text. */
  readonly said: SaidLines;
  /** In the order of the text. */
  readonly questions: readonly QuestionSummary[];
  readonly invitation?: InvitationSummary;
  /** Links to other Markdown files, in the order of the text. */
  readonly fileLinks: readonly FileLinkSummary[];
}

/**
 * Lines as a reader sees them: list markers, marks of emphasis and targets of links are taken out. Kept in one string, since there
 * are many; the arrays are equally long.
 */
export interface SaidLines {
  /** All lines, each ended by `\n`. */
  readonly words: string;
  /** The line of the text on which each stands. */
  readonly lines: readonly number[];
  /** The section in which each stands, by its number in `MinutesSummary.sections`; -1 before the first. */
  readonly sections: readonly number[];
}

export interface QuestionSummary {
  readonly words: string;
  readonly line: number;
  readonly answered: boolean;
}

export interface InvitationSummary {
  /** The digits of the meeting's number. */
  readonly number?: string;
  /** Whether the number is that of a series. */
  readonly series?: boolean;
  /** Where one joins. */
  readonly link?: string;
}

export interface FileLinkSummary {
  /** The path as it is written, decoded, without fragment: relative to the minutes' folder. */
  readonly path: string;
  /** The written destination without fragment. `span` counts in the text. */
  readonly span: Span;
  readonly line: number;
  readonly column: number;
}
