import { curve } from './curve.ts';
import type { Profile } from './profile.ts';

/** The profiles that are shipped; the first is the one that project files extend unless they say otherwise. */
export const builtInProfiles: readonly Profile[] = [curve];
