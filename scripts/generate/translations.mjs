import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { messagesIn, typescriptFiles } from './messages-in.mjs';
import { traditional } from './traditional.mjs';

/** Who says words, by what call, and the file that its words of a language are read from. */
const speakers = [
  { folder: 'server', call: 'message', file: (language) => `l10n/server.${language}.json` },
  { folder: 'client', call: 'vscode.l10n.t', file: (language) => `l10n/bundle.l10n.${language}.json` },
];

/** Merges the areas, and makes Traditional Chinese of them, into the files that the editor and the programs read. */
export const translations = {
  async files({ root }) {
    const languages = await allLanguages(root);
    const files = [];
    for (const { folder, call, file } of speakers) {
      const { used } = await templatesBelow(root, folder, call);
      for (const [language, words] of Object.entries(languages)) {
        const own = [...used.keys()].filter((template) => template in words).sort();
        files.push({
          path: file(language),
          text: json(Object.fromEntries(own.map((template) => [template, words[template]]))),
        });
      }
    }
    return files;
  },

  /**
   * Templates without a translation, translations without a template, translations with other placeholders, and words written
   * out in Traditional Chinese for what nobody says.
   */
  async problems({ root }) {
    const { merged, problems } = await readAreas(root);
    const { messages } = await traditional(root);
    const used = new Map();
    for (const { folder, call } of speakers) {
      const found = await templatesBelow(root, folder, call);
      for (const [template, file] of found.used) used.set(template, file);
      problems.push(...found.problems);
    }
    for (const [template, file] of used) {
      if (!(template in merged)) problems.push(`${file}: no translation of ${JSON.stringify(template)}`);
    }
    for (const [folder, words] of [
      ['l10n/zh-cn', merged],
      ['l10n/zh-tw', messages],
    ]) {
      for (const [template, translation] of Object.entries(words)) {
        if (!used.has(template))
          problems.push(`${folder}: nothing says ${JSON.stringify(template)} any more`);
        if (placeholders(template) !== placeholders(translation)) {
          problems.push(
            `${folder}: ${JSON.stringify(template)} and its translation have different placeholders`,
          );
        }
      }
    }
    return problems;
  },
};

/** Simplified Chinese: English template → translation, of all areas. */
export async function areasOf(root) {
  return (await readAreas(root)).merged;
}

/** Language → English template → translation. */
async function allLanguages(root) {
  const zhCn = await areasOf(root);
  const { toTraditional } = await traditional(root);
  return {
    'zh-cn': zhCn,
    'zh-tw': Object.fromEntries(
      Object.entries(zhCn).map(([template, words]) => [template, toTraditional(words, template)]),
    ),
  };
}

async function readAreas(root) {
  const folder = path.join(root, 'l10n', 'zh-cn');
  const merged = {};
  const problems = [];
  for (const name of (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()) {
    const area = JSON.parse(await readFile(path.join(folder, name), 'utf8'));
    for (const [template, translation] of Object.entries(area)) {
      if (merged[template] !== undefined && merged[template] !== translation) {
        problems.push(
          `l10n/zh-cn/${name}: ${JSON.stringify(template)} is translated differently in another area`,
        );
      }
      merged[template] = translation;
    }
  }
  return { merged, problems };
}

/** The templates that are said in a folder, each with a file that says it. */
async function templatesBelow(root, folder, call) {
  const used = new Map();
  const problems = [];
  for (const file of await typescriptFiles(path.join(root, folder))) {
    const name = path.relative(root, file);
    const found = messagesIn(await readFile(file, 'utf8'), call);
    for (const template of found.templates) used.set(template, name);
    problems.push(...found.faults.map(({ line, fault }) => `${name}:${line}: ${fault}`));
  }
  return { used, problems };
}

function placeholders(template) {
  return [...new Set(template.match(/\{\d+\}/g) ?? [])].sort().join(' ');
}

function json(value) {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
