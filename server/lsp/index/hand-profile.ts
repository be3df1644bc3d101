import { builtInProfiles } from '../../language-service/profiles/built-in.ts';
import type { Profile } from '../../language-service/profiles/profile.ts';
import type { Resolution } from '../resolution.ts';
import { contentHash } from './content-hash.ts';

/** A profile as it is handed to a thread, where it is another object. */
export interface HandedProfile {
  /** Equal for profiles by which every file is read in the same way. */
  readonly key: string;
  /** Absent where the thread has been handed it before. */
  readonly profile?: Profile;
  readonly folder?: string;
  /** From which built-in profile the globs come, which are then matched otherwise than a project's own. */
  readonly files?: number;
  readonly exclude?: number;
}

const handed = new WeakMap<Resolution, HandedProfile>();

/** Worked out once for each resolution. */
export function handProfile(resolution: Resolution): HandedProfile {
  let known = handed.get(resolution);
  if (!known) {
    const { profile, folder } = resolution;
    const files = builtInProfiles.findIndex((each) => each.files === profile.files);
    const exclude = builtInProfiles.findIndex((each) => each.exclude === profile.exclude);
    known = {
      key: contentHash(JSON.stringify([profile, folder, files, exclude])),
      profile,
      ...(folder !== undefined && { folder }),
      ...(files >= 0 && { files }),
      ...(exclude >= 0 && { exclude }),
    };
    handed.set(resolution, known);
  }
  return known;
}

const received = new Map<string, Profile>();

/**
 * The profile that was handed, one object for each key, so that what is worked out for it is worked out once. Undefined where it never was.
 */
export function profileFrom({ key, profile, files, exclude }: HandedProfile): Profile | undefined {
  let known = received.get(key);
  if (!known && profile) {
    const own = files === undefined ? undefined : builtInProfiles[files]?.files;
    const others = exclude === undefined ? undefined : builtInProfiles[exclude]?.exclude;
    known = { ...profile, ...(own && { files: own }), ...(others && { exclude: others }) };
    received.set(key, known);
  }
  return known;
}
