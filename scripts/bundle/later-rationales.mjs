import { glob, readFile } from 'node:fs/promises';
import path from 'node:path';
import { leaveOutExamples, ruleFiles } from './without-examples.mjs';

const message = `import { message } from './server/language-service/text/message.ts';`;

/**
 * Leaves what rules are for, a tenth of what they weigh and shown when somebody asks, to the second of two scripts; their examples to
 * neither. `root` is the project's folder.
 */
export function laterRationales(root) {
  const resolveDir = root;
  return {
    name: 'later-rationales',
    setup(build) {
      build.onLoad({ filter: ruleFiles }, async ({ path: file }) => ({
        contents: askingLater(leaveOutExamples(await readFile(file, 'utf8'))),
        loader: 'ts',
      }));
      build.onResolve({ filter: /^(?:\.\/)?rationales$/ }, ({ path: name }) => ({
        path: name,
        namespace: 'rationales',
      }));
      build.onLoad({ filter: /^rationales$/, namespace: 'rationales' }, () => ({
        contents: `${message}
          import { laterPart } from 'later-script';
          export const rationaleOf = (id) => laterPart('rationales', 'rationaleOf')?.(id) ?? message('');`,
        resolveDir,
      }));
      build.onLoad({ filter: /^\.\/rationales$/, namespace: 'rationales' }, async () => ({
        contents: `${message}
          const rationales = {\n${await rationalesIn(path.join(root, 'server/language-service/rules'))}};
          export const rationaleOf = (id) => rationales[id];`,
        resolveDir,
      }));
    },
  };
}

/** A rationale stands as the formatter sets it, behind the id of its rule. */
const rationale = /^ {2}rationale: (message\(\n {4}(?:'.*'|".*"),\n {2}\)),\n/gm;

/** The module of a rule, which asks for the rationale when it is asked itself. */
function askingLater(code) {
  const lean = code.replace(
    rationale,
    (_, __, at) => `get rationale() { return rationaleOf(${idBefore(code, at)}); },\n`,
  );
  return lean === code ? code : `import { rationaleOf } from 'rationales';\n${lean}`;
}

function idBefore(code, at) {
  const id = [...code.slice(0, at).matchAll(/^ {2}id: ('[\w-]+'),$/gm)].at(-1)?.[1];
  if (id === undefined) throw new Error('A rule has no id where it was looked for');
  return id;
}

async function rationalesIn(folder) {
  const lines = [];
  for await (const name of glob('*/*.ts', { cwd: folder })) {
    const code = await readFile(path.join(folder, name), 'utf8');
    for (const { 1: words, index } of code.matchAll(rationale))
      lines.push(`${idBefore(code, index)}: ${words},\n`);
  }
  return lines.sort().join('');
}
