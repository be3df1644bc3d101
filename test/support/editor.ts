import { PassThrough } from 'node:stream';
import type { Diagnostic, InitializeParams, InitializeResult, WorkspaceEdit } from 'vscode-languageserver';
import {
  createConnection,
  createProtocolConnection,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { createSourceText, spanOf } from '../../server/language-service/text/source-text.ts';
import { applyEdits } from '../../server/language-service/text/text-edit.ts';
import type { Host } from '../../server/lsp/host.ts';
import { type ServerOptions, startServer } from '../../server/lsp/server.ts';
import { readTranslations } from '../../server/start/read-translations.ts';
import { root } from './paths.ts';

/** A host whose clock, timers and files are in the test's hands. */
export interface TestHost extends Host {
  /** URI → text. */
  readonly disk: Map<string, string>;
  /** Moves the clock and runs what comes due, in order. */
  advance(milliseconds: number): Promise<void>;
  /** Moves the clock while timers stand still, as on a machine that sleeps. */
  sleep(milliseconds: number): void;
}

export function testHost(
  disk: Readonly<Record<string, string>> = {},
  start = '2023-08-25T00:00:00Z',
): TestHost {
  let now = Date.parse(start);
  let alarms: { at: number; run: () => void }[] = [];
  const files = new Map(Object.entries(disk));
  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  return {
    disk: files,
    files: {
      read: async (uri) => files.get(uri),
      list: async (folder) => {
        const inside = [...files.keys()].filter(
          (uri) => uri.startsWith(folder) && !uri.slice(folder.length).includes('/'),
        );
        return inside.length > 0
          ? inside.map((uri) => decodeURIComponent(uri.slice(folder.length)))
          : undefined;
      },
      exists: async (uri) => files.has(uri),
      async load(uri) {
        const text = files.get(uri);
        return text === undefined ? { trouble: 'gone' } : { text };
      },
      async look(folder) {
        const below = [...files.keys()].filter((uri) => uri.startsWith(folder));
        const names = new Map(
          below.map((uri) => {
            const [name = '', ...rest] = uri.slice(folder.length).split('/');
            return [decodeURIComponent(name), rest.length > 0 ? 'folder' : 'file'] as const;
          }),
        );
        return [...names].map(([name, kind]) => ({ name, kind }));
      },
      // What is on this disk has no time, only its text.
      stamp: async (uris) => uris.map((uri) => files.get(uri)),
    },
    clock: { now: () => now, zone: 'Asia/Shanghai' },
    translations: (language) => readTranslations(root, `server.${language}`),
    timer: {
      after(milliseconds, run) {
        // Node runs at once what is to wait longer.
        if (milliseconds >= 2 ** 31) throw new Error(`no timer runs ${milliseconds} ms`);
        const alarm = { at: now + milliseconds, run };
        alarms.push(alarm);
        return () => {
          alarms = alarms.filter((each) => each !== alarm);
        };
      },
      turn,
    },
    sleep(milliseconds) {
      now += milliseconds;
      for (const alarm of alarms) alarm.at += milliseconds;
    },
    async advance(milliseconds) {
      const until = now + milliseconds;
      for (;;) {
        const due = alarms.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
        if (!due) break;
        alarms = alarms.filter((each) => each !== due);
        now = Math.max(now, due.at);
        due.run();
        for (let turns = 0; turns < 20; turns++) await turn();
      }
      now = until;
      for (let turns = 0; turns < 20; turns++) await turn();
    },
  };
}

/** An editor that can do everything of LSP 3.18 that the server knows of. */
export const fullCapabilities: InitializeParams['capabilities'] = {
  workspace: {
    applyEdit: true,
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
    workspaceEdit: { documentChanges: true, snippetEditSupport: true },
  },
  window: { workDoneProgress: true },
  textDocument: {
    diagnostic: {
      dynamicRegistration: true,
      relatedInformation: true,
      codeDescriptionSupport: true,
      dataSupport: true,
      tagSupport: { valueSet: [1, 2] },
    },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: [] } },
      isPreferredSupport: true,
      dataSupport: true,
      resolveSupport: { properties: ['edit'] },
    },
    completion: {
      completionItem: { snippetSupport: true, labelDetailsSupport: true, documentationFormat: ['markdown'] },
    },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    documentLink: { tooltipSupport: true },
  },
};

export interface EditorOptions {
  readonly capabilities?: InitializeParams['capabilities'];
  readonly initializationOptions?: unknown;
  readonly folders?: readonly string[];
  /** What else the first message says, or says otherwise. */
  readonly greeting?: Partial<InitializeParams>;
  /** Answers `workspace/configuration` for a document. */
  readonly settings?: (uri: string | undefined) => unknown;
  readonly server?: ServerOptions;
}

/** What the server has said without being asked. */
export interface Heard {
  readonly published: {
    readonly uri: string;
    readonly version?: number;
    readonly diagnostics: readonly Diagnostic[];
  }[];
  readonly registrations: string[];
  readonly statuses: unknown[];
  readonly log: string[];
  readonly applied: WorkspaceEdit[];
  refreshes: number;
}

