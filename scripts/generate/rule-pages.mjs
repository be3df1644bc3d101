import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { areasOf } from './translations.mjs';

const languages = [
  { folder: 'docs/rules', translated: false },
  { folder: 'docs/rules/zh-cn', translated: true },
];

/** One page for each rule in each language, and a list of them. */
export const rulePages = {
  async files(context) {
    const { rules, rulePage, ruleList } = await context.core();
    const zh = await areasOf(context.root);
    return languages.flatMap(({ folder, translated }) => {
      const translations = translated ? zh : {};
      return [
        { path: `${folder}/README.md`, text: ruleList(translations) },
        ...rules.map((rule) => ({ path: `${folder}/${rule.id}.md`, text: rulePage(rule, translations) })),
      ];
    });
  },

  /** Pages of rules that are gone. */
  async problems(context) {
    const { rules } = await context.core();
    const known = new Set(['README.md', ...rules.map(({ id }) => `${id}.md`)]);
    const problems = [];
    for (const { folder } of languages) {
      for (const name of await readdir(path.join(context.root, folder))) {
        if (name.endsWith('.md') && !known.has(name))
          problems.push(`${folder}/${name}: there is no such rule; remove the page`);
      }
    }
    return problems;
  },
};
