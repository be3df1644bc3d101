import { type Dirent, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { compileGlobs } from '../language-service/profiles/glob.ts';
import { message } from '../language-service/text/message.ts';
import { reasonOf } from './read-text.ts';
import { UsageError } from './terminal.ts';

export const projectFileName = '.minutes.json';

export interface FoundFile {
  /** As it is shown: the path given, or the way from there. */
  readonly shown: string;
  /** Absolute. */
  readonly path: string;
  /** Whether the file itself was named, and not a folder or glob. */
  readonly explicit: boolean;
}

const skipped = new Set(['node_modules', '.git']);

/**
 * The files that paths stand for: files themselves, Markdown files below folders, and those that match globs; each once, in the
 * order of the paths. Without paths it is the working directory. Throws a `UsageError` for a path that stands for nothing.
 */
export function findFiles(paths: readonly string[], cwd: string): readonly FoundFile[] {
  const found = new Map<string, FoundFile>();
  const given = paths.length > 0 ? paths : [''];
  for (const one of given) {
    for (const file of filesOf(one, cwd)) {
      const before = found.get(file.path);
      if (!before || (file.explicit && !before.explicit))
        found.set(file.path, before ? { ...before, explicit: true } : file);
    }
  }
  return [...found.values()];
}

function filesOf(given: string, cwd: string): readonly FoundFile[] {
  const absolute = path.resolve(cwd, given);
  const kind = kindOf(absolute);
  if (kind === 'file') return [{ shown: given, path: absolute, explicit: true }];
  if (kind === 'folder') {
    return walk(absolute)
      .filter(isMarkdown)
      .map((below) => ({ shown: join(given, below), path: path.join(absolute, below), explicit: false }));
  }
  if (/[*?[{]/.test(given)) return filesOfGlob(given.replaceAll('\\', '/'), cwd);
  throw new UsageError(message('“{0}” does not exist. Name a file, a folder or a glob.', given));
}

function filesOfGlob(glob: string, cwd: string): readonly FoundFile[] {
  const segments = glob.split('/');
  const first = segments.findIndex((segment) => /[*?[{]/.test(segment));
  const base = segments.slice(0, first).join('/');
  const start = glob.startsWith('/') && base === '' ? '/' : base;
  const absolute = path.resolve(cwd, start);
  const matches = compileGlobs([segments.slice(first).join('/')]);
  const found = walk(absolute).filter(
    (below) => matches(below) && (isMarkdown(below) || isProjectFile(below)),
  );
  if (found.length === 0) throw new UsageError(message('“{0}” matches no Markdown file.', glob));
  return found.map((below) => ({
    shown: join(start, below),
    path: path.join(absolute, below),
    explicit: false,
  }));
}

/** All files below a folder, as paths with `/` from there, each folder's in the order of their names. Links to folders are not followed. */
function walk(root: string): string[] {
  const files: string[] = [];
  const pending = [''];
  for (let below = pending.pop(); below !== undefined; below = pending.pop()) {
    const folders: string[] = [];
    for (const entry of entriesOf(path.join(root, below)).sort(byName)) {
      const name = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!skipped.has(entry.name)) folders.push(name);
      } else if (entry.isFile() || (entry.isSymbolicLink() && kindOf(path.join(root, name)) === 'file')) {
        files.push(name);
      }
    }
    for (const folder of folders.reverse()) pending.push(folder);
  }
  return files;
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    throw new UsageError(message('{0} cannot be read: {1}', folder, reasonOf(error)));
  }
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : 1;
}

function kindOf(absolute: string): 'file' | 'folder' | undefined {
  const stats = statSync(absolute, { throwIfNoEntry: false });
  if (stats?.isDirectory()) return 'folder';
  return stats?.isFile() ? 'file' : undefined;
}

/** The way from a folder as it was given; the folder that nobody named is not shown. */
function join(folder: string, below: string): string {
  if (folder === '') return below;
  return `${folder.replace(/[/\\]+$/, '')}/${below}`;
}

function isMarkdown(name: string): boolean {
  return /\.(?:md|markdown)$/i.test(name);
}

/** Whether a path is that of a project file. */
export function isProjectFile(name: string): boolean {
  return path.basename(name) === projectFileName;
}
