import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));

/** Where the benchmark keeps what it installs, makes and has measured; nothing of it is part of the project. */
export const cache = path.join(root, 'build', 'bench');

/** Programs that are measured, or measure, in processes of their own. */
export const programs = path.join(root, 'scripts', 'bench', 'programs');

/** Real minutes, where they stand beside the checkout. They are read, and what is made of them stays in the cache. */
export const corpus = path.join(root, '..', 'shared', 'corpus', 'curve');

/** Minutes that the project has itself. */
export const ownMinutes = [path.join(root, 'test', 'fixtures'), path.join(root, 'sample')];

/** What programs that are measured keep for their next start. */
export const kept = path.join(cache, 'kept');

/** What every program that is measured runs in. */
export const environment = { ...process.env, XDG_CACHE_HOME: kept };

/** Says what is going on. */
export function progress(words) {
  process.stderr.write(`${words}\n`);
}
