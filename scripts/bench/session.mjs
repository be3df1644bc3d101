import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import {
  CancellationToken,
  CancellationTokenSource,
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { atEnd } from '../processes.mjs';
import { createBell } from './bell.mjs';
import { memoryOf } from './memory.mjs';
import { environment } from './places.mjs';

/** What VS Code says that it can do, as far as a server here asks. */
const capabilities = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
  },
  textDocument: {
    synchronization: { didSave: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    publishDiagnostics: {
      relatedInformation: true,
      versionSupport: true,
      codeDescriptionSupport: true,
      dataSupport: true,
    },
    diagnostic: {
      relatedDocumentSupport: true,
      relatedInformation: true,
      codeDescriptionSupport: true,
      dataSupport: true,
      tagSupport: { valueSet: [1, 2] },
    },
  },
};

/** Starts a language server and shakes hands. All servers are spoken to in the same way, over standard input and output. */
export async function startSession(contestant, workspace) {
  const began = performance.now();
  const child = spawn(process.execPath, contestant.start, {
    stdio: ['pipe', 'pipe', 'ignore'],
    cwd: workspace,
    env: { ...environment, ...contestant.env },
  });
  const kill = () => child.kill('SIGKILL');
  atEnd(kill);
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const open = new Map();
  const published = new Map();
  const publishedVersions = new Map();
  const waiting = new Map();
  const refreshes = createBell();
  const own = contestant.editor?.((uri) => open.get(uri)?.text());
  answerServer(connection, { ...own, 'workspace/diagnostic/refresh': refreshes.ring }, workspace);
  connection.onNotification('textDocument/publishDiagnostics', ({ uri, version, diagnostics }) => {
    published.set(uri, diagnostics);
    publishedVersions.set(uri, version);
    waiting.get(uri)?.();
  });
  connection.listen();
  const folder = pathToFileURL(workspace).href;
  const { capabilities: can } = await connection.sendRequest('initialize', {
    processId: process.pid,
    clientInfo: { name: 'bench' },
    rootUri: folder,
    workspaceFolders: [{ uri: folder, name: 'bench' }],
    initializationOptions: contestant.initializationOptions ?? {},
    capabilities,
  });
  const startup = performance.now() - began;
  await connection.sendNotification('initialized', {});
  if (contestant.settings)
    await connection.sendNotification('workspace/didChangeConfiguration', { settings: contestant.settings });

  const sync = typeof can.textDocumentSync === 'object' ? can.textDocumentSync.change : can.textDocumentSync;
  const identifier = can.diagnosticProvider?.identifier;
  const resultIds = new Map();

  /** Resolves when the server has published the diagnostics of a version. */
  const publication = ({ uri, version }) =>
    new Promise((resolve) => {
      const look = () => {
        if (publishedVersions.get(uri) !== version) return;
        waiting.delete(uri);
        resolve();
      };
      waiting.set(uri, look);
      look();
    });

  const pull = async ({ uri }, token) => {
    const previousResultId = contestant.forgetsResults ? undefined : resultIds.get(uri);
    const params = {
      textDocument: { uri },
      ...(identifier === undefined ? {} : { identifier }),
      ...(previousResultId === undefined ? {} : { previousResultId }),
    };
    const report = await connection.sendRequest(
      'textDocument/diagnostic',
      params,
      token ?? CancellationToken.None,
    );
    resultIds.set(uri, report.resultId);
    if (report.kind === 'full') published.set(uri, report.items);
  };

  return {
    startup,
    connection,
    hasSymbols: Boolean(can.documentSymbolProvider),
    /** Sends a document. */
    open(typing) {
      open.set(typing.uri, typing);
      const { uri, version } = typing;
      const textDocument = { uri, languageId: 'markdown', version, text: typing.text() };
      return connection.sendNotification('textDocument/didOpen', { textDocument });
    },
    /** Sends one typed character. */
    type(typing) {
      return connection.sendNotification('textDocument/didChange', typing.type({ whole: sync !== 2 }));
    },
    /** Sends many typed characters at once, and asks about each of them; who has asked before takes that back. */
    async typeAndAskAll(typing, count) {
      let asked;
      for (let turn = 0; turn < count; turn++) {
        asked?.question.cancel();
        this.type(typing);
        if (contestant.pushes) continue;
        const question = new CancellationTokenSource();
        asked = { question, answer: pull(typing, question.token) };
        asked.answer.catch(() => {});
      }
      await (asked?.answer ?? publication(typing));
    },
    /** The same as VS Code's client does it: it asks after the first character, takes that back, and asks again when it is answered. */
    async typeAll(typing, count) {
      this.type(typing);
      const question = new CancellationTokenSource();
      const answer = contestant.pushes ? undefined : pull(typing, question.token).catch(() => {});
      for (let turn = 1; turn < count; turn++) this.type(typing);
      question.cancel();
      await answer;
      await this.fresh(typing);
    },
    /** Resolves when the diagnostics of the version that was sent last are there. */
    fresh: (typing) => (contestant.pushes ? publication(typing) : pull(typing)),
    /**
     * Asks again whenever the server says that there is more, until it has said nothing for `quiet` milliseconds. Resolves to the
     * moment at which the last new diagnostics came; undefined where none came.
     */
    async settle(typing, quiet) {
      let last;
      while (await refreshes.rings(quiet)) {
        const before = JSON.stringify(published.get(typing.uri));
        await pull(typing);
        if (JSON.stringify(published.get(typing.uri)) !== before) last = performance.now();
      }
      return last;
    },
    symbols: ({ uri }) => connection.sendRequest('textDocument/documentSymbol', { textDocument: { uri } }),
    diagnostics: ({ uri }) => published.get(uri)?.length ?? 0,
    memory: () => memoryOf(child.pid),
    /** Asks the server to end, and ends it when it does not. */
    async end() {
      const exited = child.exitCode === null ? once(child, 'exit') : undefined;
      const timer = setTimeout(kill, 2000);
      connection.sendRequest('shutdown').then(() => connection.sendNotification('exit'), kill);
      await exited;
      clearTimeout(timer);
      connection.dispose();
    },
  };
}

/** Answers what servers ask of an editor. */
function answerServer(connection, own, workspace) {
  connection.onRequest((method, params) => {
    if (own[method]) return own[method](params, workspace);
    if (method === 'workspace/configuration') return params.items.map(() => ({}));
    return null;
  });
  connection.onError(() => {});
}
