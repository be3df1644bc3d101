import { pathOfUri } from '../../profiles/uri-path.ts';

/**
 * The way from a page to a file, as it is written in Markdown: relative, with `/`, percent-encoded where the way could be
 * misread; letters of all languages stay readable, as on GitHub. Undefined where no relative way leads there.
 */
export function pageLink(fromUri: string, toUri: string): string | undefined {
  const from = pathOfUri(fromUri).split('/').slice(0, -1);
  const to = pathOfUri(toUri).split('/');
  if (from[0] !== to[0]) return undefined;
  const most = Math.min(from.length, to.length - 1);
  let same = 0;
  while (same < most && from[same] === to[same]) same++;
  const up = from.slice(same).map(() => '..');
  const down = to.slice(same).map(encodeReadably);
  const way = [...up, ...down].join('/');
  // A colon in the first segment would make it a scheme.
  return /^[^/]*:/.test(way) ? `./${way}` : way;
}

/** Everything but letters, digits and marks that mean nothing in an address, in Markdown or in a table. */
function encodeReadably(segment: string): string {
  return segment
    .replace(/[\ud800-\udfff]/gu, '\uFFFD')
    .replace(/[^\p{L}\p{N}\p{M}\-._~!$',;=:@+]/gu, encodeURIComponent)
    .replace(/[()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}
