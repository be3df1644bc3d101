import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * What was kept in a file under a title; undefined where there is nothing, it is damaged, or another title stands there. The first line has
 * the title and the digest of the rest, which is JSON.
 */
export function readKept(file: string, title: string): unknown {
  try {
    const text = readFileSync(file, 'utf8');
    const end = text.indexOf('\n');
    const body = text.slice(end + 1);
    return text.slice(0, end) === headOf(title, body) ? (JSON.parse(body) as unknown) : undefined;
  } catch {
    return undefined;
  }
}

/** Puts plain data in the place of what stood in a file, whole or not at all; false where that is not possible. */
export function writeKept(file: string, title: string, value: unknown): boolean {
  const draft = `${file}.${process.pid}`;
  try {
    const body = JSON.stringify(value);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(draft, `${headOf(title, body)}\n${body}`, { mode: 0o600 });
    renameSync(draft, file);
    return true;
  } catch {
    rmSync(draft, { force: true });
    return false;
  }
}

function headOf(title: string, body: string): string {
  return `${title} ${createHash('sha256').update(body).digest('hex')}`;
}
