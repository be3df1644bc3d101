import path from 'node:path';
import { parseArgs } from 'node:util';

/** The parts of the benchmark, in the order in which they run: a process takes longer to start another the more memory it holds itself. */
const partNames = ['start', 'servers', 'cli', 'scan', 'index', 'links', 'parses'];

/** Reads the command line. Throws with words for the user. */
export function readOptions(argv) {
  const { values } = parseArgs({
    args: argv,
    options: {
      only: { type: 'string' },
      quick: { type: 'boolean', default: false },
      seed: { type: 'string', default: '2023' },
      json: { type: 'string' },
      'no-build': { type: 'boolean', default: false },
    },
  });
  const parts = values.only?.split(',') ?? partNames;
  const unknown = parts.find((part) => !partNames.includes(part));
  if (unknown !== undefined)
    throw new Error(`There is no part “${unknown}”; the parts are ${partNames.join(', ')}.`);
  const seed = Number(values.seed);
  if (!Number.isInteger(seed)) throw new Error('--seed needs an integer.');
  return {
    parts: partNames.filter((part) => parts.includes(part)),
    quick: values.quick,
    seed,
    build: !values['no-build'],
    ...(values.json === undefined ? {} : { json: path.resolve(values.json) }),
  };
}