/** The other end of a session with the server. */
export interface Editor {
  readonly connection: ProtocolConnection;
  readonly result: InitializeResult;
  readonly heard: Heard;
  open(uri: string, text: string, languageId?: string): Promise<void>;
  /** Replaces the first occurrence of some words, as one incremental change. */
  replace(uri: string, words: string, by: string): Promise<void>;
  change(uri: string, changes: readonly object[]): Promise<void>;
  text(uri: string): string;
  request<R>(method: string, params: unknown): Promise<R>;
  notify(method: string, params: unknown): Promise<void>;
  pull(
    uri: string,
    previousResultId?: string,
  ): Promise<{ kind: string; resultId: string; items: Diagnostic[] }>;
  /** The rules that a pull reports, in order. */
  rules(uri: string): Promise<string[]>;
  /** Applies the edits for one document. */
  apply(edit: WorkspaceEdit): Promise<void>;
  /** Lets everything that is on its way arrive. */
  settle(): Promise<void>;
  end(): Promise<void>;
}

/** Starts the server in this process and opens a session with it. */
export async function openEditor(host: Host, options: EditorOptions = {}): Promise<Editor> {
  const toServer = new PassThrough();
  const toEditor = new PassThrough();
  startServer(
    createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toEditor)),
    host,
    options.server,
  );
  const connection = createProtocolConnection(
    new StreamMessageReader(toEditor),
    new StreamMessageWriter(toServer),
  );
  return beginSession(connection, options);
}

/** Greets the server at the other end of a connection. */
export async function beginSession(connection: ProtocolConnection, options: EditorOptions): Promise<Editor> {
  const heard: Heard = { published: [], registrations: [], statuses: [], log: [], applied: [], refreshes: 0 };
  connection.onNotification('textDocument/publishDiagnostics', (params) => void heard.published.push(params));
  connection.onNotification('minutes/status', (params) => void heard.statuses.push(params));
  connection.onNotification('window/logMessage', ({ message }) => void heard.log.push(message));
  connection.onRequest('workspace/configuration', ({ items }: { items: { scopeUri?: string }[] }) =>
    items.map(({ scopeUri }) => options.settings?.(scopeUri) ?? null),
  );
  connection.onRequest(
    'client/registerCapability',
    ({ registrations }: { registrations: { method: string }[] }) => {
      heard.registrations.push(...registrations.map(({ method }) => method));
    },
  );
  connection.onRequest('workspace/diagnostic/refresh', () => {
    heard.refreshes++;
  });
  connection.onRequest('window/workDoneProgress/create', () => null);
  const texts = new Map<string, { version: number; text: string }>();
  const change = async (uri: string, changes: readonly object[]): Promise<void> => {
    const before = texts.get(uri)!;
    let { text } = before;
    for (const each of changes as { range?: Parameters<typeof spanOf>[1]; text: string }[]) {
      const span = each.range
        ? spanOf(createSourceText(uri, 0, text), each.range)
        : { start: 0, end: text.length };
      text = applyEdits(text, [{ span, text: each.text }]);
    }
    const version = before.version + 1;
    texts.set(uri, { version, text });
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: changes,
    });
  };
  const apply = async (edit: WorkspaceEdit): Promise<void> => {
    for (const each of edit.documentChanges ?? []) {
      if (!('edits' in each)) continue;
      const { uri, version } = each.textDocument;
      const { text, version: own } = texts.get(uri)!;
      if (version !== null && version !== own) throw new Error(`edit for version ${version} of ${own}`);
      const source = createSourceText(uri, 0, text);
      const edits = each.edits.map((one) => ({
        span: spanOf(source, one.range),
        text: 'newText' in one ? one.newText : one.snippet.value.replace('$0', ''),
      }));
      await change(uri, [{ text: applyEdits(text, edits) }]);
    }
  };
  connection.onRequest('workspace/applyEdit', async ({ edit }: { edit: WorkspaceEdit }) => {
    heard.applied.push(edit);
    await apply(edit);
    return { applied: true };
  });
  connection.listen();
  const folders = options.folders ?? ['file:///notes'];
  const result = await connection.sendRequest<InitializeResult>('initialize', {
    processId: null,
    rootUri: null,
    capabilities: options.capabilities ?? fullCapabilities,
    workspaceFolders: folders.map((uri) => ({ uri, name: uri })),
    initializationOptions: options.initializationOptions,
    ...options.greeting,
  });
  await connection.sendNotification('initialized', {});
  const pull: Editor['pull'] = (uri, previousResultId) =>
    connection.sendRequest('textDocument/diagnostic', {
      textDocument: { uri },
      ...(previousResultId === undefined ? {} : { previousResultId }),
    });
  return {
    connection,
    result,
    heard,
    async open(uri, text, languageId = 'markdown') {
      texts.set(uri, { version: 1, text });
      await connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId, version: 1, text },
      });
    },
    async replace(uri, words, by) {
      const { text } = texts.get(uri)!;
      const start = text.indexOf(words);
      if (start < 0) throw new Error(`${words} is not in the text`);
      const position = (offset: number): object => {
        const lines = text.slice(0, offset).split('\n');
        return { line: lines.length - 1, character: lines.at(-1)!.length };
      };
      await change(uri, [
        { range: { start: position(start), end: position(start + words.length) }, text: by },
      ]);
    },
    change,
    text: (uri) => texts.get(uri)!.text,
    request: (method, params) => connection.sendRequest(method, params),
    notify: (method, params) => connection.sendNotification(method, params),
    pull,
    rules: async (uri) => (await pull(uri)).items.map(({ code }) => String(code)),
    apply,
    async settle() {
      for (let turns = 0; turns < 50; turns++) await new Promise((resolve) => setImmediate(resolve));
    },
    async end() {
      await connection.sendRequest('shutdown');
      connection.dispose();
    },
  };
}
