/**
 * The address of which a web link's page is asked: without its fragment, which no server is told, and without a name and password, which
 * are nobody's business. Absent where the link leads to nothing of the web.
 */
export function askedAddress(url: string): string | undefined {
  const match = /^(https?:)?\/\/([^/?#\\]*)([^#]*)/i.exec(url.trim());
  if (!match) return undefined;
  const [, scheme = 'https:', authority = '', rest = ''] = match;
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  return host === '' ? undefined : `${scheme.toLowerCase()}//${host.toLowerCase()}${rest}`;
}
