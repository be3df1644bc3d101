import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadFile, loadFileAtOnce } from '../../server/lsp/node/load-file.ts';
import { nodeHost } from '../../server/lsp/node/node-host.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'minutes-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a file that a thread reads', () => {
  it.each([
    ['words', '会议纪要\n'.repeat(3000)],
    ['nothing', ''],
    ['as much as minutes may be', 'a'.repeat(2_000_000)],
    ['more than minutes are', 'a'.repeat(2_000_001)],
    ['no text', 'a\0b'],
  ])('is what it is elsewhere, with its stamp: %s', async (_, text) => {
    const file = join(folder, 'a.md');
    writeFileSync(file, text);
    const uri = pathToFileURL(file).href;
    const [stamp] = await nodeHost.files.stamp([uri]);
    expect(stamp).toBeDefined();
    expect(loadFileAtOnce(uri)).toEqual({ ...(await loadFile(uri)), stamp });
  });

  it('has no stamp where there is no file', () => {
    mkdirSync(join(folder, 'b.md'));
    for (const name of ['a.md', 'b.md'])
      expect(loadFileAtOnce(pathToFileURL(join(folder, name)).href)).toEqual({ trouble: 'gone' });
  });
});
