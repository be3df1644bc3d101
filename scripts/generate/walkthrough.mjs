import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { traditional } from './traditional.mjs';

const folder = 'docs/walkthrough';
const simplified = '.nls.zh-cn.md';

/** The pages of the walkthrough in Traditional Chinese, made of those in Simplified Chinese. Code stays as it is. */
export const walkthrough = {
  async files({ root }) {
    const { toTraditional } = await traditional(root);
    const names = (await readdir(path.join(root, folder))).filter((name) => name.endsWith(simplified)).sort();
    return Promise.all(
      names.map(async (name) => {
        const text = await readFile(path.join(root, folder, name), 'utf8');
        const parts = text.split(/(^```[\s\S]*?^```$)/m);
        return {
          path: `${folder}/${name.replace(simplified, '.nls.zh-tw.md')}`,
          text: parts.map((part, at) => (at % 2 === 0 ? toTraditional(part) : part)).join(''),
        };
      }),
    );
  },
};
