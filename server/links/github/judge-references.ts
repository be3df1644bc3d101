import { keyOfReference } from '../../language-service/github/github-question.ts';
import { askedAddress } from '../../language-service/links/asked-address.ts';
import { judgeAnswer } from '../../language-service/links/judge-answer.ts';
import type { LinkVerdict } from '../../language-service/links/verdict.ts';
import { referenceOf } from '../../language-service/model/references.ts';
import type { GitHub } from './github.ts';

/**
 * Judges links to issues and pull requests by what GitHub tells of them, which knows those of private repositories, too. By what
 * `askedAddress` makes of each URL; those are absent that GitHub tells nothing of. Never rejects.
 */
export async function judgeReferences(
  urls: Iterable<string>,
  github: GitHub,
  token: string,
  now: () => number,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, LinkVerdict>> {
  const keys = new Map<string, string>();
  for (const url of urls) {
    const address = askedAddress(url);
    const key = address === undefined ? undefined : keyOfReference(referenceOf(address));
    if (address !== undefined && key !== undefined) keys.set(address, key);
  }
  if (keys.size > 0) await github.lookUp(keys.values(), token, signal);
  const at = now();
  return new Map(
    [...keys].flatMap(([address, key]) => {
      const verdict = judgeAnswer(address, key, github.answers, at);
      return verdict ? [[address, verdict] as const] : [];
    }),
  );
}
