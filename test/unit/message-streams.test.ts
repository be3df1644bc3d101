import { once } from 'node:events';
import { PassThrough, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { Message } from 'vscode-languageserver';
import { messageReader } from '../../server/lsp/node/message-reader.ts';
import { messageWriter } from '../../server/lsp/node/message-writer.ts';

const note = (words: string) => ({ jsonrpc: '2.0', method: 'note', params: { words } });
const messages = ['', 'words', '会议 𠀀', 'x'.repeat(5000)].map(note);

function framed(body: string, head = `Content-Length: ${Buffer.byteLength(body)}`): Buffer {
  return Buffer.from(`${head}\r\n\r\n${body}`);
}

function listen(): { input: PassThrough; heard: Message[]; errors: Error[] } {
  const input = new PassThrough();
  const reader = messageReader(input);
  const heard: Message[] = [];
  const errors: Error[] = [];
  reader.onError((error) => void errors.push(error));
  reader.listen((message) => void heard.push(message));
  return { input, heard, errors };
}

async function ended(input: PassThrough): Promise<void> {
  input.end();
  await once(input, 'end');
}

describe('messages on streams', () => {
  it('are read however their bytes come', async () => {
    const bytes = Buffer.concat(messages.map((message) => framed(JSON.stringify(message))));
    for (const size of [1, 2, 3, 7, 64, 1000, bytes.length]) {
      const { input, heard, errors } = listen();
      for (let start = 0; start < bytes.length; start += size)
        input.write(bytes.subarray(start, start + size));
      await ended(input);
      expect({ heard, errors }).toEqual({ heard: messages, errors: [] });
    }
  });

  it('are all handed on before anything else happens, when they come together', async () => {
    const { input, heard } = listen();
    input.write(Buffer.concat(messages.map((message) => framed(JSON.stringify(message)))));
    await new Promise((resolve) => process.nextTick(resolve));
    expect(heard).toEqual(messages);
  });

  it('may have other words in their heads', async () => {
    const { input, heard } = listen();
    const body = JSON.stringify(note('words'));
    const type = 'Content-Type: application/vscode-jsonrpc; charset=utf-8';
    input.write(framed(body, `${type}\r\nContent-Length: ${body.length}`));
    input.write(framed(body, `content-length:${body.length}\r\n${type}`));
    await ended(input);
    expect(heard).toEqual([note('words'), note('words')]);
  });

  it('that cannot be read are told of, and those behind them are read', async () => {
    const { input, heard, errors } = listen();
    input.write(framed('{"jsonrpc":'));
    input.write('Content-Type: words\r\n\r\n');
    input.write(framed(JSON.stringify(note('behind'))));
    await ended(input);
    expect(heard).toEqual([note('behind')]);
    expect(errors).toHaveLength(2);
  });

  it('are written as they can be read, each in one piece', async () => {
    const { input, heard } = listen();
    const pieces: unknown[] = [];
    const output = new PassThrough().on('data', (piece) => {
      pieces.push(piece);
      input.write(piece);
    });
    const writer = messageWriter(output);
    await Promise.all(messages.map((message) => writer.write(message)));
    await ended(input);
    expect(heard).toEqual(messages);
    expect(pieces).toHaveLength(messages.length);
  });

  it('that are written at one moment are handed to the system at once, and later ones by themselves', async () => {
    const handed: string[][] = [];
    const output = new Writable({
      write(chunk: Buffer, _encoding, done) {
        handed.push([chunk.toString()]);
        done();
      },
      writev(chunks, done) {
        handed.push(chunks.map(({ chunk }) => (chunk as Buffer).toString()));
        done();
      },
    });
    const writer = messageWriter(output);
    const texts = messages.map((message) => framed(JSON.stringify(message)).toString());
    await Promise.all(messages.map((message) => writer.write(message)));
    expect(handed).toEqual([texts]);
    await Promise.all(messages.slice(0, 1).map((message) => writer.write(message)));
    expect(handed).toEqual([texts, texts.slice(0, 1)]);
  });
});
