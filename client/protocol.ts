import { NotificationType } from 'vscode-languageclient/node';

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
