import { describe, expect, it } from 'vitest';
import { walkForFile } from '../../client/walk-for-file.ts';

/** Walks over paths; returns what was found and which folders were listed. */
async function walk(
  files: readonly string[],
  isOver: (listed: readonly string[]) => boolean = () => false,
): Promise<{ readonly found: string | undefined; readonly listed: readonly string[] }> {
  const listed: string[] = [];
  const found = await walkForFile([''], '.minutes.json', {
    list: async (folder) => {
      listed.push(folder);
      if (folder.endsWith('locked')) throw new Error('not allowed');
      const below = files
        .filter((file) => file.startsWith(`${folder}/`))
        .map((file) => file.slice(folder.length + 1));
      return [...new Set(below.map((file) => file.split('/')[0] ?? ''))].map((name) => ({
        name,
        isFolder: below.some((file) => file.startsWith(`${name}/`)),
      }));
    },
    join: (folder, name) => `${folder}/${name}`,
    isOver: () => isOver(listed),
  });
  return { found, listed };
}

describe('a walk for a file', () => {
  it('finds the nearest, and goes no further', async () => {
    const files = ['/a/b/.minutes.json', '/c/.minutes.json', '/a/b/c/d/.minutes.json', '/a/x.md'];
    const { found, listed } = await walk(files);
    expect(found).toBe('/c/.minutes.json');
    expect(listed).toEqual(['', '/a', '/c']);
  });

  it('goes around what cannot be read, and what nobody keeps minutes in', async () => {
    const files = ['/locked/.minutes.json', '/node_modules/a/.minutes.json', '/.git/.minutes.json'];
    expect(await walk(files)).toEqual({ found: undefined, listed: ['', '/locked'] });
    expect((await walk([...files, '/第 三 组/.minutes.json'])).found).toBe('/第 三 组/.minutes.json');
  });

  it('takes a folder of that name for what it is', async () => {
    expect((await walk(['/.minutes.json/a.md'])).found).toBeUndefined();
  });

  it('ends, however deep or wide the workspace is', async () => {
    expect((await walk(['/1/2/3/4/.minutes.json'])).found).toBe('/1/2/3/4/.minutes.json');
    expect((await walk(['/1/2/3/4/5/.minutes.json'])).found).toBeUndefined();
    const wide = Array.from({ length: 3_000 }, (_, at) => `/${at}/.x/a.md`);
    expect((await walk(wide)).listed.length).toBe(200);
    expect((await walk(wide, (listed) => listed.length > 20)).listed.length).toBeLessThan(40);
  });
});
