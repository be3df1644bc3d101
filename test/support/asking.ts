import { afterAll } from 'vitest';
import { type AskingThread, askingThread } from '../../server/lsp/node/asking/asking-thread.ts';

/** A thread that asks, as the product starts it, and that knows no name. It is ended with the tests of the file. */
export function startAsking(idle?: number): AskingThread {
  const thread = askingThread(() => new URL('./asking-program.ts', import.meta.url), idle);
  threads.push(thread);
  return thread;
}

const threads: AskingThread[] = [];
afterAll(async () => {
  await Promise.all(threads.map((thread) => thread.end()));
});
