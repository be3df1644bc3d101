import { pathInFolder } from '../../profiles/uri-path.ts';
import { folderOf } from '../../workspace/resolve-uri.ts';
import type { Meeting } from '../../workspace/series/meeting.ts';

/** Pages that often list minutes, and are none themselves. */
const NAMES = ['README.md', 'index.md', 'SUMMARY.md'];

/** URIs of the pages that may link to a meeting: in its folder and in those above it, up to that of its series. They need not exist. */
export function pagesAbout({
  uri,
  series,
  profile,
}: Pick<Meeting, 'uri' | 'series' | 'profile'>): readonly string[] {
  const named = profile.index.file.includes('/') ? [] : [profile.index.file];
  const names = [...new Set([...NAMES, ...named.map(encodeURIComponent)])];
  const pages = profile.index.file.includes('/')
    ? [`${series}${profile.index.file.split('/').map(encodeURIComponent).join('/')}`]
    : [];
  for (let folder = folderOf(uri); ; folder = folderOf(folder.slice(0, -1))) {
    pages.push(...names.map((name) => `${folder}${name}`));
    const below = pathInFolder(folder, series);
    if (below === undefined || below === '') return pages;
  }
}
