import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../support/paths.ts';

/** Makes objects of which many live for a while, and prints how big the space for young ones has become, in bytes. */
const CHURN = `
  const { getHeapSpaceStatistics } = require('node:v8');
  let kept = [];
  let round = 0;
  let look = () => {};
  const step = () => {
    look();
    for (let made = 0; made < 100_000; made++) {
      kept.push({ made, round: [round] });
      if (kept.length > 20_000) kept = kept.slice(10_000);
    }
    if (++round < 40) return void setImmediate(step);
    console.log(getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space').space_size);
  };
`;

const module = JSON.stringify(join(root, 'server/lsp/node/small-heap.ts'));
const KEPT = `import(${module}).then(({ keepHeapSmall }) => { look = keepHeapSmall; step(); });`;

function run(words: string): string {
  return execFileSync(process.execPath, ['--input-type=commonjs', '-e', words], { encoding: 'utf8' });
}

const youngSpace = (begin: string): number => Number(run(`${CHURN} ${begin}`));

it('keeps the space for young objects from growing as far as V8 lets it', () => {
  const kept = youngSpace(KEPT);
  expect(kept).toBeLessThan(youngSpace('step();'));
  expect(kept).toBeLessThanOrEqual(20_000_000);
});
