/** What is known of a link: `unknown` where a machine cannot tell, which is no reproach. */
export type LinkState = 'ok' | 'moved' | 'broken' | 'unknown';

/** What is known of an address, and why. Plain data, so that it can be kept. */
export interface LinkVerdict {
  readonly state: LinkState;
  readonly reason: LinkReason;
  /** The last status that a server answered with. */
  readonly status?: number;
  /** Where a moved page is now. */
  readonly to?: string;
  /** How many lines the file has that is too short. */
  readonly lines?: number;
  /** The addresses asked one after the other, the link's own first, with what was answered. */
  readonly hops: readonly Hop[];
  /** When it was last looked at, in milliseconds since the epoch. */
  readonly at: number;
  /** How often, one look after the other, the same was seen. */
  readonly seen: number;
}

export type LinkReason =
  | LookFailure
  | 'answers'
  | 'moved'
  | 'gone'
  | 'seen-once' // gone, or without a name, but looked at only once
  | 'status' // an answer that says nothing about the page
  | 'log-in'
  | 'human-check'
  | 'home' // sent to the home page, which may mean anything
  | 'no-line' // the page is there, but the file on it ends before the line
  | 'not-shown' // not there, or not for the account that asked
  | 'not-asked';

/** Why a look ended without an answer. */
export type LookFailure =
  | 'no-name'
  | 'no-answer'
  | 'refused'
  | 'cut-off'
  | 'certificate'
  | 'loop'
  | 'too-many-redirects'
  | 'odd-redirect'
  | 'odd-answer'
  | 'host-waits' // the host asked to be left alone for longer than anybody waits
  | 'offline'
  | 'no-proxy' // one is set that cannot be used
  | 'private' // not reached, and never asked
  | 'not-judged' // a host where machines are not answered as people are, and that is never asked
  | 'no-address';

export interface Hop {
  readonly url: string;
  readonly status: number;
}

/** One look at an address: every redirect followed, to an answer or a failure. */
export interface Look {
  /** When it began, in milliseconds since the epoch. */
  readonly at: number;
  /** The answers in their order; the last is no redirect unless a failure follows. */
  readonly hops: readonly Hop[];
  readonly failure?: LookFailure;
  /** Whether the page at the end, or its headers, ask whether a person is there. */
  readonly humanCheck?: boolean;
}

/** What is known of addresses, by what `askedAddress` makes of a link's URL. Another object whenever something became known. */
export type LinkVerdicts = ReadonlyMap<string, LinkVerdict>;
