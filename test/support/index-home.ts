import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach } from 'vitest';
import type { FileChangeType } from 'vscode-languageserver';
import type { Host } from '../../server/lsp/host.ts';
import { nodeHost } from '../../server/lsp/node/node-host.ts';
import { type Editor, type EditorOptions, openEditor } from './editor.ts';
import { indexProbe } from './index-probe.ts';
import { CLEAN } from './samples.ts';

/** A new workspace folder for each test, and editors in it, which are ended with the test. */
export const home = { folder: '', notes: '' };
let editors: Editor[] = [];

/** To be called once in a test file. */
export function useHome(): void {
  beforeEach(() => {
    home.folder = mkdtempSync(join(tmpdir(), 'minutes 索引-'));
    home.notes = join(home.folder, 'notes (会议)');
    mkdirSync(home.notes);
    editors = [];
  });
  afterEach(async () => {
    for (const editor of editors) await editor.end().catch(() => undefined);
    rmSync(home.folder, { recursive: true, force: true });
  });
}

export const uriOf = (name: string): string => pathToFileURL(join(home.notes, name)).href;
export const write = (name: string, text: string | Uint8Array): void => {
  mkdirSync(dirname(join(home.notes, name)), { recursive: true });
  writeFileSync(join(home.notes, name), text);
};
export const dayOf = (day: string): string => CLEAN.replaceAll('2023/08/24', day.replaceAll('-', '/'));
export const tell = (editor: Editor, ...changes: [string, FileChangeType][]): Promise<void> =>
  editor.notify('workspace/didChangeWatchedFiles', {
    changes: changes.map(([name, type]) => ({ uri: uriOf(name), type })),
  });

/** A host of the real disk that says what it was asked for. */
export function watchedHost(extra: Partial<Host> = {}): Host & { readonly loaded: string[]; looked: number } {
  const loaded: string[] = [];
  const host = {
    ...nodeHost,
    ...extra,
    loaded,
    looked: 0,
    files: {
      ...nodeHost.files,
      load: (uri: string) => {
        loaded.push(uri);
        return nodeHost.files.load(uri);
      },
      look: (uri: string) => {
        host.looked++;
        return nodeHost.files.look(uri);
      },
    },
  };
  return host;
}

export async function start(options: EditorOptions = {}, host: Host = nodeHost): Promise<Editor> {
  const editor = await openEditor(host, {
    folders: [pathToFileURL(home.notes).href],
    server: { features: [indexProbe] },
    ...options,
  });
  editors.push(editor);
  return editor;
}

/** Ends an editor before its test is over. */
export async function end(editor: Editor): Promise<void> {
  editors = editors.filter((each) => each !== editor);
  await editor.end();
}
