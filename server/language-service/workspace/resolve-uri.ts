import { pathInFolder } from '../profiles/uri-path.ts';
import { rememberTexts } from '../text/remember.ts';

/**
 * The URI of a file named by a relative path (decoded, `/`) in a document. Undefined for absolute paths and for paths that leave
 * the root, and for documents that stand nowhere (`untitled:Untitled-1`). RFC 3986, section 5.2, for the part of it that is needed here.
 */
export function resolveUri(base: string, path: string): string | undefined {
  return resolverFrom(base)(path);
}

/** Each edit asks for all files again that a document links to. */
const resolverFrom: (base: string) => (path: string) => string | undefined = rememberTexts(100, (base) =>
  rememberTexts(1000, (path) => resolve(base, path)),
);

function resolve(base: string, path: string): string | undefined {
  const parts = /^([a-z][a-z\d+.-]*:(?:\/\/[^/?#]*)?)([^?#]*)/i.exec(base);
  if (!parts?.[2]?.includes('/') || path.startsWith('/')) return undefined;
  const segments = parts[2].split('/').slice(0, -1);
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(encodeSegment(segment));
    else if (segments.length <= 1) return undefined;
    else segments.pop();
  }
  const slash = /(?:^|\/)\.{0,2}$/.test(path) ? '/' : '';
  return `${parts[1]}${segments.join('/')}${slash}`;
}

/** The folder that holds a file, with a `/` at the end. */
export function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/') + 1);
}

/**
 * Where a document that was never saved (`untitled:/a/b.md`, `untitled://host/a/b.md`) will be: in the folder of the workspace around
 * it, else in the file system of the first. Other URIs stay as they are.
 */
export function diskUri(uri: string, workspaceFolders: readonly string[]): string {
  if (!/^untitled:/i.test(uri)) return uri;
  const place = /^untitled:(?:\/\/(?<host>[^/?#]*))?(?<path>\/.*)$/is.exec(uri)?.groups;
  if (!place) return uri;
  const { host = '', path = '' } = place;
  const roots = workspaceFolders
    .map((folder) => ({ folder, root: /^([a-z][a-z\d+.-]*):(?:\/\/([^/?#]*))?/i.exec(folder) }))
    .filter(({ root }) => (root?.[2] ?? '') === host);
  const around = roots.find(({ folder }) => pathInFolder(uri, folder) !== undefined) ?? roots[0];
  return `${around?.root?.[1] ?? 'file'}://${host}${path}`;
}

/** One path segment as it stands in a URI. Half a surrogate pair, which no encoding has, becomes U+FFFD. */
export function encodeSegment(segment: string): string {
  return encodeURIComponent(segment.replace(/[\ud800-\udfff]/gu, '\uFFFD'));
}
