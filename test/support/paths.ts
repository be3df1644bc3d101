import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The project's root folder. */
export const root = join(import.meta.dirname, '..', '..');

/** Real minutes with hand-made labels; they stand beside a checkout of the project, not in it. */
export const corpus = join(root, '..', 'shared', 'corpus');

/** Whether the real minutes are there; tests that need them are skipped, visibly, where they are not. */
export const hasCorpus = existsSync(corpus);
