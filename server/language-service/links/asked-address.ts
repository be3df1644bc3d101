import { codeLineOf } from './code-line.ts';

/**
 * The address by which is asked what is behind a web link: without its fragment, which no server is told, and without a name and password,
 * which are nobody's business. Absent where the link leads to nothing of the web. A line of a file on GitHub is kept as `#L10`, since it can
 * be known whether the file has it.
 */
export function askedAddress(url: string): string | undefined {
  const plain = url.trim();
  const match = /^(https?:)?\/\/([^/?#\\]*)([^#]*)/i.exec(plain);
  if (!match) return undefined;
  const [, scheme = 'https:', authority = '', rest = ''] = match;
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  if (host === '') return undefined;
  const page = `${scheme.toLowerCase()}//${host.toLowerCase()}${rest}`;
  const fragment = plain.slice(match[0].length);
  const code = fragment === '' ? undefined : codeLineOf(page + fragment);
  return code ? `${page}#L${code.line}` : page;
}

/** The host of an asked address, without its port. */
export function hostOfAddress(address: string): string {
  return /^https?:\/\/(\[[^\]]*\]|[^/?#:]*)/.exec(address)?.[1] ?? '';
}

/** The page of an asked address: what a server is asked for. */
export function askedPage(address: string): string {
  return address.replace(/#.*$/, '');
}
