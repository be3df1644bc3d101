import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Converter } from 'opencc-js';

const convert = Converter({ from: 'cn', to: 'twp' });

/** What is said otherwise in Taiwan than the conversion knows, and whole messages; both written by hand. */
const folder = 'l10n/zh-tw';

/**
 * Makes Traditional Chinese, as it is spoken in Taiwan, of Simplified Chinese: `toTraditional(text, english)`. `english` is the
 * template or text that a message may be written out for. Minutes' own words, which stand in
 * quotation marks, stay as the minutes have them.
 */
export async function traditional(root) {
  const [terms, messages] = await handWritten(root);
  const sought = [
    ...Object.keys(terms)
      .sort((a, b) => b.length - a.length)
      .map(escaped),
    '“[^“”]*”',
  ];
  const pattern = new RegExp(sought.join('|'), 'g');
  return {
    toTraditional(text, english) {
      if (messages[english] !== undefined) return messages[english];
      let result = '';
      let from = 0;
      for (const { 0: found, index } of text.matchAll(pattern)) {
        result += convert(text.slice(from, index));
        result += terms[found] ?? `「${found.slice(1, -1)}」`;
        from = index + found.length;
      }
      return result + convert(text.slice(from));
    },
    messages,
  };
}

async function handWritten(root) {
  return Promise.all(
    ['terms', 'messages'].map(async (name) =>
      JSON.parse(await readFile(path.join(root, folder, `${name}.json`), 'utf8')),
    ),
  );
}

function escaped(words) {
  return words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
