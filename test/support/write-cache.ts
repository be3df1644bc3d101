import { createMeetingCache } from '../../server/lsp/index/meeting-cache.ts';
import { nodeHost } from '../../server/lsp/node/node-host.ts';
import { nodeKeep } from '../../server/lsp/node/node-keep.ts';

/** Writes both tiers of a cache again and again, until it is killed; the hash of an entry tells in which turn it was written. */
const [folder = '', count = '0'] = process.argv.slice(2);
const cache = createMeetingCache(
  { ...nodeHost, keep: nodeKeep('one', undefined) },
  ['file:///notes'],
  folder,
);
const lines = Array.from({ length: 20 }, (_, line) => line);
const details = {
  said: { words: '目录配额\n'.repeat(lines.length), lines, sections: lines.map(() => 0) },
  questions: [],
  fileLinks: [],
};
for (let turn = 0; ; turn++) {
  const entries = Array.from({ length: Number(count) }, (_, at) => ({
    uri: `file:///notes/${at}.md`,
    stamp: '1',
    hash: String(turn),
    key: 'k',
    details,
  }));
  await cache?.writeSummaries(entries, () => false);
  await cache?.writeDetails(entries, () => false);
  if (turn === 0) process.stdout.write('ready\n');
}
