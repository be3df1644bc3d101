import { Buffer } from 'node:buffer';
import type { Readable } from 'node:stream';
import { Emitter, type MessageReader } from 'vscode-languageserver/node';

/**
 * Reads the messages of the protocol from a stream. All that have arrived are handed on at once, where the library's own reader takes
 * turns of the event loop for each: a question that was taken back meanwhile is then known to be.
 */
export function messageReader(input: Readable): MessageReader {
  const errors = new Emitter<Error>();
  const closed = new Emitter<void>();
  const partial = new Emitter<never>();
  const reader = {
    onError: errors.event,
    onClose: closed.event,
    onPartialMessage: partial.event,
    listen(callback: (message: never) => void) {
      const tell = (error: unknown): void =>
        errors.fire(error instanceof Error ? error : new Error(String(error)));
      const take = bodiesIn((body) => {
        try {
          callback(JSON.parse(body) as never);
        } catch (error) {
          tell(error);
        }
      }, tell);
      input.on('data', take);
      input.on('error', tell);
      input.on('close', () => closed.fire());
      return { dispose: () => void input.off('data', take) };
    },
    dispose() {
      for (const emitter of [errors, closed, partial]) emitter.dispose();
    },
    // What has these two the library takes for a stream as well, at whose end it ends the process.
    on: input.on.bind(input),
    read: input.read.bind(input),
  };
  return reader;
}

const HEAD_END = '\r\n\r\n';
const LENGTH = /^content-length:[ \t]*(\d+)[ \t]*\r?$/im;

/** Takes bytes as they come, and hands on the body of each message when it is whole. A head that does not tell the length is left out. */
function bodiesIn(hand: (body: string) => void, tell: (error: Error) => void): (bytes: Buffer) => void {
  let parts: Buffer[] = [];
  let size = 0;
  /** How many bytes have to be there before it is worth a look, and whether they are a body. */
  let wanted = 0;
  let isBody = false;
  return (bytes) => {
    parts.push(bytes);
    size += bytes.length;
    if (size < wanted) return;
    let rest = parts.length === 1 ? bytes : Buffer.concat(parts);
    while (rest.length >= wanted) {
      if (isBody) {
        const body = rest.toString('utf8', 0, wanted);
        rest = rest.subarray(wanted);
        wanted = 0;
        isBody = false;
        hand(body);
      } else {
        const end = rest.indexOf(HEAD_END);
        if (end < 0) break;
        const length = LENGTH.exec(rest.toString('latin1', 0, end))?.[1];
        rest = rest.subarray(end + HEAD_END.length);
        isBody = length !== undefined;
        if (!isBody) tell(new Error('The head of a message does not tell how long it is.'));
        wanted = Number(length ?? 0);
      }
    }
    parts = rest.length > 0 ? [rest] : [];
    size = rest.length;
  };
}
