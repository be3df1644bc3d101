import type { GitHubThing } from '../../language-service/github/github-thing.ts';
import { recordOf } from '../../language-service/text/record-of.ts';

/**
 * An issue or pull request from GitHub's answer about an issue; undefined where it is none. Source: GitHub REST API 2022-11-28, “Get an
 * issue”, which tells of pull requests, too.
 */
export function readThing(json: unknown): GitHubThing | undefined {
  const { html_url, number, title, state, draft, user, updated_at, closed_at, pull_request } = recordOf(json);
  const page =
    typeof html_url === 'string'
      ? /^https?:\/\/[^/]+\/([^/]+\/[^/]+)\/(?:pull|issues)\/\d+$/.exec(html_url)
      : null;
  if (!page?.[1] || typeof html_url !== 'string') return undefined;
  if (typeof number !== 'number' || typeof title !== 'string') return undefined;
  const isPull = typeof pull_request === 'object' && pull_request !== null;
  const merged = timeOf(recordOf(pull_request).merged_at);
  const { login } = recordOf(user);
  const updated = timeOf(updated_at);
  const closed = merged ?? timeOf(closed_at);
  return {
    kind: isPull ? 'pull' : 'issue',
    repository: page[1],
    number,
    title,
    state:
      merged !== undefined ? 'merged' : state === 'closed' ? 'closed' : draft === true ? 'draft' : 'open',
    ...(typeof login === 'string' && { author: login }),
    ...(updated !== undefined && { updated }),
    ...(closed !== undefined && { closed }),
    url: html_url,
  };
}

function timeOf(value: unknown): number | undefined {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}
