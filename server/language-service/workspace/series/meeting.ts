import type { MinutesDetails } from '../../model/details.ts';
import type { MinutesSummary, ReferenceSummary, SectionSummary } from '../../model/summary.ts';
import type { Profile } from '../../profiles/profile.ts';

/** One meeting's minutes as the index holds them. Immutable: a change of the file makes another value. */
export interface Meeting {
  readonly uri: string;
  /** Which series of meetings it belongs to: the URI of its project's folder, else of its workspace folder, else of its own folder; ends in `/`. */
  readonly series: string;
  readonly profile: Profile;
  readonly summary: MinutesSummary;
  /** Absent until it has been read. */
  readonly details?: MinutesDetails;
  /** How many errors and warnings it has; absent until it has been checked. */
  readonly problems?: number;
}

/** Meetings that follow each other. */
export interface Series {
  readonly id: string;
  readonly profile: Profile;
  /** The latest first: by day, start, then path; those without a day last. */
  readonly meetings: readonly Meeting[];
}

/** A place at which a meeting speaks of something. */
export type Place =
  | { readonly kind: 'reference'; readonly meeting: Meeting; readonly reference: ReferenceSummary }
  | { readonly kind: 'topic'; readonly meeting: Meeting; readonly section: SectionSummary };
