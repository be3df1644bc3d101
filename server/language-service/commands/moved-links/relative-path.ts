import { pathOfUri } from '../../profiles/uri-path.ts';

/** The path, decoded, by which one file names another: `../2022/2022-12-29.md`. Both are URIs. */
export function relativePath(base: string, target: string): string {
  const from = pathOfUri(base).split('/').slice(0, -1);
  const to = pathOfUri(target).split('/');
  let common = 0;
  while (common < from.length && common < to.length - 1 && from[common] === to[common]) common++;
  return [...from.slice(common).map(() => '..'), ...to.slice(common)].join('/');
}
