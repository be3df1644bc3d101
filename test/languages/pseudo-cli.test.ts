import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { curve } from '../../server/language-service/profiles/curve.ts';
import { rules } from '../../server/language-service/rules/index.ts';
import { readMarks } from '../support/marked-text.ts';
import { pseudoTranslations, unspoken } from '../support/pseudo.ts';
import { placeTranslations, program, TemporaryFolder } from '../support/run-cli.ts';
import { CLEAN, DAMAGED } from '../support/samples.ts';
import { minutesOn } from '../support/series.ts';

let minutes: string;
let folder: TemporaryFolder;
const texts = {
  '2023/2023-07-27.md': minutesOn('2023-07-27', ['#### 快照', '- #2387 快照', '- 待测试']),
  '2023/2023-08-10.md': minutesOn('2023-08-10', ['#### 快照', '- #2387 快照']),
  '2023/2023-08-24.md': DAMAGED,
  'README.md': '# 双周会\n\n<!-- minutes-index -->\n<!-- /minutes-index -->\n',
  'bad/.minutes.json': '{ "rules": { "time-formt": "of" } }',
  'bad/2023-08-24.md': CLEAN,
  'latin/2023-08-24.md': new Uint8Array([0x23, 0xb1, 0xa1]),
};

beforeAll(() => {
  minutes = join(dirname(program()), 'pseudo', 'minutes.cjs');
  mkdirSync(dirname(minutes), { recursive: true });
  copyFileSync(program(), minutes);
  placeTranslations(dirname(minutes), (file) =>
    JSON.stringify(pseudoTranslations(JSON.parse(readFileSync(file, 'utf8')))),
  );
  folder = new TemporaryFolder(texts);
});
afterAll(() => folder[Symbol.dispose]());

/** What stands on the left of a line of help: the command line, which is not in any language. */
const usage = /^ {2}(?:minutes|-|[A-Z]{2,}_)\S*(?: \S+)*/gm;

/** What stands before the words of a finding, as in a compiler’s report: place and severity. */
const finding = /^(\S+:\d+:\d+ ⟦[^⟦⟧]*⟧) /gm;

function untranslated(args: readonly string[]): { readonly left: readonly string[]; readonly said: number } {
  const { stdout, stderr, status } = spawnSync(process.execPath, [minutes, ...args], {
    cwd: folder.path,
    env: { PATH: process.env.PATH, LC_ALL: 'zh_CN.UTF-8' },
    encoding: 'utf8',
  });
  expect(status, `${stdout}${stderr}`).not.toBeNull();
  const data = [
    ...Object.keys(texts),
    ...Object.values(texts).filter((text) => typeof text === 'string'),
    CLEAN,
    JSON.stringify(curve),
    args.join(' '),
    folder.path,
    'minutes error warning info hint off json markdown file fixed config',
    ...rules.flatMap(({ id, options = [], examples }) => [
      id,
      ...options.map(({ name }) => name),
      ...examples.flatMap(({ bad = '', good = '', fixed = '', file = '' }) => [
        readMarks(bad).text,
        good,
        fixed,
        file,
      ]),
    ]),
  ].join('\n');
  const said = `${stdout}\n${stderr}`.replace(usage, '').replace(finding, '$1  ').split('\n');
  return {
    left: [...new Set(said.flatMap((line) => unspoken(line, data).map((word) => `${word} in ${line}`)))],
    said: said.filter((line) => line.includes('⟦')).length,
  };
}

describe('everything that the command line says is a message', () => {
  for (const [args, atLeast] of [
    [['--help'], 30],
    [['check'], 3],
    [['check', '2023'], 2],
    [['check', 'nowhere'], 1],
    [['check', 'latin/2023-08-24.md'], 1],
    [['check', '--fail-on', 'erro'], 1],
    [['chek'], 1],
    [['check', '--formt', 'json'], 1],
    [['fix', '--dry-run', '2023'], 1],
    [['links', '--offline', '2023'], 1],
    [['explain'], 20],
    ...rules.slice(0, 4).map(({ id }) => [['explain', id], 8] as const),
    [['explain', 'time-formt'], 1],
    [['explain', '--config', '2023/2023-08-24.md'], 5],
    [['new', '--dry-run', '--date', 'x'], 1],
    [['list', '2023'], 3],
    [['history', '#2387'], 0],
    [['history', 'nothing'], 1],
    [['history'], 1],
    [['search', '快照'], 0],
    [['search', 'nothing', '--limit', 'x'], 1],
    [['index', '--check'], 1],
    [['new', '2023'], 1],
    [['new', '--date', '2023-08-24', '2023'], 1],
  ] as const) {
    it(args.join(' '), () => {
      const { left, said } = untranslated(args);
      expect(left).toEqual([]);
      expect(said).toBeGreaterThanOrEqual(atLeast);
    });
  }
});
