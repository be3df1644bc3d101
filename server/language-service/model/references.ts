import type { Span } from '../text/span.ts';
import type { Reference } from './link.ts';

/** `#123` or `owner/name#123` in prose. */
export interface IssueReference {
  readonly span: Span;
  /** `owner/name`, lower case; absent where only the number stands there. */
  readonly repository?: string;
  readonly number: number;
}

/**
 * What a web address speaks of. Spellings of one thing get one `key`: the tabs of a pull request, anchors of comments,
 * a slash at the end and the host's case do not count; a commit seen inside a pull request is that commit.
 * `owner/name#123` is read as well, and `#123` where `repository` (`owner/name`) says whose number it is.
 * Absent where the text is no such address.
 */
export function referenceOf(url: string, repository?: string): Reference | undefined {
  const plain = plainGitHub(url);
  if (plain) return plain;
  const short = url.includes('//') ? null : /^(?:([\w.-]+\/[\w.-]+))?#([1-9]\d{0,6})$/.exec(url);
  if (short) {
    const name = (short[1] ?? repository)?.toLowerCase();
    return name === undefined ? undefined : numbered('issue', name, Number(short[2]));
  }
  const parts = splitUrl(url);
  if (!parts) return undefined;
  return gitHubReference(parts) ?? weChatReference(parts) ?? { kind: 'page', key: pageKey(parts) };
}

/**
 * The issue and pull request numbers in a stretch of prose, as GitHub reads them: `#123` after anything but a letter,
 * digit, `_`, `/`, `&` or `#`. `pr2112`, `a#1` and `#1a` are none. Offsets are those of `text`.
 * Source: GitHub Docs, “Autolinked references and URLs”.
 */
