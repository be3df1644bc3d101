import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { runInNewContext } from 'node:vm';
import { transform } from 'esbuild';

const sources = [
  { folder: 'server', call: 'message' },
  { folder: 'client', call: 'vscode.l10n.t' },
];
const literal = /^\(\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`(?:[^`\\$]|\\.|\$(?!\{))*`)\s*[,)]/;

/** Merges the translations of every area into the one file that editor and server read. */
export const translations = {
  async files({ root }) {
    const { merged } = await readAreas(root);
    const sorted = Object.fromEntries(
      Object.keys(merged)
        .sort()
        .map((key) => [key, merged[key]]),
    );
    return [{ path: 'l10n/bundle.l10n.zh-cn.json', text: `${JSON.stringify(sorted, undefined, 2)}\n` }];
  },

  /** Templates without a translation, translations without a template, and translations with other placeholders. */
  async problems({ root }) {
    const { merged, problems } = await readAreas(root);
    const used = new Map();
    for (const { folder, call } of sources) {
      for (const file of await typescriptFiles(path.join(root, folder))) {
        const name = path.relative(root, file);
        for (const found of await templatesIn(file, call)) {
          if (found.template === undefined)
            problems.push(`${name}: ${call}(${found.near}…) does not begin with one literal`);
          else used.set(found.template, name);
        }
      }
    }
    for (const [template, file] of used) {
      if (!(template in merged)) problems.push(`${file}: no translation of ${JSON.stringify(template)}`);
    }
    for (const [template, translation] of Object.entries(merged)) {
      if (!used.has(template)) problems.push(`l10n/zh-cn: nothing says ${JSON.stringify(template)} any more`);
      if (placeholders(template) !== placeholders(translation)) {
        problems.push(
          `l10n/zh-cn: ${JSON.stringify(template)} and its translation have different placeholders`,
        );
      }
    }
    return problems;
  },
};

/** Simplified Chinese: English template → translation, of all areas. */
export async function areasOf(root) {
  return (await readAreas(root)).merged;
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

async function typescriptFiles(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

/** Every call's template; comments and types are taken away first, so that only code is looked at. */
async function templatesIn(file, call) {
  const { code } = await transform(await readFile(file, 'utf8'), {
    loader: 'ts',
    legalComments: 'none',
    charset: 'utf8',
  });
  const calls = new RegExp(`(?<![.\\w]|function )${call.replaceAll('.', '\\.')}(?=\\()`, 'g');
  return Array.from(code.matchAll(calls), (match) => {
    const after = code.slice(match.index + call.length);
    const found = literal.exec(after);
    return found === null ? { near: after.slice(1, 40) } : { template: runInNewContext(found[1]) };
  });
}

function placeholders(template) {
  return [...new Set(template.match(/\{\d+\}/g) ?? [])].sort().join(' ');
}
