import fs from 'node:fs';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';
import { cacheFolder } from './cache-folder.ts';
import { keep, readKept } from './kept-code.ts';

/** What the bundler puts in: the name of the program, and a digest of its code. */
declare const PROGRAM: string;
declare const DIGEST: string;

/** What a program may say of itself to the one that starts it. */
interface Exports {
  /** Whether so much of it has run that its compiled code is worth keeping; it is where the program does not say. */
  readonly isWarm?: () => boolean;
}

/** Arguments of the commands that start again and again, and use most of the code. */
const FREQUENT = /^(?:check|fix|--(?:stdio|node-ipc|pipe|socket)(?:=.*)?)$/;

start();

/**
 * Runs the program that lies in `dist/code/`: a function of what a module of CommonJS sees. V8 compiles a function when it is first
 * called, which is half of what a short run costs; so the code of the functions that ran once is kept and handed to V8 at the next
 * start. (Node's own compile cache keeps only what runs while the module is loaded.) V8 itself turns away code of another version, other
 * flags or another processor.
 */
function start(): void {
  const file = path.join(__dirname, 'code', `${PROGRAM}.cjs`);
  const folder = cacheFolder(process.env, process.platform);
  const cached =
    folder === undefined
      ? undefined
      : path.join(folder, `${PROGRAM}@${DIGEST}-${process.versions.v8}-${process.arch}.bin`);
  const cachedData = cached === undefined ? undefined : readKept(cached);
  const script = new Script(fs.readFileSync(file, 'utf8'), {
    filename: file,
    ...(cachedData && { cachedData }),
  });
  const exports: Exports = {};
  const module = { exports };
  // Threads that the program starts from its own file begin here, too.
  script.runInThisContext()(exports, require, module, __filename, __dirname);

  if (cached === undefined || (cachedData && !script.cachedDataRejected)) return;
  if (!process.argv.slice(2).some((word) => FREQUENT.test(word))) return;
  // In the long run V8 throws away code that has not run for a while, that of the start first of all.
  setFlagsFromString('--no-flush-bytecode');
  process.once('exit', () => {
    setFlagsFromString('--flush-bytecode');
    if (module.exports.isWarm?.() ?? true) keep(cached, script.createCachedData());
  });
}
