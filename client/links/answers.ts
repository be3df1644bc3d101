/** Answer to `minutes/links`: what is known of the links of an open document. */
export interface LinkSummary {
  readonly total: number;
  readonly tally: LinkTally;
  /** The tally as a sentence, in the user's language. */
  readonly words: string;
  readonly checking: boolean;
  readonly available: 'yes' | 'untrusted' | 'no-network';
}

export interface LinkTally {
  readonly ok: number;
  readonly moved: number;
  readonly broken: number;
  readonly unknown: number;
  readonly unchecked: number;
}

/** What `minutes.checkLinks` is asked to look at. */
export interface LinkCheckWish {
  /** The documents; all minutes of the workspace where absent. */
  readonly uris?: readonly string[];
  /** Whether also what is known well enough is asked anew. */
  readonly again?: boolean;
}

/** Answer to `minutes.checkLinks`. */
export interface LinkCheckAnswer {
  readonly tally: Partial<LinkTally>;
  readonly words: string;
  /** Whether nothing could be reached at all. */
  readonly offline: boolean;
  /** How many requests were made. */
  readonly asked: number;
}

/** Answer to `minutes/linkTitle`. */
export interface LinkTitle {
  readonly title?: string;
  /** The link as Markdown. */
  readonly insert?: string;
}
