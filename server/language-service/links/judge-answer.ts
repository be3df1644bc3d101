import { thingAt } from '../github/github-question.ts';
import { type GitHubAnswers, isThing } from '../github/github-thing.ts';
import type { LinkVerdict } from './verdict.ts';

/**
 * What GitHub's answer about an issue or pull request says of a link to it. Undefined where it says nothing, so that the page itself may be
 * asked. `at` is the moment of the answer, in milliseconds since the epoch.
 */
export function judgeAnswer(
  address: string,
  key: string,
  answers: GitHubAnswers,
  at: number,
): LinkVerdict | undefined {
  const answer = answers.get(key);
  if (answer === undefined) return undefined;
  const seen = { at, seen: 1 };
  if (isThing(answer)) return { state: 'ok', reason: 'answers', ...answered(address, 200), ...seen };
  if (answer.problem === 'not-found') {
    return { state: 'unknown', reason: 'not-shown', ...answered(address, 404), ...seen };
  }
  const moved = answer.problem === 'moved' ? thingAt(answers, key) : undefined;
  if (!moved) return undefined;
  // The tab of a pull request that is shown stays.
  const to = moved.url + (/\/(?:pulls?|issues)\/\d+(\/[^?]*)?/.exec(address)?.[1] ?? '');
  const hops = [
    { url: address, status: 301 },
    { url: to, status: 200 },
  ];
  return { state: 'moved', reason: 'moved', to, status: 200, hops, ...seen };
}

function answered(
  url: string,
  status: number,
): Required<Pick<LinkVerdict, 'status'>> & Pick<LinkVerdict, 'hops'> {
  return { status, hops: [{ url, status }] };
}
