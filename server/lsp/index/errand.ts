import type { MinutesDetails } from '../../language-service/model/details.ts';
import type { MinutesSummary } from '../../language-service/model/summary.ts';
import type { Profile } from '../../language-service/profiles/profile.ts';
import type { Loaded, Trouble } from '../host.ts';
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
export type ErrandAnswer = readonly FileAnswer[];

/** What a file holds; without either tier where it is no minutes. */
export type FileAnswer =
  | { readonly trouble: Trouble }
  | { readonly hash: string; readonly summary?: MinutesSummary; readonly details?: MinutesDetails };

/** Reads one file after the other; never throws. */
export function runErrand({ tiers, profiles, files }: Errand, load: (uri: string) => Loaded): ErrandAnswer {
  return files.map(({ uri, profile }) => {
    const handed = profiles[profile];
    const loaded = load(uri);
    if ('trouble' in loaded || !handed) return { trouble: 'trouble' in loaded ? loaded.trouble : 'gone' };
    return answerFor(loaded.text, uri, profileFrom(handed), handed.folder, tiers);
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
