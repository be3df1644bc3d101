import { mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { manyMinutes } from '../support/many-minutes.ts';
import { runCli, TemporaryFolder } from '../support/run-cli.ts';
import { CLEAN, DAMAGED, DISPLACED } from '../support/samples.ts';
import { faultsBy } from '../support/schema.ts';

const now = ['--now', '2023-08-26T12:00:00+08:00'];
const faultsOf = faultsBy('sarif-2.1.0.json', '4');

interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}
interface Place {
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string };
    readonly region?: Region;
  };
}
interface Log {
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: readonly Record<string, unknown>[] } };
      readonly originalUriBaseIds: Record<string, { readonly uri: string }>;
      readonly invocations: readonly Record<string, unknown>[];
      readonly results: readonly {
        readonly ruleId: string;
        readonly ruleIndex: number;
        readonly locations: readonly [Place];
        readonly relatedLocations?: readonly Place[];
        readonly partialFingerprints: Record<string, string>;
        readonly fixes?: readonly [
          {
            readonly description: { readonly text: string };
            readonly artifactChanges: readonly [
              {
                readonly replacements: readonly {
                  readonly deletedRegion: Region;
                  readonly insertedContent: { readonly text: string };
                }[];
              },
            ];
          },
        ];
      }[];
    },
  ];
}

function sarif(cwd: string, args: readonly string[] = [], env = {}, command = 'check') {
  const { code, out, err } = runCli(cwd, [command, '--format', 'sarif', ...now, ...args], env);
  const log = JSON.parse(out) as Log;
  return { code, err, log, run: log.runs[0] };
}

/** What a reader of the log would do with its replacements. */
function applied(text: string, results: Log['runs'][0]['results']): string {
  const bom = text.startsWith('\uFEFF') ? 1 : 0;
  const starts = [bom, ...[...text.matchAll(/\r\n|[\r\n]/g)].map((end) => end.index + end[0].length)];
  const at = (line: number, column: number) => starts[line - 1]! + column - 1;
  return results
    .flatMap(({ fixes }) => fixes?.[0].artifactChanges[0].replacements ?? [])
    .map(({ deletedRegion: region, insertedContent }) => ({
      start: at(region.startLine, region.startColumn),
      end: at(region.endLine, region.endColumn),
      text: insertedContent.text,
    }))
    .sort((a, b) => b.start - a.start)
    .reduce((before, edit) => before.slice(0, edit.start) + edit.text + before.slice(edit.end), text);
}

