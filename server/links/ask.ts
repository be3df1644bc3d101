import { constants, gunzipSync, inflateSync } from 'node:zlib';
import type { Dispatcher } from 'undici';
import { isHumanCheck, mayBeWall } from '../language-service/links/human-check.ts';
import type { LookFailure } from '../language-service/links/verdict.ts';
import type { Clock } from './clock.ts';
import { type Head, sendOnce } from './send-once.ts';

export interface Question {
  readonly method: 'HEAD' | 'GET';
  readonly url: URL;
  /** How long the answer's head may take, and how long the beginning of its body, in milliseconds. */
  readonly timeout: number;
  readonly bodyTimeout: number;
  readonly userAgent: string;
}

export interface Answer extends Head {
  /** Whether the beginning of the body asks for a person. */
  readonly humanCheck: boolean;
}

/** So much of a body is looked at, in bytes, compressed or not. */
const BEGINNING = 16 * 1024;

/**
 * Asks once and resolves with what was answered, or why nothing was; it never rejects. No more than the beginning of a body is taken, and
 * no longer than it may take.
 */
export async function ask(
  dispatcher: Dispatcher,
  { method, url, timeout, bodyTimeout, userAgent }: Question,
  clock: Clock,
  signal: AbortSignal,
): Promise<Answer | LookFailure> {
  const headers = {
    'user-agent': userAgent,
    accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
    'accept-encoding': 'identity',
    ...(method === 'GET' && { range: `bytes=0-${BEGINNING - 1}` }),
  };
  const bodyTime = (head: Head): number => (mayAskForPerson(head) || isShort(head) ? bodyTimeout : 0);
  const sending = { method, url, headers, timeout, most: BEGINNING, bodyTime };
  const { head, body, failure } = await sendOnce(dispatcher, sending, clock, signal);
  return head ? { ...head, humanCheck: asksInBody(body, head) } : (failure ?? 'odd-answer');
}

/** Such an answer is taken whole, so that the connection stays; a redirect is one. */
function isShort({ headers }: Head): boolean {
  return headers.location !== undefined || Number(headers['content-length'] ?? Number.NaN) <= BEGINNING;
}

/** Whether the beginning of the body is of interest. */
function mayAskForPerson({ status, headers }: Head): boolean {
  const type = headers['content-type'];
  return (type === undefined || /html|text/i.test(String(type))) && (status >= 400 || mayBeWall(headers));
}

function asksInBody(body: Buffer, head: Head): boolean {
  if (body.length === 0 || !mayAskForPerson(head)) return false;
  const beginning = unpacked(body, String(head.headers['content-encoding'] ?? ''));
  return beginning !== undefined && isHumanCheck(beginning.toString('utf8'));
}

/** A server may compress what it was asked not to. What swells beyond all measure is no page. */
function unpacked(bytes: Buffer, encoding: string): Buffer | undefined {
  const options = { maxOutputLength: BEGINNING * 2, finishFlush: constants.Z_SYNC_FLUSH };
  const start = bytes.subarray(0, BEGINNING / 4);
  try {
    if (/gzip/i.test(encoding)) return gunzipSync(start, options);
    return /deflate/i.test(encoding) ? inflateSync(start, options) : bytes;
  } catch {
    return undefined;
  }
}
