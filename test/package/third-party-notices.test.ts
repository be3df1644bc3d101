import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { root } from '../support/paths.ts';

const script = pathToFileURL(join(root, 'scripts/third-party-notices.mjs')).href;
const MIT = 'Permission is hereby granted';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'minutes-notices-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

/** The notices for files that were bundled, or what is wrong. */
function notices(...files: readonly string[]): string {
  const code = `const { thirdPartyNotices } = await import('${script}');
    console.log(await thirdPartyNotices(...${JSON.stringify([folder, files, []])}).catch((error) => error.message));`;
  return execFileSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' });
}

describe('the notices of what is bundled', () => {
  it('have the licence of each package once, those that lie in others too', () => {
    put({
      'node_modules/one/package.json': '{ "name": "one", "version": "1.0.0", "license": "MIT" }',
      'node_modules/one/license': `${MIT} by one`,
      'node_modules/one/node_modules/@a/two/package.json':
        '{ "name": "@a/two", "version": "2.0.0", "licenses": [{ "type": "ISC" }] }',
      'node_modules/one/node_modules/@a/two/README.md': '# Two\n\nText.\n\n## License\n\nFor everybody.\n',
    });
    const text = notices('src/a.ts', 'node_modules/one/a.js', 'node_modules/one/node_modules/@a/two/b.js');
    expect(text).toMatch(/^one 1\.0\.0 \(MIT\)\n-+\n\nPermission is hereby granted by one$/m);
    expect(text).toMatch(/^@a\/two 2\.0\.0 \(ISC\)\n-+\n\nFor everybody\.$/m);
    expect(text).not.toContain('src');
  });

  it('are not written where a licence is missing or asks for more', () => {
    put({
      'node_modules/free/package.json': '{ "name": "free", "version": "1.0.0", "license": "GPL-3.0-only" }',
      'node_modules/free/LICENSE': 'GNU',
      'node_modules/none/package.json': '{ "name": "none", "version": "1.0.0" }',
      'node_modules/bare/package.json': '{ "name": "bare", "version": "1.0.0", "license": "MIT" }',
    });
    expect(notices('node_modules/free/a.js', 'node_modules/none/a.js', 'node_modules/bare/a.js')).toBe(
      [
        'bare 1.0.0 is bundled, and comes without its licence.',
        'free 1.0.0 is bundled, and its licence is GPL-3.0-only.',
        'none 1.0.0 is bundled, and its licence is not said.\n',
      ].join('\n'),
    );
  });
});
