import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CLEAN } from '../support/samples.ts';
import { canRun, otherHome, snippetUnder, walkIn } from './other-editor.ts';

// Packages are not activated by themselves where nobody looks.
const quiet = ['--batch', '-q', '-f', 'package-activate-all'];
const hasEglot = canRun('emacs', [...quiet, '--eval', "(progn (require 'eglot) (require 'markdown-mode))"]);

describe.skipIf(!hasEglot)('the language server in Emacs (needs emacs with eglot and markdown-mode)', () => {
  it('finds, repairs, tells, jumps, renames, makes the next minutes and ends', async () => {
    const home = otherHome();
    const init = join(home.folder, 'init.el');
    writeFileSync(init, snippetUnder('Emacs'));
    const walk = join(import.meta.dirname, 'walk.el');
    const seen = await walkIn(home, 'emacs', [...quiet, '-l', init, '-l', walk, home.file]);
    expect(seen).toMatchObject({
      mode: 'markdown-mode',
      before: [
        expect.stringMatching(/ordinal-sequence.*“五” should be “三”/),
        expect.stringMatching(/time-malformed.*“2023\/08-24”/),
      ],
      // As the page sets it for one of them.
      types: expect.arrayContaining(['eglot-note']),
      line: '2023/08/24 19:00~19:30',
      text: CLEAN,
      imenu: expect.arrayContaining(['Event', 'Module']),
      symbols: expect.arrayContaining(['时间', '一、近期工作', '客户端缓存', '配额支持子目录吗？']),
      workspace: ['Curve块存储 · kuaicunchu', 'Curve块存储 · kuaicunchu'],
      hover: expect.stringContaining('**2023-08-24 Thu**'),
      jumped: '2023-08-10.md:#### Curve块存储',
      renamed: '#### 工具',
      history: { title: 'Curve块存储', entries: [{ day: '2023-08-24' }, { day: '2023-08-10' }] },
      made: { uri: expect.stringMatching(/2023-09-07\.md$/), exists: false },
      fresh: expect.stringContaining('2023/09/07 19:00~19:30'),
    });
  }, 120_000);
});
