import { type FileHandle, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Draft, Keep, Shelf } from '../host.ts';
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
