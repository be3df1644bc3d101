import { readFileSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import {
  AbstractMessageReader,
  AbstractMessageWriter,
  type DataCallback,
  type Disposable,
  type Message,
  type MessageReader,
  type MessageWriter,
  type ProtocolConnection,
} from 'vscode-languageserver/node';
import type { Loaded } from '../../server/lsp/host.ts';

/** What a worker of a browser has and one of Node.js has not; what only Node.js has is taken away. */
const scope = `
  const { parentPort, workerData } = require('node:worker_threads');
  const { runInThisContext } = require('node:vm');
  globalThis.self = globalThis;
  globalThis.postMessage = (message) => parentPort.postMessage(message);
  globalThis.addEventListener = () => undefined;
  const { readFileSync } = require('node:fs');
  globalThis.importScripts = (address) => runInThisContext(readFileSync(new URL(address), 'utf8'));
  parentPort.on('message', (data) => globalThis.onmessage?.({ data }));
  for (const name of ['process', 'require', 'global', 'setImmediate', 'clearImmediate'])
    delete globalThis[name];
  runInThisContext(workerData);
`;

/** Runs a bundle for web workers in a thread, which sees no Node.js. Gives the ends to speak with it. */
export function startWebServer(bundle: string): {
  readonly reader: MessageReader;
  readonly writer: MessageWriter;
  end(): Promise<unknown>;
} {
  const worker = new Worker(scope, { eval: true, workerData: readFileSync(bundle, 'utf8') });
  class Reader extends AbstractMessageReader {
    listen(callback: DataCallback): Disposable {
      worker.on('message', callback);
      return { dispose: () => worker.off('message', callback) };
    }
  }
  class Writer extends AbstractMessageWriter {
    async write(message: Message): Promise<void> {
      worker.postMessage(message);
    }
    end(): void {
      // Nothing more will come, which a thread need not know.
    }
  }
  return { reader: new Reader(), writer: new Writer(), end: () => worker.terminate() };
}

/** Answers what the server in a worker asks of files, from the disk. */
export function answerFromDisk(connection: ProtocolConnection): void {
  connection.onRequest<Loaded, Error>('minutes/loadFile', ({ uri }: { uri: string }) => {
    try {
      return { text: readFileSync(fileURLToPath(uri), 'utf8') };
    } catch {
      return { trouble: 'gone' };
    }
  });
  connection.onRequest('minutes/lookAtFolder', async ({ uri }: { uri: string }) => {
    const entries = await readdir(fileURLToPath(uri), { withFileTypes: true }).catch(() => undefined);
    return entries?.map((entry) => ({ name: entry.name, kind: entry.isFile() ? 'file' : 'folder' })) ?? null;
  });
  const stampOf = (uri: string) =>
    stat(fileURLToPath(uri)).then(
      ({ size, mtimeMs }) => `${size}:${mtimeMs}`,
      () => null,
    );
  connection.onRequest('minutes/stampFiles', ({ uris }: { uris: readonly string[] }) =>
    Promise.all(uris.map(stampOf)),
  );
  connection.onRequest<boolean, Error>(
    'minutes/fileExists',
    async ({ uri }: { uri: string }) => (await stampOf(uri)) !== null,
  );
  connection.onRequest('minutes/translations', () => ({}));
}
