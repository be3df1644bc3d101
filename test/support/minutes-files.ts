import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { corpus, hasCorpus, root } from './paths.ts';

/** A Markdown file: its path below a folder, and its text. */
export interface MinutesFile {
  readonly name: string;
  readonly text: string;
}

/** The Markdown files below a folder, in the order of their paths. */
export function filesBelow(folder: string): readonly MinutesFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}

/** The project's own minutes. */
export const ownMinutes = ['test/fixtures/2023-08-24.md', 'sample/2023-08-10.md', 'sample/2023-08-24.md'].map(
  (path) => readFileSync(join(root, path), 'utf8'),
);

/** Real minutes: all of them, or those of one community. None where they are not there. */
export function realMinutes(community = ''): readonly MinutesFile[] {
  return hasCorpus ? filesBelow(join(corpus, community)) : [];
}
