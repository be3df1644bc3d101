import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { traditional } from './traditional.mjs';
import { areasOf } from './translations.mjs';

const source = 'l10n/schema/zh-cn.json';
/** Keys of the schema whose values are read by people. */
const readable = new Set(['description', 'enumDescriptions', 'label', 'title']);

/** Writes the JSON schema of `.minutes.json`, which is made from the declaration that reads the file, in each language. */
export const configSchema = {
  async files(context) {
    const { schema, toSimplified } = await readWords(context);
    const { toTraditional } = await traditional(context.root);
    const simplified = translated(schema, (text) => toSimplified(text) ?? text);
    return [
      { path: 'schemas/minutes.schema.json', text: json(schema) },
      { path: 'schemas/minutes.schema.zh-cn.json', text: json(simplified) },
      { path: 'schemas/minutes.schema.zh-tw.json', text: json(translated(simplified, toTraditional)) },
    ];
  },

  /** Words of the schema without a translation, and translations of what it does not say. */
  async problems(context) {
    const { schema, words, toSimplified } = await readWords(context);
    const left = new Set(Object.keys(words));
    const problems = [];
    translated(schema, (text) => {
      left.delete(text);
      if (toSimplified(text) === undefined)
        problems.push(`${source}: no translation of ${JSON.stringify(text)}`);
      return text;
    });
    return [
      ...new Set(problems),
      ...Array.from(left, (text) => `${source}: the schema does not say ${JSON.stringify(text)} any more`),
    ];
  },
};

async function readWords({ root, core }) {
  const { configSchema, known, render } = await core();
  const words = JSON.parse(await readFile(path.join(root, source), 'utf8'));
  const messages = await areasOf(root);
  // What rules say, with their severity, is translated where rules are.
  const rules = new Map(
    known.rules.map(({ summary, severity }) => [
      render({ template: '{0} ({1})', args: [summary, severity] }),
      render({ template: '{0} ({1})', args: [summary, severity] }, messages),
    ]),
  );
  return {
    schema: configSchema(known),
    words,
    toSimplified: (text) => words[text] ?? rules.get(text) ?? messages[text],
  };
}

function translated(value, translate, isRead = false) {
  if (typeof value === 'string') return isRead ? translate(value) : value;
  if (Array.isArray(value)) return value.map((each) => translated(each, translate, isRead));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, translated(each, translate, readable.has(key))]),
  );
}

function json(value) {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
