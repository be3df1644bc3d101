import {
  accessSync,
  chmodSync,
  constants,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

/**
 * Puts a text in the place of a file's, whole or not at all: it is written beside the file and takes its name. Its mode stays;
 * of a symbolic link the file behind it is replaced. Throws what the system says, a file that must not be written included.
 */
export function replaceFile(file: string, text: string): void {
  const target = realpathSync(file);
  accessSync(target, constants.W_OK);
  const { mode } = statSync(target);
  const beside = path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}.tmp`);
  try {
    writeFileSync(beside, text, { encoding: 'utf8', flag: 'wx', flush: true });
    chmodSync(beside, mode & 0o7777);
    renameSync(beside, target);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}
