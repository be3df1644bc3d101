import { Buffer } from 'node:buffer';
import type { Writable } from 'node:stream';
import { Emitter, type Message, type MessageWriter } from 'vscode-languageserver/node';
import { encodeMessage } from './encode-message.ts';

/**
 * Writes the messages of the protocol to a stream, each at once and in one piece. The library's own writer takes a turn of the event
 * loop for each, and the system twice.
 */
export function messageWriter(output: Writable): MessageWriter {
  const errors = new Emitter<[Error, Message | undefined, number | undefined]>();
  const closed = new Emitter<void>();
  output.on('error', (error) => errors.fire([error, undefined, undefined]));
  output.on('close', () => closed.fire());
  return {
    onError: errors.event,
    onClose: closed.event,
    write: (message) =>
      new Promise((resolve, reject) => {
        const body = encodeMessage(message);
        const size = body.reduce((sum, { length }) => sum + length, 0);
        const whole = Buffer.concat([Buffer.from(`Content-Length: ${size}\r\n\r\n`), ...body]);
        output.write(whole, (error) => (error ? reject(error) : resolve()));
      }),
    end: () => void output.end(),
    dispose() {
      errors.dispose();
      closed.dispose();
    },
  };
}
