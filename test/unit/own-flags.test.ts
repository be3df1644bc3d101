import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../support/paths.ts';

const folderOf = (name: string): string => (name === 'own-flags' ? 'start' : 'lsp/node');
const from = (name: string): string => JSON.stringify(join(root, `server/${folderOf(name)}/${name}.ts`));

function run(words: string): string {
  const flags = ['--allow-natives-syntax', '--input-type=commonjs'];
  return execFileSync(process.execPath, [...flags, '-e', words], { encoding: 'utf8' });
}

/** Prints whether a function is optimised that has run often, after each of some steps. */
const OPTIMISED = `
  const busy = (count) => { let sum = 0; for (let n = 0; n < count; n++) sum += n % 7; return sum; };
  const isOptimised = () => {
    for (let turn = 0; turn < 20_000; turn++) busy(100);
    return %ActiveTierIsMaglev(busy) || %ActiveTierIsTurbofan(busy);
  };
`;

describe('flags of V8', () => {
  it('spare the work of optimising until the same is done again and again', () => {
    const steps = `
      import(${from('run-sparingly')}).then(({ runFast, runSparingly }) => {
        runSparingly();
        const before = isOptimised();
        runFast();
        console.log(before, isOptimised());
      });`;
    expect(run(`${OPTIMISED} ${steps}`)).toBe('false true\n');
  });

  it('are as usual while somebody wants them so', () => {
    const steps = `
      Promise.all([import(${from('run-sparingly')}), import(${from('own-flags')})]).then(
        ([{ runSparingly }, { wantUsualFlags }]) => {
          runSparingly();
          const enough = [wantUsualFlags(), wantUsualFlags()];
          enough[0]();
          enough[0]();
          console.log(isOptimised());
        });`;
    expect(run(`${OPTIMISED} ${steps}`)).toBe('true\n');
  });

  it('are as usual for somebody who wants them so, but for those that he bears', () => {
    const steps = `
      import(${from('own-flags')}).then(({ setOwnFlags, wantUsualFlags }) => {
        const spare = { own: '--turbo-filter=-* --maglev-filter=-*', usual: '--turbo-filter=* --maglev-filter=*' };
        setOwnFlags(spare);
        wantUsualFlags(spare);
        const borne = isOptimised();
        wantUsualFlags();
        console.log(borne, isOptimised());
      });`;
    expect(run(`${OPTIMISED} ${steps}`)).toBe('false true\n');
  });

  it.each([
    ['sparingly', 'runSparingly();'],
    ['fast', 'runSparingly(); runFast();'],
    ['fast while somebody types', "runSparingly(); runFast('typing');"],
    ['as others want it', 'runSparingly(); wantUsualFlags();'],
    ['as nobody else wants it any more', 'runSparingly(); wantUsualFlags()();'],
    ['with a heap that was held', 'keepHeapSmall(); churn();'],
    ['late where threads read', 'if (COMPILE_LATE) setOwnFlags(COMPILE_LATE);'],
    ['late where threads have read', 'if (COMPILE_LATE) setOwnFlags(COMPILE_LATE)();'],
  ])('are such at the end that the next start accepts compiled code: %s', (_, steps) => {
    const script = "const { Script } = require('node:vm'); const code = 'globalThis.a = () => 1';";
    const keep = `process.once('exit', () => console.log(new Script(code).createCachedData().toString('base64')));`;
    const churn = `
      let kept = [];
      let round = 0;
      const churn = () => {
        for (let made = 0; made < 100_000; made++) {
          kept.push({ made });
          if (kept.length > 20_000) kept = kept.slice(10_000);
        }
        if (++round < 40) setImmediate(churn);
      };`;
    const modules = ['run-sparingly', 'own-flags', 'small-heap', 'compile-late'].map(
      (name) => `import(${from(name)})`,
    );
    const begin = `Promise.all([${modules.join(', ')}]).then(
      ([{ runFast, runSparingly }, { setOwnFlags, wantUsualFlags }, { keepHeapSmall }, { COMPILE_LATE }]) => { ${steps} });`;
    const kept = run(`${script} ${keep} ${churn} ${begin}`).trim();
    const read = `console.log(new Script(code, { cachedData: Buffer.from('${kept}', 'base64') }).cachedDataRejected);`;
    expect(run(`${script} ${read}`)).toBe('false\n');
  });
});
