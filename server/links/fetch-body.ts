import { gunzipSync } from 'node:zlib';
import type { Dispatcher } from 'undici';
import type { AnswerHeaders } from '../language-service/links/human-check.ts';
import type { LookFailure } from '../language-service/links/verdict.ts';
import type { Clock } from './clock.ts';
import { failureOf } from './failure-of.ts';

export interface BodyQuestion {
  readonly url: URL;
  /** Sent beside what every request has. */
  readonly headers: Readonly<Record<string, string>>;
  /** How long all of it may take, in milliseconds. */
  readonly timeout: number;
  /** The most that is taken of a body, in bytes, compressed or not. */
  readonly most: number;
}

export interface BodyAnswer {
  readonly status: number;
  readonly headers: AnswerHeaders;
  readonly body: Buffer;
  /** Whether that is all of it. */
  readonly isWhole: boolean;
}

/** Gets what stands at an address, redirects not followed, or why there was no answer. Never rejects. */
export function fetchBody(
  dispatcher: Dispatcher,
  { url, headers, timeout, most }: BodyQuestion,
  clock: Clock,
  signal: AbortSignal,
): Promise<BodyAnswer | LookFailure> {
  return new Promise((resolve) => {
    const over = new AbortController();
    let controller: Dispatcher.DispatchController | undefined;
    let head: Pick<BodyAnswer, 'status' | 'headers'> | undefined;
    let size = 0;
    const chunks: Buffer[] = [];

    const end = (result: BodyAnswer | LookFailure): void => {
      if (over.signal.aborted) return;
      over.abort();
      signal.removeEventListener('abort', cancel);
      controller?.abort(new Error('enough'));
      resolve(result);
    };
    const cancel = (): void => end('no-answer');
    const finish = (isWhole: boolean): void => {
      if (head) end(unpacked({ ...head, body: Buffer.concat(chunks), isWhole }, most));
      else end('odd-answer');
    };
    signal.addEventListener('abort', cancel);
    if (signal.aborted) return cancel();
    clock.wait(timeout, over.signal).then(cancel, () => undefined);
    try {
      dispatcher.dispatch(
        {
          origin: url.origin,
          path: `${url.pathname}${url.search}`,
          method: 'GET',
          headers: { 'accept-encoding': 'gzip', ...headers },
        },
        {
          onRequestStart(started) {
            controller = started;
            if (over.signal.aborted) started.abort(new Error('too late'));
          },
          onResponseStart(_, status, answered) {
            if (status >= 200) head = { status, headers: answered };
          },
          onResponseData(_, chunk) {
            if (over.signal.aborted) return;
            size += chunk.length;
            chunks.push(chunk);
            if (size > most) finish(false);
          },
          onResponseEnd() {
            controller = undefined;
            finish(true);
          },
          onResponseError: (_, error) => end(failureOf(error)),
        },
      );
    } catch (error) {
      end(failureOf(error));
    }
  });
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