export function findIssueReferences(text: string): readonly IssueReference[] {
  const found: IssueReference[] = [];
  const pattern = /(?<![\w/&#.-])(?:([A-Za-z\d][A-Za-z\d-]{0,38}\/[\w.-]{1,100}))?#([1-9]\d{0,6})(?!\w)/g;
  for (const match of text.matchAll(pattern)) {
    const repository = match[1]?.toLowerCase();
    found.push({
      span: { start: match.index, end: match.index + match[0].length },
      ...(repository !== undefined && { repository }),
      number: Number(match[2]),
    });
  }
  return found;
}

interface UrlParts {
  /** Lower case, with the port. */
  readonly host: string;
  /** Without a slash at the end. */
  readonly path: string;
  /** Without `?`. */
  readonly query: string;
  /** Without `#`. */
  readonly fragment: string;
}

function splitUrl(url: string): UrlParts | undefined {
  const words = url.trim();
  const start = authorityOf(words);
  if (start === undefined) return undefined;
  const hash = firstBefore('#', words, start, words.length);
  const search = firstBefore('?', words, start, hash);
  const end = firstBefore('/', words, start, search);
  const authority = words.slice(start, end);
  // Behind the user's name; an `@` at the end belongs to the host.
  const host = authority.slice(authority.indexOf('@') + 1) || authority;
  if (host === '') return undefined;
  let path = words.slice(end, search);
  while (path.endsWith('/')) path = path.slice(0, -1);
  const lower = host.toLowerCase();
  return {
    host: lower.includes(':') ? lower.replace(/:(?:80|443)$/, '') : lower,
    path,
    query: words.slice(search + 1, hash),
    fragment: words.slice(hash + 1),
  };
}

/** Behind the `//` with which an address begins. */
function authorityOf(words: string): number | undefined {
  if (words.startsWith('https://')) return 8;
  return /^(?:https?:)?\/\//i.exec(words)?.[0].length;
}

/** Where a character first stands between two offsets; the second one where it does not. */
function firstBefore(character: string, words: string, start: number, end: number): number {
  const at = words.indexOf(character, start);
  return at === -1 ? end : Math.min(at, end);
}

/** What has a number or a name of its own on GitHub, and what may stand behind it. */
const ON_GITHUB =
  /^\/([^/]+)\/([^/]+)\/(commit|pulls?|issues|discussions)\/([^/]+)(?:\/([^/]*)(?:\/([^/]*))?)?(?:\/|$)/;

function gitHubReference({ host, path }: UrlParts): Reference | undefined {
  if (host !== 'github.com' && host !== 'www.github.com') return undefined;
  const match = ON_GITHUB.exec(path);
  if (!match) return undefined;
  const [, owner, name, kind, id = '', tab, hash] = match;
  const repository = `${owner}/${name}`.toLowerCase();
  if (kind === 'commit') return commit(repository, id);
  const number = /^[1-9]\d{0,8}$/.test(id) ? Number(id) : undefined;
  if (number === undefined) return undefined;
  if (kind === 'pull' || kind === 'pulls') {
    const inside = (tab === 'commits' || tab === 'changes') && hash ? commit(repository, hash) : undefined;
    return inside ?? numbered('pull', repository, number);
  }
  if (kind === 'issues') return numbered('issue', repository, number);
  if (kind === 'discussions') return numbered('discussion', repository, number);
  return undefined;
}

/** The addresses of GitHub that stand in most minutes, without all that does not count. */
const PLAIN =
  /^https:\/\/github\.com\/([^/?#\s]+)\/([^/?#\s]+)\/(?:pull\/([1-9]\d{0,8})|issues\/([1-9]\d{0,8})|(?:commit|pull\/[1-9]\d{0,8}\/commits)\/([\da-f]{7,40}))$/;

/** Reads such an address at once; absent for all others. */
function plainGitHub(url: string): Reference | undefined {
  if (!url.startsWith('https://github.com/')) return undefined;
  const match = PLAIN.exec(url);
  if (!match) return undefined;
  const [, owner, name, pull, issue, hash] = match;
  const repository = `${owner}/${name}`.toLowerCase();
  if (hash !== undefined) return { kind: 'commit', repository, hash, key: `commit:${repository}@${hash}` };
  return numbered(pull === undefined ? 'issue' : 'pull', repository, Number(pull ?? issue));
}

function numbered(kind: 'pull' | 'issue' | 'discussion', repository: string, number: number): Reference {
  return { kind, repository, number, key: `${kind}:${repository}#${number}` };
}

function commit(repository: string, hash: string): Reference | undefined {
  if (!/^[\da-f]{7,40}$/i.test(hash)) return undefined;
  const lower = hash.toLowerCase();
  return { kind: 'commit', repository, hash: lower, key: `commit:${repository}@${lower}` };
}

/** An article of a WeChat account, `/s/<id>` or the long form whose `__biz`, `mid` and `idx` name it. */
function weChatReference({ host, path, query }: UrlParts): Reference | undefined {
  if (host !== 'mp.weixin.qq.com') return undefined;
  const id = /^\/s\/([\w-]{8,})$/.exec(path)?.[1];
  if (id !== undefined) return { kind: 'article', key: `article:${id}` };
  if (path !== '/s' && path !== '/mp/appmsg/show') return undefined;
  const values = new Map<string, string>();
  for (const part of query.replaceAll('&amp;', '&').split('&')) {
    const equals = part.indexOf('=');
    if (equals > 0) values.set(part.slice(0, equals), part.slice(equals + 1));
  }
  const account = values.get('__biz');
  const message = values.get('mid') ?? values.get('appmsgid');
  if (!account || !message) return undefined;
  const place = values.get('idx') ?? values.get('itemidx') ?? '1';
  return { kind: 'article', key: `article:${account.replaceAll('%3D', '=')}/${message}/${place}` };
}

/**
 * Parts that change what is shown are kept, so the fragment as well, unless it is empty, WeChat's `rd`, or lines of a file on GitHub, which
 * is the same file.
 */
function pageKey({ host, path, query, fragment }: UrlParts): string {
  const isLines = host === 'github.com' && LINES.test(fragment);
  const shown = fragment === '' || fragment === 'rd' || isLines ? '' : `#${fragment}`;
  return `${host}${path}${query === '' ? '' : `?${query}`}${shown}`;
}

const LINES = /^L\d+(?:C\d+)?(?:-L?\d+(?:C\d+)?)?$/;
