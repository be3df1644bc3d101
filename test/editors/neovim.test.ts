import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../support/paths.ts';
import { CLEAN } from '../support/samples.ts';
import { canRun, otherHome, snippetUnder, walkIn } from './other-editor.ts';

const quiet = ['--headless', '-n', '-i', 'NONE'];
const hasNeovim = canRun('nvim', ['--version']);

describe.skipIf(!hasNeovim)('the language server in Neovim (needs nvim)', () => {
  it('finds, repairs, tells, jumps, renames, makes the next minutes and ends', async () => {
    const home = otherHome();
    const isNew = canRun('nvim', [...quiet, '-u', 'NONE', '+if !has("nvim-0.11") | cquit | endif', '+qall']);
    const init = join(home.folder, 'init.lua');
    const start = snippetUnder(isNew ? 'Neovim 0.11 and newer' : 'Neovim 0.7 to 0.10');
    writeFileSync(init, start + snippetUnder('Commands of your own in Neovim'));
    const walk = join(import.meta.dirname, 'walk.lua');
    const seen = await walkIn(home, 'nvim', [...quiet, '-u', init, home.file, '-c', `luafile ${walk}`]);
    expect(seen).toMatchObject({
      before: ['ordinal-sequence', 'time-malformed'],
      // As the page sets it.
      severity: 3,
      line: '2023/08/24 19:00~19:30',
      text: CLEAN.trimEnd(),
      symbols: expect.arrayContaining(['时间', '一、近期工作', '客户端缓存', '配额支持子目录吗？']),
      workspace: ['2023-08-24.md Curve块存储 · kuaicunchu', '2023-08-10.md Curve块存储 · kuaicunchu'],
      hover: expect.stringContaining('**2023-08-24 Thu**'),
      folds: 14,
      selections: 1,
      jumped: '2023-08-10.md:#### Curve块存储',
      renamed: '#### 工具',
      history: { title: 'Curve块存储', entries: [{ day: '2023-08-24' }, { day: '2023-08-10' }] },
      fresh: ['## 时间', '', '2023/09/07 19:00~19:30'],
    });
    if (seen.said !== undefined)
      expect(seen.said).toEqual([
        expect.stringMatching(/^History of Curve块存储: .*history\.md$/),
        expect.stringMatching(/^New minutes “2023-09-07\.md”: .*2023-09-07\.md$/),
      ]);
  }, 120_000);
});

it('the page about editors has the same code in both languages', () => {
  const codeIn = (page: string): readonly string[] =>
    readFileSync(join(root, page), 'utf8').match(/^```\w+\n[\s\S]*?^```$/gm) ?? [];
  const code = codeIn('docs/editors.md');
  expect(code.length).toBeGreaterThan(5);
  expect(codeIn('docs/editors.zh-cn.md')).toEqual(code);
});
