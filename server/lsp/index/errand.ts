import type { MinutesDetails } from '../../language-service/model/details.ts';
import type { MinutesSummary } from '../../language-service/model/summary.ts';
import type { Profile } from '../../language-service/profiles/profile.ts';
import type { LoadedVersion, Trouble } from '../host.ts';
import type { HandedProfile } from './hand-profile.ts';
import { profileFrom } from './hand-profile.ts';
import { readTiers } from './read-tiers.ts';

/** What of a file is to be read. */
export type Tiers = 'summary' | 'details' | 'both';

/** Files that are to be read, with all that is needed for it: plain data, which can be handed to a thread. */
export interface Errand {
  readonly tiers: Tiers;
  readonly profiles: readonly HandedProfile[];
  readonly files: readonly ErrandFile[];
}

export interface ErrandFile {
  readonly uri: string;
  /** By which of the errand's profiles it is read. */
  readonly profile: number;
}

/** In the order of the files. */
export type ErrandAnswer = readonly VersionAnswer[];

/** What a file holds, and what tells this version of it apart; without that where it could not be opened. */
export type VersionAnswer = FileAnswer & { readonly stamp?: string };

/** What a file holds; without either tier where it is no minutes. */
export type FileAnswer =
  | { readonly trouble: Trouble }
  | { readonly hash: string; readonly summary?: MinutesSummary; readonly details?: MinutesDetails };

/** Reads one file after the other; never throws. */
export function runErrand(
  { tiers, profiles, files }: Errand,
  load: (uri: string) => LoadedVersion,
): ErrandAnswer {
  return files.map(({ uri, profile }) => {
    const handed = profiles[profile];
    const own = handed && profileFrom(handed);
    if (!own) return { trouble: 'gone' };
    const loaded = load(uri);
    if ('trouble' in loaded) return loaded;
    const answer = answerFor(loaded.text, uri, own, handed.folder, tiers);
    return loaded.stamp === undefined ? answer : { ...answer, stamp: loaded.stamp };
  });
}

/** What a text holds that is there already. */
export function answerFor(
  text: string,
  uri: string,
  profile: Profile,
  folder: string | undefined,
  tiers: Tiers,
): FileAnswer {
  try {
    return readTiers(text, uri, profile, folder, tiers);
  } catch {
    // The core never throws; should it once, the others are read all the same.
    return { trouble: 'unreadable' };
  }
}
