import { constants, gunzipSync, inflateSync } from 'node:zlib';
import type { Dispatcher } from 'undici';
import { type AnswerHeaders, isHumanCheck, mayBeWall } from '../language-service/links/human-check.ts';
import type { LookFailure } from '../language-service/links/verdict.ts';
import type { Clock } from './clock.ts';
import { failureOf } from './failure-of.ts';

export interface Question {
  readonly method: 'HEAD' | 'GET';
  readonly url: URL;
  /** How long the answer's head may take, and how long the beginning of its body, in milliseconds. */
  readonly timeout: number;
  readonly bodyTimeout: number;
  readonly userAgent: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: AnswerHeaders;
  /** Whether the beginning of the body asks for a person. */
  readonly humanCheck: boolean;
}

/** So much of a body is looked at, in bytes, compressed or not. */
const BEGINNING = 16 * 1024;

/**
 * Asks once and resolves with what was answered, or why nothing was; it never rejects. No more than the beginning of a body is taken, and
 * no longer than it may take: what is left is cut off with the connection.
 */
export function ask(
  dispatcher: Dispatcher,
  { method, url, timeout, bodyTimeout, userAgent }: Question,
  clock: Clock,
  signal: AbortSignal,
): Promise<Answer | LookFailure> {
  return new Promise((resolve) => {
    const over = new AbortController();
    let controller: Dispatcher.DispatchController | undefined;
    let head: Head | undefined;
    let size = 0;
    const chunks: Buffer[] = [];

    const end = (failure: LookFailure | undefined, cut: boolean): void => {
      if (over.signal.aborted) return;
      over.abort();
      signal.removeEventListener('abort', cancel);
      if (cut) controller?.abort(new Error('enough'));
      if (head) resolve({ ...head, humanCheck: asksInBody(chunks, head) });
      else resolve(failure ?? 'odd-answer');
    };
    const cancel = (): void => end('no-answer', true);
    const within = (time: number, isLate: () => boolean): void => {
      clock.wait(time, over.signal).then(
        () => isLate() && end('no-answer', true),
        () => undefined,
      );
    };
    signal.addEventListener('abort', cancel);
    if (signal.aborted) return cancel();
    within(timeout, () => head === undefined);

    dispatcher.dispatch(
      {
        origin: url.origin,
        path: `${url.pathname}${url.search}`,
        method,
        // Connections are kept after HEAD; an answer with a body where none may be ends the connection.
        reset: false,
        headers: {
          'user-agent': userAgent,
          accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
          'accept-encoding': 'identity',
          ...(method === 'GET' && { range: `bytes=0-${BEGINNING - 1}` }),
        },
      },
      {
        onRequestStart(started) {
          controller = started;
          if (over.signal.aborted) started.abort(new Error('too late'));
        },
        onResponseStart(_, status, headers) {
          if (status < 200 || over.signal.aborted) return;
          head = { status, headers };
          if (method === 'HEAD') return;
          // A short answer is taken whole, so that the connection stays; a redirect is one.
          const isShort =
            headers.location !== undefined || Number(headers['content-length'] ?? Number.NaN) <= BEGINNING;
          if (!mayAskForPerson(head) && !isShort) return end(undefined, true);
          within(bodyTimeout, () => true);
        },
        onResponseData(_, chunk) {
          size += chunk.length;
          if (size - chunk.length < BEGINNING) chunks.push(chunk.subarray(0, BEGINNING));
          if (size > BEGINNING) end(undefined, true);
        },
        onResponseEnd: () => end(undefined, false),
        onResponseError: (_, error) => end(failureOf(error), false),
      },
    );
  });
}

type Head = Pick<Answer, 'status' | 'headers'>;

/** Whether the beginning of the body is of interest. */
function mayAskForPerson({ status, headers }: Head): boolean {
  const type = headers['content-type'];
  return (type === undefined || /html|text/i.test(String(type))) && (status >= 400 || mayBeWall(headers));
}

function asksInBody(chunks: readonly Buffer[], head: Head): boolean {
  if (chunks.length === 0 || !mayAskForPerson(head)) return false;
  const bytes = Buffer.concat(chunks);
  const beginning = unpacked(bytes, String(head.headers['content-encoding'] ?? ''));
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
