import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FileChangeType, type FileEvent } from 'vscode-languageserver';
import { nodeHost } from '../../server/lsp/node/node-host.ts';
import { nodeKeep } from '../../server/lsp/node/node-keep.ts';
import { type Editor, openEditor } from '../support/editor.ts';
import { askIndex, indexProbe } from '../support/index-probe.ts';
import { CLEAN } from '../support/samples.ts';

const FOLDERS = ['', 'a/', 'b/', 'a/c/'];
const NAMES = ['2023-08-24.md', '2023-08-10.md', 'README.md'];
const FILES = FOLDERS.flatMap((folder) => NAMES.map((name) => `${folder}${name}`));

const file = fc.constantFrom(...FILES);
const folder = fc.constantFrom('a', 'b', 'a/c', 'd');
const text = fc.oneof(
  fc.nat({ max: 30 }).map((day) => CLEAN.replaceAll('08/24', `08/${String(day).padStart(2, '0')}`)),
  fc.constantFrom('', '# Notes\n', `${CLEAN}\n- #123\n`, `${CLEAN}\0`),
);

/** What a user and other programs do with the files of a workspace. */
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('write' as const), file, text }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('delete' as const), file }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('move' as const), file, to: file }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('move folder' as const), folder, to: folder }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('delete folder' as const), folder }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('open' as const), file, text }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('close' as const), file }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('ignore' as const),
      text: fc.constantFrom('', 'a/\n', '*.md\n!2023-08-24.md\n', 'b/2023-08-10.md\n'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('project' as const),
      folder,
      text: fc.constantFrom(
        '{}',
        '{ "rules": { "time-format": "off" } }',
        '{ "exclude": ["**/2023-08-10.md"] }',
      ),
    }),
  },
);

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Does one step on the disk or in the editor. Answers what the editor tells the server. */
async function perform(
  home: string,
  each: Step,
  editor: Editor,
  opened: Map<string, string>,
): Promise<FileEvent[]> {
  const { Created, Changed, Deleted } = FileChangeType;
  const at = (name: string): string => join(home, name);
  const uri = (name: string): string => pathToFileURL(at(name)).href;
  const write = (name: string, words: string): FileEvent[] => {
    const there = existsSync(at(name));
    mkdirSync(dirname(at(name)), { recursive: true });
    writeFileSync(at(name), words);
    return [{ uri: uri(name), type: there ? Changed : Created }];
  };
  switch (each.do) {
    case 'write':
      return write(each.file, each.text);
    case 'ignore':
      return write('.gitignore', each.text);
    case 'project':
      return write(`${each.folder}/.minutes.json`, each.text);
    case 'delete':
      if (!existsSync(at(each.file))) return [];
      rmSync(at(each.file));
      return [{ uri: uri(each.file), type: Deleted }];
    case 'delete folder':
      if (!existsSync(at(each.folder))) return [];
      rmSync(at(each.folder), { recursive: true });
      return [{ uri: uri(each.folder), type: Deleted }];
    case 'move':
      if (!existsSync(at(each.file)) || each.file === each.to) return [];
      mkdirSync(dirname(at(each.to)), { recursive: true });
      renameSync(at(each.file), at(each.to));
      return [
        { uri: uri(each.file), type: Deleted },
        { uri: uri(each.to), type: Created },
      ];
    case 'move folder':
      if (!existsSync(at(each.folder)) || existsSync(at(each.to)) || each.to.startsWith(`${each.folder}/`))
        return [];
      mkdirSync(dirname(at(each.to)), { recursive: true });
      renameSync(at(each.folder), at(each.to));
      return [
        { uri: uri(each.folder), type: Deleted },
        { uri: uri(each.to), type: Created },
      ];
    case 'open':
      if (opened.has(uri(each.file))) await editor.change(uri(each.file), [{ text: each.text }]);
      else await editor.open(uri(each.file), each.text);
      opened.set(uri(each.file), each.text);
      return [];
    case 'close':
      if (opened.delete(uri(each.file)))
        await editor.notify('textDocument/didClose', { textDocument: { uri: uri(each.file) } });
      return [];
  }
}

it('whatever happens to files, the index is the one that reading them afresh gives', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(step, fc.boolean()), { minLength: 1, maxLength: 10 }),
      async (steps) => {
        const place = mkdtempSync(join(tmpdir(), 'minutes-files-'));
        const home = join(place, 'notes');
        mkdirSync(home);
        const options = {
          folders: [pathToFileURL(home).href],
          server: { features: [indexProbe] },
          initializationOptions: { storage: join(place, 'kept') },
        };
        const opened = new Map<string, string>();
        /** Documents whose file was deleted under them. */
        const orphans = new Set<string>();
        const host = { ...nodeHost, keep: nodeKeep('one', undefined) };
        const editor = await openEditor(host, options);
        try {
          writeFileSync(join(home, '2023-08-24.md'), CLEAN);
          await askIndex(editor, 'whole');
          for (const [each, isTold] of steps) {
            const changes = await perform(home, each, editor, opened);
            if (each.do === 'open') orphans.delete(pathToFileURL(join(home, each.file)).href);
            for (const { uri, type } of changes) {
              if (type !== FileChangeType.Deleted) orphans.delete(uri);
              else
                for (const other of opened.keys())
                  if (other === uri || other.startsWith(`${uri}/`)) orphans.add(other);
            }
            if (changes.length > 0) await editor.notify('workspace/didChangeWatchedFiles', { changes });
            // Some come while the last is being worked on.
            if (isTold) await askIndex(editor);
          }
          const afresh = await openEditor(nodeHost, options);
          for (const [uri, words] of opened)
            if (!orphans.has(uri) || existsSync(fileURLToPath(uri))) await afresh.open(uri, words);
          const { meetings } = await askIndex(afresh, 'whole');
          await afresh.end();
          await expect
            .poll(async () => (await askIndex(editor)).meetings, { timeout: 10_000, interval: 20 })
            .toEqual(meetings);
          for (const uri of opened.keys())
            await editor.notify('textDocument/didClose', { textDocument: { uri } });
          await editor.end();
          const [kept, plain] = await Promise.all([openEditor(host, options), openEditor(nodeHost, options)]);
          expect((await askIndex(kept, 'whole')).meetings).toEqual((await askIndex(plain, 'whole')).meetings);
          await Promise.all([kept.end(), plain.end()]);
        } finally {
          rmSync(place, { recursive: true, force: true });
        }
      },
    ),
    { numRuns: Number(process.env.MINUTES_RUNS ?? 25) },
  );
}, 300_000);
