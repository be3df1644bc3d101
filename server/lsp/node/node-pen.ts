import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Pen } from '../pen.ts';
import { fileOf } from './load-file.ts';

/** Writes to the disk. What is only shown lies in a folder that nobody else can read. */
export function nodePen(): Pen {
  let folder: Promise<string> | undefined;
  let clear = (): void => undefined;
  let shown = 0;
  const shelf = (): Promise<string> => {
    folder ??= mkdtemp(path.join(tmpdir(), 'minutes-')).then((made) => {
      clear = () => rmSync(made, { recursive: true, force: true });
      // Editors that are in a hurry end the process before it comes to this.
      process.once('exit', () => clear());
      return made;
    });
    return folder;
  };
  return {
    async make(uri, text) {
      const file = fileOf(uri);
      if (file === undefined) return false;
      try {
        await mkdir(path.dirname(file), { recursive: true });
        await writeFile(file, text, { flag: 'wx' });
        return true;
      } catch {
        return false;
      }
    },
    async show(name, text) {
      try {
        // A text that is still open stays as it was.
        const own = path.join(await shelf(), String(++shown));
        await mkdir(own);
        const file = path.join(own, path.basename(name));
        await writeFile(file, text);
        return pathToFileURL(file).href;
      } catch {
        return undefined;
      }
    },
    clear: () => clear(),
  };
}
