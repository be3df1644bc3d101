import fs from 'node:fs';
import path from 'node:path';

/** So many files of one program stay: one for each version of Node or Electron that runs it. */
const KEPT = 4;

/**
 * Reads what was kept; undefined where there is nothing, or somebody else could have written it: compiled code is run as it is.
 */
export function readKept(file: string): Buffer | undefined {
  let handle: number | undefined;
  try {
    handle = fs.openSync(file, 'r');
    if (!isOurs(fs.fstatSync(handle)) || !isOurs(fs.statSync(path.dirname(file)))) return undefined;
    return fs.readFileSync(handle);
  } catch {
    return undefined;
  } finally {
    if (handle !== undefined) fs.closeSync(handle);
  }
}

/** Keeps code, whole or not at all, and throws away the oldest of what the same program kept before. Never throws. */
export function keep(file: string, code: Buffer): void {
  const folder = path.dirname(file);
  const draft = `${file}.${process.pid}`;
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (!isOurs(fs.statSync(folder))) return;
    const handle = fs.openSync(draft, 'wx', 0o600);
    try {
      fs.writeFileSync(handle, code);
      // Half a file after a power failure would be run at every start.
      fs.fsyncSync(handle);
    } finally {
      fs.closeSync(handle);
    }
    fs.renameSync(draft, file);
    forgetOldest(folder, path.basename(file).split('@')[0] ?? '');
  } catch {
    fs.rmSync(draft, { force: true });
  }
}

function forgetOldest(folder: string, program: string): void {
  const files = fs
    .readdirSync(folder)
    .filter((name) => name.startsWith(`${program}@`))
    .map((name) => path.join(folder, name))
    .map((file) => ({ file, written: fs.statSync(file).mtimeMs }))
    .sort((a, b) => b.written - a.written);
  for (const { file } of files.slice(KEPT)) fs.rmSync(file, { force: true });
}

/** Whether it is this user's, and nobody else may write to it. Windows keeps a user's folders from others by itself. */
function isOurs({ uid, mode }: fs.Stats): boolean {
  return process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);
}
