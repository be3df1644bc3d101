import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { formatted } from './format.mjs';
import { areasOf } from './translations.mjs';

const severities = ['error', 'warning', 'info', 'hint', 'off', 'default'];
const prefix = 'rule.';

/** The setting `minutes.rules` of the manifest: every rule by name, described in each language of the manifest. */
export const manifestRules = {
  async files(context) {
    const { rules, render } = await context.core();
    const zh = await areasOf(context.root);
    const manifest = JSON.parse(await readFile(path.join(context.root, 'package.json'), 'utf8'));
    const setting = manifest.contributes.configuration[0].properties['minutes.rules'];
    setting.properties = Object.fromEntries(
      rules.map(({ id }) => [
        id,
        {
          anyOf: [{ type: 'string', enum: severities }, { type: 'object' }],
          description: `%${prefix}${id}%`,
        },
      ]),
    );
    setting.additionalProperties = false;
    const words = async (file, translations) => ({
      path: file,
      text: json({
        ...Object.fromEntries(
          Object.entries(JSON.parse(await readFile(path.join(context.root, file), 'utf8'))).filter(
            ([key]) => !key.startsWith(prefix),
          ),
        ),
        ...Object.fromEntries(
          rules.map(({ id, summary }) => [`${prefix}${id}`, render(summary, translations)]),
        ),
      }),
    });
    return [
      { path: 'package.json', text: formatted(context.root, 'package.json', json(manifest)) },
      await words('package.nls.json', {}),
      await words('package.nls.zh-cn.json', zh),
    ];
  },
};

function json(value) {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
