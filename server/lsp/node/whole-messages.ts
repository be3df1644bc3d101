import { Buffer } from 'node:buffer';
import { Writable } from 'node:stream';

/**
 * A stream that passes messages of the protocol on in one piece. The library writes the head of each message (a string) and waits
 * before it writes the rest (bytes), which takes the system twice.
 */
export function wholeMessages(output: Writable): Writable {
  let head = '';
  const stream = new Writable({
    decodeStrings: false,
    write(part: string | Buffer, _, done) {
      if (typeof part === 'string') {
        head += part;
        done();
        return;
      }
      const whole = Buffer.concat([Buffer.from(head, 'latin1'), part]);
      head = '';
      output.write(whole, done);
    },
    final(done) {
      output.end(done);
    },
  });
  output.on('error', (error) => stream.destroy(error));
  output.on('close', () => stream.destroy());
  return stream;
}
