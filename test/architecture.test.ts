import { describe, expect, it } from 'vitest';
import { type Import, importsBelow, specifiersIn } from './support/imports.ts';

const CORE = 'server/language-service/';

/** The one direction: a folder imports itself and what stands left of it. */
const ORDER = [
  'text',
  'syntax',
  'calendar',
  'profiles',
  'model',
  'github',
  'links',
  'rules',
  'workspace',
  'commands',
  'features',
];

/** What the core may take from outside: parsers, pure helpers, and the protocol's types. */
const PURE_PACKAGES = [
  'github-slugger',
  'jsonc-parser',
  'mdast',
  'micromark-util-decode-string',
  'remark-frontmatter',
  'remark-gfm',
  'remark-parse',
  'unified',
  'vscode-languageserver-types',
];

/** What the client may take from the core: only the question whether a text is minutes at all. */
const CLIENT_MAY = [`${CORE}profiles/recognise.ts`];

const folderOf = (path: string): number => ORDER.indexOf(path.slice(CORE.length).split('/')[0]!);
const inCore = (path: string): boolean => path.startsWith(CORE) && path.includes('/', CORE.length);

/** What is against the one direction, in words. */
function violations(imports: readonly Import[]): string[] {
  return imports.flatMap(({ from, to }) => {
    const wrong = `${from} imports ${to}`;
    if (from.startsWith(CORE)) {
      if (to.startsWith('l10n/')) return [];
      if (to.startsWith(CORE)) return inCore(from) && folderOf(to) > folderOf(from) ? [wrong] : [];
      return PURE_PACKAGES.includes(to) ? [] : [wrong];
    }
    if (from.startsWith('client/')) {
      if (to.startsWith('server/') && !CLIENT_MAY.includes(to)) return [wrong];
      return [];
    }
    return to === 'vscode' || to.startsWith('client/') ? [wrong] : [];
  });
}

describe('the direction of imports', () => {
  it('is kept by every file', () => {
    const imports = [...importsBelow('server'), ...importsBelow('client')];
    expect(imports.length).toBeGreaterThan(100);
    expect(violations(imports)).toEqual([]);
  });

  it('is noticed when it is broken', () => {
    const broken: Import[] = [
      { from: `${CORE}text/span.ts`, to: `${CORE}model/minutes.ts` },
      { from: `${CORE}rules/check.ts`, to: 'node:fs' },
      { from: `${CORE}rules/check.ts`, to: 'vscode' },
      { from: 'server/lsp/server.ts', to: 'vscode' },
      { from: 'server/cli/main.ts', to: 'client/extension.ts' },
      { from: 'client/extension.ts', to: `${CORE}model/minutes.ts` },
    ];
    expect(violations(broken)).toHaveLength(broken.length);
  });

  it('sees every kind of import', () => {
    const text = [
      "import type { A } from './a.ts';",
      "import {\n  b,\n} from './b.ts';",
      "export { c } from './c.ts';",
      "import './d.ts';",
      "const e = await import('./e.ts');",
    ].join('\n');
    expect(specifiersIn(text)).toEqual(['./a.ts', './b.ts', './c.ts', './d.ts', './e.ts']);
  });
});

describe('the core', () => {
  it('has only the folders of its order', () => {
    const folders = importsBelow(CORE.slice(0, -1)).map(({ from }) => from.slice(CORE.length).split('/'));
    expect(new Set(folders.filter((parts) => parts.length > 1).map(([folder]) => folder!))).toEqual(
      new Set(ORDER.filter((name) => folders.some(([folder]) => folder === name))),
    );
  });
});
