import type { Profile } from '../../profiles/profile.ts';
import { walk } from '../../syntax/walk.ts';
import type { SourceText } from '../../text/source-text.ts';
import type { Span } from '../../text/span.ts';
import type { MinutesDetails } from '../details.ts';
import { readMinutes } from '../read-minutes.ts';
import { type MinutesSummary, summaryOf } from '../summary.ts';
import { noteSaid } from './note-said.ts';
import { detailsOf } from './read-details.ts';
import { scanBlocks } from './scan-blocks.ts';
import { summaryFrom } from './scan-summary.ts';

/** Everything that an index knows of a meeting. */
export interface ScannedMeeting {
  readonly summary: MinutesSummary;
  readonly details: MinutesDetails;
}

/**
 * Summary and details of a text read as minutes of a profile, in one pass over its lines. The summary is that of `scanSummary`. No string
 * in them holds the text.
 */
export function scanMeeting(source: SourceText, profile: Profile): ScannedMeeting {
  const found = scanBlocks(source, profile.repository);
  const scanned = found && summaryFrom(source, profile, found);
  if (found && scanned) {
    const { summary, sections } = scanned;
    return { summary, details: detailsOf({ source, profile, sections, ...found }) };
  }
  const minutes = readMinutes(source, profile);
  const { sections } = minutes;
  const summary = summaryOf(minutes);
  if (found) return { summary, details: detailsOf({ source, profile, sections, ...found }) };
  const said: number[] = [];
  const tags: Span[] = [];
  noteSaid(
    source,
    [...walk(minutes.tree)].map(({ node }) => node),
    0,
    { said, tags },
  );
  const { headings, links } = minutes;
  const definitions = { labels: NO_LABELS };
  const mayHoldInvitation = true;
  const details = detailsOf({
    source,
    profile,
    sections,
    headings,
    links,
    said,
    tags,
    definitions,
    mayHoldInvitation,
  });
  return { summary, details };
}

const NO_LABELS: ReadonlyMap<string, number> = new Map();

/** What was said in a text read as minutes of a profile; with the summary in one pass by `scanMeeting`. */
export function readDetails(source: SourceText, profile: Profile): MinutesDetails {
  return scanMeeting(source, profile).details;
}
