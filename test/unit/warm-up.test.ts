import { expect, test } from 'vitest';
import type { Host } from '../../server/lsp/host.ts';
import { isWarm, warmUp } from '../../server/lsp/warm-up.ts';
import { testHost } from '../support/editor.ts';

/** How many times the host's timer ran something, until nothing was left to do. */
async function runs(
  hasDocuments: (run: number) => boolean,
  others?: () => Promise<void> | undefined,
): Promise<number> {
  const host = testHost();
  let count = 0;
  const counting: Host = {
    ...host,
    timer: {
      ...host.timer,
      after: (milliseconds, run) =>
        host.timer.after(milliseconds, () => {
          count++;
          run();
        }),
    },
  };
  warmUp(counting, () => hasDocuments(count), others);
  await host.advance(60_000);
  return count;
}

test('gives way at once when a document is opened, which warms as well', async () => {
  expect(await runs(() => true)).toBe(1);
  expect(isWarm()).toBe(true);
  const some = await runs((run) => run >= 3);
  expect(some).toBe(3);
});

test('works in several pieces and comes to an end', async () => {
  const all = await runs(() => false);
  expect(all).toBeGreaterThan(4);
  expect(all).toBeLessThan(20);
  expect(isWarm()).toBe(true);
});

test('lets others go before', async () => {
  const never = new Promise<void>(() => undefined);
  expect(
    await runs(
      () => false,
      () => never,
    ),
  ).toBe(1);
  const all = await runs(() => false);
  expect(
    await runs(
      () => false,
      () => Promise.resolve(),
    ),
  ).toBe(all + 1);
});
