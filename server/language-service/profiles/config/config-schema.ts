import { configShape } from './config-shape.ts';
import type { Known } from './known.ts';
import { section } from './layout-shape.ts';
import { plainRuleSetting } from './rule-settings-shape.ts';
import type { JsonSchema } from './shape.ts';

/** The JSON schema of `.minutes.json` (draft 7, with what VS Code adds to it), made from the same declaration as its reader. */
export function configSchema(known: Known): JsonSchema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: '.minutes.json',
    description: "What a community's minutes look like.",
    allowComments: true,
    allowTrailingCommas: true,
    ...configShape(known).schema,
    defaultSnippets: [
      { label: 'Change the built-in profile', body: { extends: 'curve', rules: { $1: '$2' } } },
      {
        label: "Describe one's own minutes",
        body: {
          extends: 'none',
          name: '$1',
          files: ['$2/**/*.md'],
          fileName: 'yyyy-MM-dd.md',
          sections: ['$3'],
        },
      },
    ],
    definitions: { section: section.schema, ruleSetting: plainRuleSetting.schema },
  };
}
