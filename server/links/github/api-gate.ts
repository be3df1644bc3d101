import type { GitHubRefusal } from '../../language-service/github/github-thing.ts';
import type { Clock } from '../clock.ts';
import type { ApiReply } from './ask-api.ts';

/** Lets questions to GitHub through, few at a time, and none while GitHub wants to be left alone, does not answer, or refused the token. */
export interface ApiGate {
  /** Asks when it is its turn, and never rejects. */
  pass(ask: () => Promise<ApiReply>): Promise<ApiReply>;
}

/** After so many questions without an answer, one after the other, nothing is asked for a while, in milliseconds. */
const MANY_FAILURES = 2;
export const FAILURE_REST = 30_000;

/** A gate for one token. */
export function createApiGate(atATime: number, clock: Clock): ApiGate {
  const waiting: (() => void)[] = [];
  let active = 0;
  let isRefused = false;
  let closedUntil = 0;
  let failures = 0;
  let failed = 0;

  const obstacle = (): GitHubRefusal | undefined => {
    if (isRefused) return { problem: 'no-access' };
    if (failures >= MANY_FAILURES && clock.now() - failed < FAILURE_REST) return { problem: 'offline' };
    return closedUntil > clock.now() ? { problem: 'rate-limited', until: closedUntil } : undefined;
  };
  const heed = (reply: ApiReply): void => {
    closedUntil = Math.max(closedUntil, reply.closedUntil ?? 0);
    isRefused ||= reply.kind === 'refused' && reply.isAboutToken === true;
    const hasFailed = reply.kind === 'refused' && reply.refusal.problem === 'offline';
    failures = hasFailed ? failures + 1 : 0;
    if (hasFailed) failed = clock.now();
  };
  return {
    async pass(ask) {
      if (active >= atATime) await new Promise<void>((resolve) => waiting.push(resolve));
      else active += 1;
      const refusal = obstacle();
      const failure = (): ApiReply => ({ kind: 'refused', refusal: { problem: 'offline' } });
      const reply: ApiReply = refusal ? { kind: 'refused', refusal } : await ask().catch(failure);
      if (!refusal) heed(reply);
      const next = waiting.shift();
      if (next) next();
      else active -= 1;
      return reply;
    },
  };
}
