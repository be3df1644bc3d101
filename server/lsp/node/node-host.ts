import { type Dirent, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { pathOfUri } from '../../language-service/profiles/uri-path.ts';
import type { Entry, Files, Host } from '../host.ts';
import { readdir, readFile, realpath, stat } from './file-system.ts';
import { BIGGEST, fileOf, loadFile, stampOf } from './load-file.ts';
import { machineZone } from './machine-zone.ts';

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
    load: loadFile,
    async look(folder) {
      const home = fileOf(folder);
      if (home === undefined) return undefined;
      try {
        const found: Entry[] = [];
        // At once, as below for stamps: an index looks into a thousand folders one after the other.
        for (const each of readdirSync(home, { withFileTypes: true })) {
          const entry = entryOf(home, each);
          const known = entry instanceof Promise ? await entry : entry;
          if (known) found.push(known);
        }
        return found;
      } catch {
        return undefined;
      }
    },
    async stamp(uris) {
      const found: (string | undefined)[] = [];
      let end = Date.now() + SLICE;
      for (const uri of uris) {
        const file = fileOf(uri);
        found.push(file === undefined ? undefined : stampOf(file));
        if (Date.now() < end) continue;
        await new Promise((resolve) => setImmediate(resolve));
        end = Date.now() + SLICE;
      }
      return found;
    },
  };
}

/** How long other messages wait at most while many files are looked at, in milliseconds: one by one at once is many times faster. */
const SLICE = 5;

/** Undefined for what is neither file nor folder. */
function entryOf(home: string, entry: Dirent): Entry | undefined | Promise<Entry | undefined> {
  const { name } = entry;
  if (entry.isFile()) return { name, kind: 'file' };
  if (entry.isDirectory()) return { name, kind: 'folder' };
  return entry.isSymbolicLink() ? linkOf(home, name) : undefined;
}

async function linkOf(home: string, name: string): Promise<Entry | undefined> {
  try {
    const target = await realpath(path.join(home, name));
    const stats = await stat(target);
    if (stats.isDirectory()) return { name, kind: 'linked folder' };
    if (!stats.isFile()) return undefined;
    return { name, kind: 'file', target: pathOfUri(pathToFileURL(target).href) };
  } catch {
    return { name, kind: 'lost' };
  }
}
