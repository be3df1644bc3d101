import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createMeetingCache } from '../../server/lsp/index/meeting-cache.ts';
import { nodeHost } from '../../server/lsp/node/node-host.ts';
import { nodeKeep } from '../../server/lsp/node/node-keep.ts';
import { root } from '../support/paths.ts';

const COUNT = 1500;
const KILLS = Number(process.env.MINUTES_KILLS ?? 8);

it('a program killed while it keeps the index leaves one that is whole, and no litter that grows', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'minutes-killed-'));
  try {
    const hashes = new Set<string>();
    for (let kill = 0; kill < KILLS; kill++) {
      const writer = spawn(
        process.execPath,
        [join(root, 'test/support/write-cache.ts'), folder, String(COUNT)],
        {
          stdio: ['ignore', 'pipe', 'inherit'],
        },
      );
      await once(writer.stdout, 'data');
      // Another moment of the writing each time.
      await rest((kill * 7) % 60);
      const ended = once(writer, 'exit');
      writer.kill('SIGKILL');
      await ended;
      const cache = createMeetingCache(
        { ...nodeHost, keep: nodeKeep('one', undefined) },
        ['file:///notes'],
        folder,
      );
      const tiers = [new Set<string>(), new Set<string>()];
      const counts = [0, 0];
      const heard = (tier: number) => (one: { readonly hash: string }) => {
        counts[tier] = (counts[tier] ?? 0) + 1;
        tiers[tier]?.add(one.hash);
      };
      expect(await cache?.readSummaries(heard(0))).toBe(true);
      expect(await cache?.readDetails(heard(1))).toBe(true);
      expect(counts).toEqual([COUNT, COUNT]);
      expect(tiers.map(({ size }) => size)).toEqual([1, 1]);
      for (const hash of tiers.flatMap((each) => [...each])) hashes.add(hash);
      expect(readdirSync(folder).length).toBeLessThanOrEqual(4);
    }
    expect(hashes.size).toBeGreaterThan(1);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 600_000);
