import { homedir } from 'node:os';
import path from 'node:path';

/**
 * The folder of the user's that compiled code is kept in, by the custom of the platform. Undefined where there is none, or where
 * Node itself has been told not to keep compiled code (`NODE_DISABLE_COMPILE_CACHE`).
 */
export function cacheFolder(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): string | undefined {
  if (env.NODE_DISABLE_COMPILE_CACHE) return undefined;
  const parent = platform === 'win32' ? env.LOCALAPPDATA : (absolute(env.XDG_CACHE_HOME) ?? inHome(platform));
  return parent ? path.join(parent, 'minutes-md') : undefined;
}

/** XDG's Base Directory Specification has relative paths ignored. */
function absolute(folder: string | undefined): string | undefined {
  return folder && path.isAbsolute(folder) ? folder : undefined;
}

function inHome(platform: NodeJS.Platform): string | undefined {
  try {
    const home = homedir();
    return home === ''
      ? undefined
      : path.join(home, ...(platform === 'darwin' ? ['Library', 'Caches'] : ['.cache']));
  } catch {
    return undefined;
  }
}
