import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Draft, Keep, Shelf } from '../host.ts';
import { readFile } from './file-system.ts';
import { fileOf } from './load-file.ts';

/** Keeps data in files of a folder; `usual` is the folder where the client names none. */
export function nodeKeep(program: string, usual: string | undefined): Keep {
  return {
    program,
    at(folder) {
      const place = folder === undefined ? usual : (fileOf(folder) ?? folder);
      return place !== undefined && path.isAbsolute(place) ? shelfIn(place) : undefined;
    },
  };
}

function shelfIn(folder: string): Shelf {
  return {
    read: (name) => readFile(path.join(folder, name)).catch(() => undefined),
    async write(name) {
      const file = path.join(folder, name);
      const beside = `${file}.${process.pid}.tmp`;
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await clear(folder);
        return draftOf(await open(beside, 'w', 0o600), beside, file);
      } catch {
        return undefined;
      }
    },
  };
}

function draftOf(handle: FileHandle, beside: string, file: string): Draft {
  const drop = async (): Promise<void> => {
    await handle.close().catch(() => undefined);
    await rm(beside, { force: true }).catch(() => undefined);
  };
  return {
    async add(bytes) {
      try {
        await handle.writeFile(bytes);
        return true;
      } catch {
        return false;
      }
    },
    async finish() {
      try {
        // Half a file after a power failure is noticed by its checksum; this saves reading everything again.
        await handle.sync();
        await handle.close();
        await rename(beside, file);
      } catch {
        await drop();
      }
    },
    drop,
  };
}

/** What nobody wrote anew for so long is of a workspace that is not used any more, in milliseconds. */
const OLD = 60 * 86_400_000;

/** Throws away what is old, and drafts of programs that did not live to finish them. */
async function clear(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const kind = /\.(?:summaries|details)(?:\.(\d+)\.tmp)?$/.exec(name);
    if (!kind) continue;
    const file = path.join(folder, name);
    const isLitter =
      kind[1] === undefined
        ? Date.now() - ((await stat(file).catch(() => undefined))?.mtimeMs ?? 0) > OLD
        : !isRunning(Number(kind[1]));
    if (isLitter) await rm(file, { force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process cannot be asked.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
