import { rememberTexts } from '../text/remember.ts';

/**
 * The decoded path of a URI of any scheme, `/` between its segments; a drive letter is lower case, so that `file:///c%3A/x` and
 * `file:///C:/x` are one path. What is no URI is taken as a path. Never throws: a broken percent escape stays as it is written.
 */
export const pathOfUri: (uri: string) => string = rememberTexts(1000, (uri) => {
  const path = pathIn(uri);
  if (path.charAt(1) !== ':' && path.charAt(2) !== ':') return path;
  return path.replace(
    /^(\/?)([A-Z])(?=:\/)/,
    (_, slash: string, drive: string) => slash + drive.toLowerCase(),
  );
});

function pathIn(uri: string): string {
  if (uri.startsWith('file:///') && !/[?#]/.test(uri)) return decode(uri.slice('file://'.length));
  // RFC 3986, appendix B; a scheme has at least two letters, so that `C:\x` is a path.
  const parts = /^([a-z][a-z\d+.-]+):(?:\/\/[^/?#]*)?([^?#]*)/i.exec(uri);
  return parts ? decode(parts[2] ?? '') : uri.replaceAll('\\', '/');
}

/** The last segment of a URI's path, decoded; empty where the path ends in `/`. */
export function fileNameOf(uri: string): string {
  const path = pathOfUri(uri);
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The path below a folder, without a leading `/`; undefined where the path does not lie in it. Both are URIs. */
export function pathInFolder(uri: string, folderUri: string): string | undefined {
  const folder = pathOfUri(folderUri).replace(/\/*$/, '/');
  const path = pathOfUri(uri);
  return path.startsWith(folder) ? path.slice(folder.length) : undefined;
}

function decode(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return decodeInParts(text);
  }
}

function decodeInParts(text: string): string {
  return text.replace(/(?:%[\da-f]{2})+/gi, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      return escapes;
    }
  });
}