describe('SARIF', () => {
  it('is as the schema has it: nothing found, much found, trouble, in Chinese, of several threads', () => {
    using folder = new TemporaryFolder({
      'a/2023-08-24.md': CLEAN,
      'b/会议 记录 100%#[1]/2023-08-24.md': DAMAGED,
      'b/会议 记录 100%#[1]/2023-08-10.md': DISPLACED,
      ...manyMinutes('c', 9),
      'd/2023-08-24.md': new Uint8Array([0x23, 0xff]),
      'e/.minutes.json': '{ "rules": { "time-formt": "off" } }',
      'e/2023-08-24.md': DAMAGED,
    });
    const runs = [
      ['a'],
      [],
      ['d/2023-08-24.md'],
      ['--locale', 'zh-cn', 'b'],
      ['--jobs', '3', 'c'],
      [realpathSync(folder.path)],
    ].map((args) => sarif(folder.path, args));
    expect(runs.map(({ log }) => faultsOf(log))).toEqual(runs.map(() => []));
    expect(runs.map(({ run }) => run.results.length > 0)).toEqual([false, true, false, true, true, true]);
    expect(runs.map(({ run }) => run.invocations[0]?.exitCode)).toEqual(runs.map(({ code }) => code));
    expect(runs[0]?.run.invocations).toEqual([{ exitCode: 0, executionSuccessful: true }]);
    expect(runs[2]?.run.invocations).toEqual([
      {
        exitCode: 2,
        executionSuccessful: false,
        toolExecutionNotifications: [
          { level: 'error', message: { text: expect.stringContaining('is not UTF-8') } },
        ],
      },
    ]);
    const links = sarif(folder.path, ['--no-network', 'b'], { XDG_CACHE_HOME: folder.path }, 'links');
    expect(faultsOf(links.log)).toEqual([]);
  });

  it('would not be accepted with a fault in it', () => {
    using folder = new TemporaryFolder({ '2023-08-24.md': DAMAGED });
    const { log } = sarif(folder.path);
    const wrong = structuredClone(log) as unknown as { runs: [{ results: [{ message: unknown }] }] };
    wrong.runs[0].results[0].message = 'words';
    expect(faultsOf(wrong).join()).toContain('/runs/0/results/0/message');
  });

  it('describes every rule', () => {
    using folder = new TemporaryFolder({ '2023-08-24.md': DAMAGED });
    const { rules } = sarif(folder.path).run.tool.driver;
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    for (const rule of rules) {
      expect(rule).toMatchObject({
        id: expect.stringMatching(/^[a-z]+(-[a-z]+)*$/),
        name: expect.stringMatching(/^[A-Z][A-Za-z]+$/),
        shortDescription: { text: expect.stringMatching(/./) },
        fullDescription: { text: expect.stringMatching(/./) },
        help: { text: expect.stringMatching(/./) },
        defaultConfiguration: { level: expect.stringMatching(/^(error|warning|note)$/) },
      });
    }
  });

  it.each([
    ['as they are', (text: string) => text],
    ['with CRLF and a byte order mark', (text: string) => `\uFEFF${text.replaceAll('\n', '\r\n')}`],
    ['behind characters of two code units', (text: string) => text.replaceAll('- ', '- 🎉 ')],
  ])('fixes do what `minutes fix` does: %s', (_, change) => {
    const text = change(CLEAN.replace('2023/08/24 19:00~19:30', '2023/08-24 19:00~19:30'));
    using folder = new TemporaryFolder({ '2023-08-24.md': text });
    const { run } = sarif(folder.path);
    expect(run.results[0]?.fixes?.[0].description.text).toMatch(/./);
    expect(applied(text, run.results)).toBe(change(CLEAN));
  });

  it('names files by URIs that lead back to them, from the repository’s root', () => {
    const names = ['会议 记录/2023-08-24.md', 'a+b&c/[x] {y} 100%/2023-08-24.md', 'c:d/2023-08-24.md'];
    using folder = new TemporaryFolder(Object.fromEntries(names.map((name) => [name, DAMAGED])));
    const root = realpathSync(folder.path);
    const leads = ({ run }: ReturnType<typeof sarif>) => [
      ...new Set(
        run.results.map(({ locations: [{ physicalLocation }] }) => {
          const { uri, uriBaseId } = physicalLocation.artifactLocation;
          const base = uriBaseId && run.originalUriBaseIds[uriBaseId]?.uri;
          return fileURLToPath(new URL(uri, base));
        }),
      ),
    ];
    const files = names.map((name) => join(root, name)).sort();
    expect(leads(sarif(root)).sort()).toEqual(files);
    mkdirSync(join(root, 'elsewhere'));
    const below = sarif(join(root, 'elsewhere'), ['..'], { GITHUB_WORKSPACE: root });
    expect(leads(below).sort()).toEqual(files);
    const uris = below.run.results.map(({ locations }) => locations[0].physicalLocation.artifactLocation);
    expect(uris.every(({ uri, uriBaseId }) => uriBaseId !== undefined && !uri.startsWith('..'))).toBe(true);
    expect(leads(sarif(join(root, 'elsewhere'), ['..'])).sort()).toEqual(files);
  });

  it('leaves out what a comment leaves out', () => {
    const text = DAMAGED.replace('2023/08-24', '<!-- minutes-disable time-malformed -->\n\n2023/08-24');
    using folder = new TemporaryFolder({ '2023-08-24.md': text });
    expect(sarif(folder.path).run.results.map(({ ruleId }) => ruleId)).not.toContain('time-malformed');
  });
});
