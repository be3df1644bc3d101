import { builtInProfiles } from './built-in.ts';
import { compileGlobs } from './glob.ts';
import type { Profile } from './profile.ts';
import { pathInFolder, pathOfUri } from './uri-path.ts';

type Matcher = (path: string) => boolean;
const matchers = new WeakMap<readonly string[], Matcher>();

/**
 * Whether a profile's globs say that a file is minutes (`files`) or never is (`exclude`); undefined where they say nothing.
 * Globs of a project file are matched against the path below `folderUri`, the project file's folder. Those of a built-in
 * profile know no folder and are matched against the whole path.
 */
export function namedByProfile(
  profile: Profile,
  uri: string,
  folderUri?: string,
): 'minutes' | 'excluded' | undefined {
  const { files, exclude } = profile;
  const path = exclude.length + files.length > 0 ? pathOfUri(uri).replace(/^\/+/, '') : '';
  if (matches(exclude, path, uri, folderUri)) return 'excluded';
  return matches(files, path, uri, folderUri) ? 'minutes' : undefined;
}

/** Whether the profile's globs name a file as minutes and do not exclude it. */
export function isNamedByProfile(profile: Profile, uri: string, folderUri?: string): boolean {
  return namedByProfile(profile, uri, folderUri) === 'minutes';
}

/** `path` is the whole path of the URI. */
function matches(globs: readonly string[], path: string, uri: string, folderUri?: string): boolean {
  if (globs.length === 0) return false;
  const inherited = builtInProfiles.some(({ files, exclude }) => globs === files || globs === exclude);
  const below = inherited || folderUri === undefined ? undefined : pathInFolder(uri, folderUri);
  return matcherOf(globs)(below ?? path);
}

function matcherOf(globs: readonly string[]): Matcher {
  let matcher = matchers.get(globs);
  if (!matcher) {
    matcher = compileGlobs(globs);
    matchers.set(globs, matcher);
  }
  return matcher;
}
