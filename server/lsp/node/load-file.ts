import { closeSync, fstatSync, openSync, readSync, type Stats, statSync } from 'node:fs';
import { sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Loaded, LoadedVersion } from '../host.ts';
import { readFile, stat } from './file-system.ts';

/** No minutes are bigger, in bytes; bigger files are treated as if they were not there. */
export const BIGGEST = 2_000_000;

/** The text of a file, or why there is none. */
export async function loadFile(uri: string): Promise<Loaded> {
  const file = fileOf(uri);
  if (file === undefined) return { trouble: 'gone' };
  try {
    const { size } = await stat(file);
    return size > BIGGEST ? { trouble: 'big' } : checked(await readFile(file, 'utf8'));
  } catch (error) {
    return { trouble: troubleIn(error) };
  }
}

/** The same for threads, which have nothing else to do. */
export function loadFileAtOnce(uri: string): LoadedVersion {
  const file = fileOf(uri);
  if (file === undefined) return { trouble: 'gone' };
  let handle: number | undefined;
  try {
    handle = openSync(file, 'r');
    return loadFrom(handle);
  } catch (error) {
    const stamp = stampOf(file);
    return { trouble: troubleIn(error), ...(stamp !== undefined && { stamp }) };
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

/** Room for one file, which is read over the one before. */
let space: Buffer | undefined;

function loadFrom(handle: number): LoadedVersion {
  // Before the text: what is written meanwhile has another stamp.
  const stats = fstatSync(handle);
  const stamp = stampIn(stats);
  if (stamp === undefined) return { trouble: 'gone' };
  space ??= Buffer.allocUnsafeSlow(BIGGEST + 1);
  const length = fill(space, handle, stats.size);
  return { stamp, ...(length > BIGGEST ? { trouble: 'big' } : checked(space.toString('utf8', 0, length))) };
}

/** Puts as much of a file into some room as it has; how much that is. `size` is what it should be: with that, nobody asks for more. */
function fill(room: Buffer, handle: number, size: number): number {
  let length = 0;
  for (let more = -1; more !== 0 && length < room.length; length += more) {
    if (length > 0 && length === size) break;
    more = readSync(handle, room, length, room.length - length, null);
  }
  return length;
}

/** What tells versions of a file apart; undefined for what is no file. */
export function stampOf(file: string): string | undefined {
  try {
    const stats = statSync(file, { throwIfNoEntry: false });
    return stats && stampIn(stats);
  } catch {
    return undefined;
  }
}

function stampIn(stats: Stats): string | undefined {
  return stats.isFile() ? `${stats.size}:${stats.mtimeMs}:${stats.ctimeMs}` : undefined;
}

/** The path of a file URI; undefined for other schemes and for URIs that name no file. */
export function fileOf(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined;
  try {
    // Making a URL takes ten times as long, and an index asks ten thousand times.
    return isPlain(uri) ? decodeURIComponent(uri.slice('file://'.length)) : fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

/** Whether the path of a URI is what stands behind `file://`: there is no host, drive, query or `..`, and no `/` in a name. */
function isPlain(uri: string): boolean {
  return sep === '/' && /^file:\/\/\/[\w~!$&'()*+,;=:@%/.-]*$/.test(uri) && !/%(?:2[EF]|00)|\/\./i.test(uri);
}

function checked(text: string): Loaded {
  return text.includes('\0') ? { trouble: 'binary' } : { text };
}

function troubleIn(error: unknown): 'gone' | 'unreadable' {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'gone' : 'unreadable';
}
