import { gunzipSync } from 'node:zlib';
import type { Dispatcher } from 'undici';
import type { LookFailure } from '../language-service/links/verdict.ts';
import type { Clock } from './clock.ts';
import { type Head, sendOnce } from './send-once.ts';

export interface BodyQuestion {
  readonly url: URL;
  /** Sent beside what every request has. */
  readonly headers: Readonly<Record<string, string>>;
  /** How long all of it may take, in milliseconds. */
  readonly timeout: number;
  /** The most that is taken of a body, in bytes, compressed or not. */
  readonly most: number;
}

export interface BodyAnswer extends Head {
  readonly body: Buffer;
  /** Whether that is all of it. */
  readonly isWhole: boolean;
}

/** Gets what stands at an address, redirects not followed, or why there was no answer. Never rejects. */
export async function fetchBody(
  dispatcher: Dispatcher,
  { url, headers, timeout, most }: BodyQuestion,
  clock: Clock,
  signal: AbortSignal,
): Promise<BodyAnswer | LookFailure> {
  const packed = { 'accept-encoding': 'gzip', ...headers };
  const sending = { method: 'GET', url, headers: packed, timeout, most } as const;
  const { head, body, isWhole, failure } = await sendOnce(dispatcher, sending, clock, signal);
  if (failure || !head) return failure ?? 'odd-answer';
  return unpacked({ ...head, body, isWhole }, most);
}

function unpacked(answer: BodyAnswer, most: number): BodyAnswer | LookFailure {
  if (!/gzip/i.test(String(answer.headers['content-encoding'] ?? ''))) return answer;
  try {
    return answer.isWhole
      ? { ...answer, body: gunzipSync(answer.body, { maxOutputLength: most }) }
      : { ...answer, body: Buffer.alloc(0) };
  } catch (error) {
    const isBig = error instanceof RangeError;
    return isBig ? { ...answer, body: Buffer.alloc(0), isWhole: false } : 'odd-answer';
  }
}
