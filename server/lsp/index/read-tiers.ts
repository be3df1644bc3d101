import { scanMeeting } from '../../language-service/model/scan/scan-meeting.ts';
import { scanSummary } from '../../language-service/model/scan/scan-summary.ts';
import type { Profile } from '../../language-service/profiles/profile.ts';
import { recognise } from '../../language-service/profiles/recognise.ts';
import { createSourceText, type SourceText } from '../../language-service/text/source-text.ts';
import { contentHash } from './content-hash.ts';
import type { FileAnswer, Tiers } from './errand.ts';

/** Reads of a text what is asked for; only the hash where it is no minutes. No string of the answer holds the text. */
export function readTiers(
  text: string,
  uri: string,
  profile: Profile,
  folder: string | undefined,
  tiers: Tiers,
): FileAnswer {
  const hash = contentHash(text);
  if (!recognise(text, uri, [profile], folder)) return { hash };
  return { hash, ...tiersOf(createSourceText(uri, 0, text), profile, tiers) };
}

/** The tiers of a text that is known to be minutes. */
export function tiersOf(
  source: SourceText,
  profile: Profile,
  tiers: Tiers,
): Pick<Exclude<FileAnswer, { trouble: unknown }>, 'summary' | 'details'> {
  if (tiers === 'summary') return { summary: scanSummary(source, profile) };
  const { summary, details } = scanMeeting(source, profile);
  return tiers === 'both' ? { summary, details } : { details };
}
