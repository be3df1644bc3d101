import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../support/paths.ts';

/** Makes objects of which many live for a while. `churn` resolves to how big the space for young ones has become, in bytes. */
const CHURN = `
  const { getHeapSpaceStatistics } = require('node:v8');
  let look = () => {};
  const youngSpace = () => getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space').space_size;
  const churn = async () => {
    let kept = [];
    for (let round = 0; round < 40; round++) {
      look();
      for (let made = 0; made < 100_000; made++) {
        kept.push({ made, round: [round] });
        if (kept.length > 20_000) kept = kept.slice(10_000);
      }
      await new Promise(setImmediate);
    }
    return youngSpace();
  };
`;

const module = JSON.stringify(join(root, 'server/lsp/node/small-heap.ts'));
const KEPT = `const { keepHeapSmall } = await import(${module}); look = () => keepHeapSmall('reading');`;

/** What a program prints, as numbers. */
function run(words: string): number[] {
  const program = `${CHURN} void (async () => { ${words} })();`;
  const flags = ['--expose-gc', '--input-type=commonjs'];
  return execFileSync(process.execPath, [...flags, '-e', program], { encoding: 'utf8' })
    .split('\n')
    .map(Number);
}

it('keeps the space for young objects from growing as far as V8 lets it', () => {
  const [kept = 0] = run(`${KEPT} console.log(await churn());`);
  expect(kept).toBeLessThan(run('console.log(await churn());')[0] ?? 0);
  expect(kept).toBeLessThanOrEqual(20_000_000);
});

it('has it grow again when V8 took it away', () => {
  const [rested, again] = run(`${KEPT}
    await churn();
    gc({ flavor: 'last-resort' });
    console.log(youngSpace());
    console.log(await churn());
  `);
  expect(rested).toBeLessThan(8_000_000);
  expect(again).toBeGreaterThanOrEqual(8_000_000);
});
