import type { Dispatcher } from 'undici';
import type { AnswerHeaders } from '../language-service/links/human-check.ts';
import type { LookFailure } from '../language-service/links/verdict.ts';
import type { Clock } from './clock.ts';
import { failureOf } from './failure-of.ts';

export interface Sending {
  readonly method: 'HEAD' | 'GET';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** How long the answer may take, in milliseconds. */
  readonly timeout: number;
  /** The most that is taken of a body, in bytes. */
  readonly most: number;
  /**
   * How long the body may take after such a head, in milliseconds; 0 where it is not wanted. `timeout` is for the head alone then, else for
   * all of the answer.
   */
  readonly bodyTime?: (head: Head) => number;
}

export interface Head {
  readonly status: number;
  readonly headers: AnswerHeaders;
}

export interface Received {
  readonly head?: Head;
  readonly body: Buffer;
  /** Whether that is all of it. */
  readonly isWhole: boolean;
  /** Why there is not more. */
  readonly failure?: LookFailure;
}

/**
 * Sends one request and resolves with what came of the answer; redirects are not followed. Never rejects. What comes after the time, or
 * after as much as is wanted, is cut off with the connection.
 */
export function sendOnce(
  dispatcher: Dispatcher,
  { method, url, headers, timeout, most, bodyTime }: Sending,
  clock: Clock,
  signal: AbortSignal,
): Promise<Received> {
  return new Promise((resolve) => {
    const over = new AbortController();
    let controller: Dispatcher.DispatchController | undefined;
    let head: Head | undefined;
    let size = 0;
    const chunks: Buffer[] = [];

    const end = (isWhole: boolean, failure?: LookFailure): void => {
      if (over.signal.aborted) return;
      over.abort();
      signal.removeEventListener('abort', cancel);
      if (!isWhole) controller?.abort(new Error('enough'));
      resolve({
        ...(head && { head }),
        body: Buffer.concat(chunks),
        isWhole,
        ...(failure !== undefined && { failure }),
      });
    };
    const cancel = (): void => end(false, 'no-answer');
    const within = (time: number, isLate: () => boolean): void => {
      clock.wait(time, over.signal).then(
        () => isLate() && cancel(),
        () => undefined,
      );
    };
    signal.addEventListener('abort', cancel);
    if (signal.aborted) return cancel();
    within(timeout, () => !head || !bodyTime);
    try {
      dispatcher.dispatch(
        {
          origin: url.origin,
          path: `${url.pathname}${url.search}`,
          method,
          headers,
          // Connections are kept after HEAD; an answer with a body where none may be ends the connection.
          reset: false,
        },
        {
          onRequestStart(started) {
            controller = started;
            if (over.signal.aborted) started.abort(new Error('too late'));
          },
          onResponseStart(_, status, answered) {
            if (status < 200 || over.signal.aborted) return;
            head = { status, headers: answered };
            if (method === 'HEAD' || !bodyTime) return;
            const time = bodyTime(head);
            if (time === 0) end(false);
            else within(time, () => true);
          },
          onResponseData(_, chunk) {
            if (over.signal.aborted) return;
            size += chunk.length;
            chunks.push(chunk.subarray(0, most));
            if (size > most) end(false);
          },
          onResponseEnd: () => end(true),
          onResponseError: (_, error) => end(false, failureOf(error)),
        },
      );
    } catch (error) {
      end(false, failureOf(error));
    }
  });
}
