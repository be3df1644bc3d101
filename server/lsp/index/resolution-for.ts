import type { Resolution } from '../resolution.ts';
import type { ListedFile } from './list-files.ts';

/** By what a file is read; at once where the same was asked for another file of its project. */
export type ResolutionFor = (file: ListedFile) => Resolution | Promise<Resolution>;

/** Asks for each project once. */
export function createResolutionFor(
  resolve: (folder: string, root: string) => Promise<Resolution>,
): ResolutionFor {
  const found = new Map<string, Resolution>();
  return ({ project, root }) =>
    found.get(project) ??
    resolve(project, root).then((resolution) => {
      found.set(project, resolution);
      return resolution;
    });
}
