import { Buffer } from 'node:buffer';
import process from 'node:process';
import type { Writable } from 'node:stream';
import { Emitter, type Message, type MessageWriter } from 'vscode-languageserver/node';
import { encodeMessage } from './encode-message.ts';

/**
 * Writes the messages of the protocol to a stream, each in one piece, and all of one moment at once: the system takes as long for one
 * message as for many. The library's own writer takes a turn of the event loop for each, and the system twice.
 */
export function messageWriter(output: Writable): MessageWriter {
  const errors = new Emitter<[Error, Message | undefined, number | undefined]>();
  const closed = new Emitter<void>();
  output.on('error', (error) => errors.fire([error, undefined, undefined]));
  output.on('close', () => closed.fire());
  let isHeld = false;
  const hold = (): void => {
    if (isHeld) return;
    isHeld = true;
    output.cork();
    process.nextTick(() => {
      isHeld = false;
      output.uncork();
    });
  };
  return {
    onError: errors.event,
    onClose: closed.event,
    write: (message) =>
      new Promise((resolve, reject) => {
        hold();
        output.write(withHead(encodeMessage(message)), (error) => (error ? reject(error) : resolve()));
      }),
    end: () => void output.end(),
    dispose() {
      errors.dispose();
      closed.dispose();
    },
  };
}

function withHead(body: string | readonly Buffer[]): string | Buffer {
  if (typeof body === 'string') return `${headFor(Buffer.byteLength(body))}${body}`;
  const size = body.reduce((sum, { length }) => sum + length, 0);
  return Buffer.concat([Buffer.from(headFor(size)), ...body]);
}

function headFor(size: number): string {
  return `Content-Length: ${size}\r\n\r\n`;
}
