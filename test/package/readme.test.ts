import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
// @ts-expect-error -- scripts have no types
import { packagedReadme as untyped } from '../../scripts/packaged-readme.mjs';
import { root } from '../support/paths.ts';

const packagedReadme: (text: string, files: readonly string[], options?: { resolved: boolean }) => string =
  untyped;

const README = `# Minutes

[中文](README.zh-CN.md)

![A picture](images/readme/a.png)

It checks ([rules](docs/rules/README.md), [how](docs/how.md#here)), as [others](https://example.org) do.

<!-- checkout -->
## Try it

    npm start

<!-- /checkout -->

## Every day
`;

describe('the README in a package', () => {
  it('has no pictures, no links that lead nowhere, and nothing about the source', () => {
    expect(packagedReadme(README, ['docs/rules/README.md'])).toBe(`# Minutes

It checks ([rules](docs/rules/README.md), how), as [others](https://example.org) do.

## Every day
`);
  });

  it('keeps addresses that the packer makes absolute', () => {
    const text = packagedReadme(README, [], { resolved: true });
    expect(text).toContain('![A picture](images/readme/a.png)');
    expect(text).not.toContain('npm start');
  });
});

describe('the first page', () => {
  const pages = ['README.md', 'README.zh-CN.md'];
  const textOf = (page: string) => readFileSync(join(root, page), 'utf8');
  const targets = (page: string) =>
    [...textOf(page).matchAll(/\]\(([^)#]+)\)/g)].map(([, target]) => target ?? '');

  it.each(pages)('leads to files that are there: %s', (page) => {
    const gone = targets(page).filter(
      (target) => !target.startsWith('https:') && !existsSync(join(root, target)),
    );
    expect(gone).toEqual([]);
  });

  it('is as long in both languages', () => {
    const [english, chinese] = pages.map((page) => textOf(page).match(/^(?:#+|-|\||!) ?/gm));
    expect(chinese).toEqual(english);
  });

  it('shows every picture that is kept for it, and none is heavy', () => {
    const pictures = readdirSync(join(root, 'images', 'readme')).sort();
    const shown = pages.flatMap(targets).filter((target) => target.startsWith('images/readme/'));
    expect(shown.map((target) => target.slice('images/readme/'.length)).sort()).toEqual(pictures);
    for (const picture of pictures) {
      const bytes = readFileSync(join(root, 'images', 'readme', picture)).length;
      expect(bytes, picture).toBeLessThan(picture.endsWith('.gif') ? 1_000_000 : 150_000);
    }
  });
});
