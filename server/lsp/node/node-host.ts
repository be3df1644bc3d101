import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Files, Host } from '../host.ts';
import { machineZone } from './machine-zone.ts';

/** No minutes are bigger, in bytes; bigger files are treated as if they were not there. */
const BIGGEST = 2_000_000;

let zone: string | undefined;

/** The host that a Node process is. */
export const nodeHost: Host = {
  files: nodeFiles(),
  clock: {
    now: () => Date.now(),
    get zone() {
      zone ??= machineZone(process.env.TZ);
      return zone;
    },
  },
  timer: {
    after(milliseconds, run) {
      const timer = setTimeout(run, milliseconds);
      timer.unref();
      return () => clearTimeout(timer);
    },
    turn: () => new Promise((resolve) => setImmediate(resolve)),
  },
};

function nodeFiles(): Files {
  return {
    async read(uri) {
      const file = fileOf(uri);
      if (file === undefined) return undefined;
      try {
        const { size } = await stat(file);
        return size > BIGGEST ? undefined : await readFile(file, 'utf8');
      } catch {
        return undefined;
      }
    },
    async list(folder) {
      const file = fileOf(folder);
      if (file === undefined) return undefined;
      try {
        const entries = await readdir(file, { withFileTypes: true });
        return entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
      } catch {
        return undefined;
      }
    },
    async exists(uri) {
      const file = fileOf(uri);
      if (file === undefined) return undefined;
      try {
        // On file systems that ignore case, the real path is the name as it is written on the disk.
        const real = await realpath(file);
        return (
          path.basename(real).toLowerCase() !== path.basename(file).toLowerCase() ||
          path.basename(real) === path.basename(file)
        );
      } catch {
        return false;
      }
    },
  };
}

/** The path of a file URI; undefined for other schemes and for URIs that name no file. */
function fileOf(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined;
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}
