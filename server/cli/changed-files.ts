import { realpathSync } from 'node:fs';
import path from 'node:path';
import { message } from '../language-service/text/message.ts';
import { UsageError } from './terminal.ts';

/**
 * Says of absolute paths whether the file is another than where this branch left `reference`: committed since, staged, only
 * changed in the working tree, or not yet known to Git. Throws a `UsageError` where that cannot be told.
 */
export async function changedSince(reference: string, cwd: string): Promise<(file: string) => boolean> {
  const git = await gitIn(cwd);
  const top = git(cwd, 'rev-parse', '--show-toplevel');
  if (!top.done) {
    throw new UsageError(
      /not a git repository/i.test(top.words)
        ? message('{0} is in no Git repository, so --changed-since cannot tell what has changed.', cwd)
        : message('--changed-since cannot tell what has changed; Git says: {0}', top.words),
    );
  }
  const root = path.resolve(top.out.replace(/\r?\n$/, ''));
  const names = changedNames(reference, (...args) => git(root, ...args));
  const changed = new Set(names.map((name) => path.join(root, name).normalize()));
  const folders = new Map<string, string>();
  return (file) => {
    const folder = path.dirname(file);
    const real = folders.get(folder) ?? realpathSync.native(folder);
    folders.set(folder, real);
    return changed.has(path.join(real, path.basename(file)).normalize());
  };
}

/** Paths from the repository's root. */
function changedNames(reference: string, git: (...args: readonly string[]) => Answer): readonly string[] {
  const commit = git('rev-parse', '--verify', '--quiet', '--end-of-options', `${reference}^{commit}`);
  if (!commit.done) {
    throw new UsageError(
      message(
        'Git knows no commit “{0}” here. Fetch it first, such as with `git fetch origin`, or with fetch-depth: 0 where GitHub checks out.',
        reference,
      ),
    );
  }
  const base = git('merge-base', commit.out.trim(), 'HEAD');
  if (!base.done) {
    throw new UsageError(
      message(
        '“{0}” and this branch have no commit in common here. Fetch the whole history first, such as with `git fetch --unshallow`, or with fetch-depth: 0 where GitHub checks out.',
        reference,
      ),
    );
  }
  // A renamed file counts as a new one. What the user has configured for eyes must not change the answer.
  const options = [
    '--name-only',
    '-z',
    '--no-renames',
    '--no-ext-diff',
    '--diff-filter=d',
    '--ignore-submodules',
  ];
  return [
    git('-c', 'diff.relative=false', 'diff', ...options, base.out.trim(), '--'),
    git('ls-files', '--others', '--exclude-standard', '-z'),
  ].flatMap(({ done, out, words }) => {
    if (!done)
      throw new UsageError(message('--changed-since cannot tell what has changed; Git says: {0}', words));
    return out.split('\0').filter((name) => name !== '');
  });
}

interface Answer {
  readonly done: boolean;
  readonly out: string;
  /** What it says of a failure, on one line. */
  readonly words: string;
}

/** Runs Git in a folder. Its words are in English, so that they can be told apart. */
async function gitIn(cwd: string): Promise<(folder: string, ...args: readonly string[]) => Answer> {
  const { spawnSync } = await import('node:child_process');
  const run = (folder: string, ...args: readonly string[]): Answer => {
    const { status, stdout, stderr, error } = spawnSync('git', args, {
      cwd: folder,
      env: { ...process.env, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0' },
      encoding: 'utf8',
      maxBuffer: 1 << 30,
      windowsHide: true,
    });
    if (error)
      throw new UsageError(message('--changed-since needs Git, which cannot be started: {0}', error.message));
    return { done: status === 0, out: stdout, words: stderr.trim().split('\n')[0] ?? '' };
  };
  run(cwd, '--version');
  return run;
}
