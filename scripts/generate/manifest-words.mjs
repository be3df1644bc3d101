import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { traditional } from './traditional.mjs';

const languages = ['package.nls.json', 'package.nls.zh-cn.json', 'package.nls.zh-tw.json'];

/**
 * Makes Traditional Chinese of the manifest's words in Simplified Chinese. Checks that every `%key%` of the manifest is there in
 * each language, and that no key is left over.
 */
export const manifestWords = {
  async files({ root }) {
    const [english, words] = await Promise.all(
      languages.slice(0, 2).map(async (file) => JSON.parse(await readFile(path.join(root, file), 'utf8'))),
    );
    const { toTraditional } = await traditional(root);
    const converted = Object.entries(words).map(([key, text]) => [
      key, // A file of the language, not words of it.
      key === 'schema.path' ? text.replace('zh-cn', 'zh-tw') : toTraditional(text, english[key]),
    ]);
    const text = `${JSON.stringify(Object.fromEntries(converted), undefined, 2)}\n`;
    return [{ path: 'package.nls.zh-tw.json', text }];
  },

  async problems({ root }) {
    const manifest = await readFile(path.join(root, 'package.json'), 'utf8');
    const used = new Set(Array.from(manifest.matchAll(/"%([^%"]+)%"/g), (match) => match[1]));
    const problems = unnamed(JSON.parse(manifest).contributes).map(
      (text) => `package.json: ${JSON.stringify(text)} is in one language; give it a key`,
    );
    for (const file of languages) {
      const words = JSON.parse(await readFile(path.join(root, file), 'utf8'));
      for (const key of used) if (!(key in words)) problems.push(`${file}: no word for ${key}`);
      for (const key of Object.keys(words))
        if (!used.has(key)) problems.push(`${file}: package.json does not use ${key}`);
    }
    return problems;
  },
};

/** Keys of the manifest whose values are read by people. */
const readable =
  /^(?:title|shortTitle|category|description|markdownDescription|label|contents|name|enumDescriptions|markdownEnumDescriptions|enumItemLabels|deprecationMessage|altText)$/;

/** What people read in a part of the manifest without a key. */
function unnamed(value, isRead = false) {
  if (typeof value === 'string') return isRead && !/^%.+%$/.test(value) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((each) => unnamed(each, isRead));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => unnamed(each, readable.test(key)));
}
