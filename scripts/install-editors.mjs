/**
 * Makes sure that there are Neovim and Emacs with Eglot to test in, as far as that can be: on Debian, as root. Says what is
 * missing otherwise; the tests that need it are then skipped.
 *
 *     node scripts/install-editors.mjs
 */
import { installFromDebian } from './debian.mjs';
import { run } from './processes.mjs';

const log = (text) => process.stdout.write(`${text}\n`);

/** What asks each editor whether it has what the tests need, and the packages that it comes with. */
const editors = [
  {
    name: 'Neovim with its language client',
    command: [
      'nvim',
      '--headless',
      '-u',
      'NONE',
      '-i',
      'NONE',
      '+lua if not pcall(require, "vim.lsp") then vim.cmd("cquit") end',
      '+qall',
    ],
    packages: ['neovim'],
  },
  {
    name: 'Emacs with Eglot and markdown-mode',
    command: ['emacs', '--batch', '-q', '--eval', "(progn (require 'eglot) (require 'markdown-mode))"],
    packages: ['emacs-nox', 'elpa-eglot', 'elpa-markdown-mode'],
  },
];

const isThere = async ({ command: [program, ...args] }) =>
  (await run(program, args, { timeout: 60_000 }).catch(() => ({ code: 1 }))).code === 0;
const missing = async () => {
  const there = await Promise.all(editors.map(isThere));
  return editors.filter((_, index) => !there[index]);
};

const wanted = await missing();
if (wanted.length > 0) {
  await installFromDebian(
    wanted.flatMap(({ packages }) => packages),
    log,
  );
  for (const { name } of await missing()) log(`${name} is missing, so its tests are skipped.`);
}
