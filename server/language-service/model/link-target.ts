import type { LinkTarget, Reference } from './link.ts';
import { referenceOf } from './references.ts';

/** Where a URL leads. `path` and `fragment` come percent-decoded, as they are written where that fails; a query is left out. */
export function targetOf(url: string): LinkTarget {
  if (url === '') return { kind: 'empty' };
  if (url.startsWith('#')) return { kind: 'anchor', fragment: decode(url.slice(1)) };
  const web = /^(?:https?:)?\/\/(?:[^/?#@]*@)?([^/?#]*)/i.exec(url);
  if (web) {
    const reference = referenceOf(url);
    return { kind: 'web', host: hostName(web[1] ?? ''), ...(reference && { reference }) };
  }
  if (/^mailto:/i.test(url)) return { kind: 'mail' };
  if (/^[a-z][a-z\d+.-]*:/i.test(url)) return { kind: 'other' };
  const hash = url.indexOf('#');
  const beforeHash = hash === -1 ? url : url.slice(0, hash);
  const path = decode(beforeHash.replace(/\?[\s\S]*$/, ''));
  return { kind: 'file', path, ...(hash !== -1 && { fragment: decode(url.slice(hash + 1)) }) };
}

/** What the page is, and what it speaks of, at a web address: `targetOf(url)` has the same; absent where it leads to nothing of the web. */
export function webReferenceOf(url: string): Reference | undefined {
  return url.startsWith('https://') || /^(?:https?:)?\/\//i.test(url) ? referenceOf(url) : undefined;
}

/** Lower case, without port; an IPv6 address without its brackets. */
function hostName(authority: string): string {
  const address = /^\[([^\]]*)\]/.exec(authority)?.[1];
  return (address ?? authority.replace(/:\d*$/, '')).toLowerCase();
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
