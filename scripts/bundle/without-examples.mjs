import { readFile } from 'node:fs/promises';

/** The files that rules may be in. */
export const ruleFiles = /[\\/]language-service[\\/]rules[\\/][\w-]+[\\/][\w-]+\.ts$/;

/**
 * Takes the examples out of the rules: they are for the pages of the rules and for tests, and half of what a rule weighs. What
 * writes pages is bundled with them.
 */
export const withoutExamples = {
  name: 'without-examples',
  setup(build) {
    build.onLoad({ filter: ruleFiles }, async ({ path }) => ({
      contents: leaveOutExamples(await readFile(path, 'utf8')),
      loader: 'ts',
    }));
  },
};

/** Examples stand as the formatter sets them: between a line that opens the list and the line that closes it. */
export function leaveOutExamples(code) {
  const isRule = /^(?:export )?const \w+: Rule(?:<.*>)? = \{$/m.test(code);
  const lean = code.replace(/^( +)examples: \[\n[\s\S]*?^\1\],\n/gm, '$1examples: [],\n');
  if (isRule && lean === code) throw new Error('A rule has no examples where they were looked for');
  return lean;
}
