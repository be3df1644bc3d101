/**
 * Writes the files that are made from declarations, and checks what can only be checked over the whole project.
 *
 *     node scripts/generate.mjs [--check]
 *
 * `--check` writes nothing and fails when a file on disk is not what would be written.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { configSchema } from './generate/config-schema.mjs';
import { grammar } from './generate/grammar.mjs';
import { holidays } from './generate/holidays.mjs';
import { loadCore } from './generate/load-core.mjs';
import { manifestRules } from './generate/manifest-rules.mjs';
import { manifestWords } from './generate/manifest-words.mjs';
import { rulePages } from './generate/rule-pages.mjs';
import { settingsPage } from './generate/settings-page.mjs';
import { snippets } from './generate/snippets.mjs';
import { translations } from './generate/translations.mjs';
import { walkthrough } from './generate/walkthrough.mjs';

/**
 * Every generator: `files(context)` gives what to write as `{ path, text }`, `problems(context)` what is wrong, as lines. The
 * context is `{ root, core() }`; `core()` bundles the core once.
 */
const generators = [
  holidays,
  grammar,
  snippets,
  configSchema,
  translations,
  rulePages,
  manifestRules,
  manifestWords,
  walkthrough,
  settingsPage,
];

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const check = process.argv.includes('--check');
let core;
const context = {
  root,
  core: () => {
    core ??= loadCore();
    return core;
  },
};

const problems = [];
let written = 0;
for (const generator of generators) {
  for (const file of await generator.files(context)) {
    const target = path.join(root, file.path);
    const before = await readFile(target, 'utf8').catch(() => undefined);
    if (before === file.text) continue;
    if (check) problems.push(`${file.path}: not what is generated; run \`npm run generate\``);
    else {
      await mkdir(path.dirname(target), { recursive: true });
      await writeFile(target, file.text);
      written += 1;
      process.stdout.write(`wrote ${file.path}\n`);
    }
  }
  problems.push(...((await generator.problems?.(context)) ?? []));
}
for (const problem of problems) process.stderr.write(`${problem}\n`);
process.stdout.write(`${problems.length} problems, ${written} files written\n`);
if (problems.length > 0) process.exitCode = 1;
