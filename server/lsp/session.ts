import {
  type CancellationToken,
  CancellationTokenSource,
  type Connection,
  FileChangeType,
  type FileEvent,
  type TextDocuments,
} from 'vscode-languageserver';
import type { Effect } from '../language-service/commands/command.ts';
import { diagnostic } from '../language-service/features/diagnostic.ts';
import { executeCommand } from '../language-service/features/execute-command.ts';
import type { Feature } from '../language-service/features/feature.ts';
import { pathOfUri } from '../language-service/profiles/uri-path.ts';
import { render } from '../language-service/text/message.ts';
import { noMeetings } from '../language-service/workspace/series/meeting-index.ts';
import { createConfiguration, isProjectFile } from './configuration.ts';
import { createDiagnoser, type Report } from './diagnoser.ts';
import { dispatch, type Log } from './dispatcher.ts';
import type { Host } from './host.ts';
import { createNeighbours } from './neighbours.ts';
import type { OpenDocument } from './open-document.ts';
import { showProgress } from './progress.ts';
import type { Wire } from './read-client.ts';
import { createReader } from './reader.ts';
import { atMostOnceASecond } from './refresher.ts';
import { registerInterests } from './register-interests.ts';
import { translationsFor } from './translations.ts';
import { createTypingStates } from './typing-states.ts';
import { warmUp } from './warm-up.ts';
import { areMinutes, type Holdings, isMarkdown, takeSnapshot, takeSnapshotOfBeginning } from './workspace.ts';

/** How long documents rest before findings are sent to editors that do not ask, in milliseconds. */
const PAUSE = 200;
/** How long a first answer that may be the last waits for the files beside the minutes, in milliseconds. */
const COURTESY = 15;

/** How long the answer for a big document waits for all of it, in milliseconds; afterwards it is about the beginning. */
const PATIENCE = 100;

interface Outside {
  readonly connection: Connection;
  readonly host: Host;
  readonly documents: TextDocuments<OpenDocument>;
  readonly wire: Wire;
}

/** One editor's work with the language server, from its first message on. */
export interface Session {
  begin(): void;
  answer(feature: Feature, params: unknown, token: CancellationToken): Promise<unknown>;
  changed(document: OpenDocument): void;
  saved(): void;
  closed(document: OpenDocument): void;
  settingsChanged(settings: unknown): void;
  filesChanged(changes: readonly FileEvent[]): void;
  caretMoved(params: unknown): void;
}

export function createSession({ connection, host, documents, wire }: Outside): Session {
  const { client } = wire;
  const log: Log = {
    error: (words) => connection.console.error(words),
    info: (words) => connection.console.info(words),
  };
  let folders = wire.folders;
  let settings = wire.settings;
  const typing = createTypingStates();
  const pauses = new Map<string, () => void>();
  const never = new CancellationTokenSource().token;

  const byPath = (uri: string): OpenDocument | undefined => {
    const path = pathOfUri(uri);
    return documents.get(uri) ?? documents.all().find((document) => document.path === path);
  };
  const configuration = createConfiguration({
    files: host.files,
    folders: () => folders,
    open: (uri) => byPath(uri)?.source.text,
    settings: async (uri) =>
      wire.asksConfiguration
        ? connection.workspace.getConfiguration({ scopeUri: uri, section: 'minutes' })
        : settings,
  });
  // Where the editor cannot be told to ask again, what is held back would never be shown.
  const canTellLater = !client.pullsDiagnostics || wire.refreshesDiagnostics;
  const patience = (uri: string): number => (canTellLater ? configuration.patience(uri) : 0);
  const refresh = atMostOnceASecond(host.timer, () => {
    if (!client.pullsDiagnostics) for (const document of documents.all()) void push(document);
    else if (wire.refreshesDiagnostics) connection.languages.diagnostics.refresh();
  });
  const neighbours = createNeighbours({
    host,
    open: (uri) => byPath(uri)?.source,
    arrived: refresh,
    busy: showProgress(connection, host.timer, translationsFor(client.locale), wire.showsProgress),
  });
  const holdings: Holdings = {
    client,
    get zone() {
      return wire.zone ?? host.clock.zone;
    },
    document: (uri) => documents.get(uri),
    configuration,
    neighbours,
    index: noMeetings,
    file: () => undefined,
    typing: typing.get,
    patience,
  };
  const snapshot = () => takeSnapshot(holdings, host.clock.now());
  const reader = createReader({
    host,
    text(uri) {
      const document = documents.get(uri);
      const resolution = configuration.of(uri);
      return document && resolution && areMinutes(document, resolution) ? document.source : undefined;
    },
    minutes: (uri) => snapshot().minutes(uri),
    surroundings: (uri) => snapshot().surroundings(uri),
  });
  const diagnoser = createDiagnoser({
    host,
    typing,
    snapshot,
    beginning: (uri) => takeSnapshotOfBeginning(holdings, uri, host.clock.now()),
    refresh,
    ...(client.status
      ? { tell: (status) => void connection.sendNotification('minutes/status', status) }
      : {}),
  });

  const prepare = async (uri: string): Promise<void> => {
    await configuration.load(uri);
    if (!reader.isReady(uri)) {
      const checked = reader.check(uri);
      if (!canTellLater) await checked;
      else if (diagnoser.hasBegun(uri)) return;
      else if (!(await isSoon(host, checked, PATIENCE))) {
        void checked.then(refresh);
        return;
      }
    }
    const minutes = snapshot().minutes(uri);
    if (!minutes) return;
    neighbours.warm(minutes, configuration.of(uri)?.folder);
    // Who asks and can be told to ask again is answered at once, and told when the files beside the minutes have been read.
    const asksAgain = client.pullsDiagnostics && wire.refreshesDiagnostics;
    if (!asksAgain && !diagnoser.hasLooked(uri)) await neighbours.settled(COURTESY);
  };
  const look = (uri: string, token: CancellationToken, previous?: string): Promise<unknown> =>
    dispatch<Report>(host, log, {
      name: diagnostic.method,
      token,
      prepare: () => prepare(uri),
      run: () => (reader.isReady(uri) ? diagnoser.look(uri, previous) : diagnoser.lookAtBeginning(uri)),
      otherwise: { kind: 'full', resultId: 'failed', items: [] },
    });
  const push = async ({ uri }: OpenDocument): Promise<void> => {
    const report = (await look(uri, never)) as Report;
    const document = documents.get(uri);
    if (!document || report.kind !== 'full' || !(isMarkdown(document) || isProjectFile(uri))) return;
    await connection.sendDiagnostics({ uri, version: document.version, diagnostics: [...report.items] });
  };
  const perform = async (effect: Effect | undefined): Promise<unknown> => {
    if (!effect) return null;
    const { edit, show, answer } = effect;
    const label = render(effect.label, translationsFor(client.locale));
    const applied =
      edit && wire.appliesEdits && (await connection.workspace.applyEdit({ label, edit })).applied;
    if (show && wire.showsDocuments && (applied || !edit)) {
      const { uri, range } = show;
      await connection.window.showDocument({ uri, takeFocus: true, ...(range && { selection: range }) });
    }
    return answer ?? applied ?? null;
  };

  return {
    begin() {
      registerInterests(connection, wire, (added, removed) => {
        folders = [...folders.filter((folder) => !removed.includes(folder)), ...added];
        configuration.forget('files');
        refresh();
      });
      warmUp(host, () => documents.all().length > 0);
    },

    async answer(feature, params, token) {
      const uri = uriIn(params);
      if (feature.method === diagnostic.method) {
        const previous = (params as { previousResultId?: string }).previousResultId;
        return look(uri ?? '', token, previous);
      }
      const result = await dispatch(host, log, {
        name: feature.method,
        token,
        prepare: async () => {
          if (uri === undefined) return;
          await configuration.load(uri);
          await reader.read(uri);
        },
        run: () => feature.handle(snapshot(), params),
        otherwise: null,
      });
      return feature.method === executeCommand.method
        ? perform((result ?? undefined) as Effect | undefined)
        : result;
    },

    changed(document) {
      const { uri, changes } = document;
      if (isProjectFile(uri)) {
        configuration.forget('files');
        refresh();
      }
      if (changes.length > 0) typing.edited(document, patience(uri), host.clock.now());
      if (client.pullsDiagnostics) return;
      pauses.get(uri)?.();
      if (changes.length === 0) void push(document);
      else
        pauses.set(
          uri,
          host.timer.after(PAUSE, () => void push(document)),
        );
    },

    saved() {
      // Without events of the file system, saving is the moment at which something may have changed there.
      if (wire.registersWatchers) return;
      neighbours.forget();
      configuration.forget('files');
      refresh();
    },

    closed({ uri }) {
      pauses.get(uri)?.();
      pauses.delete(uri);
      typing.close(uri);
      diagnoser.close(uri);
      if (isProjectFile(uri)) {
        configuration.forget('files');
        refresh();
      }
      if (!client.pullsDiagnostics) void connection.sendDiagnostics({ uri, diagnostics: [] });
    },

    settingsChanged(changed) {
      if (!wire.asksConfiguration && typeof changed === 'object' && changed !== null && 'minutes' in changed)
        settings = changed.minutes;
      configuration.forget('settings');
      refresh();
    },

    filesChanged(changes) {
      const outside = changes.filter(({ uri, type }) => type !== FileChangeType.Changed || !byPath(uri));
      if (outside.length === 0) return;
      if (outside.some(({ uri }) => isProjectFile(uri))) configuration.forget('files');
      for (const { uri } of outside) neighbours.forget(uri);
      refresh();
    },

    caretMoved(params) {
      const { uri, line } = (params ?? {}) as { uri?: unknown; line?: unknown };
      if (typeof uri === 'string' && typeof line === 'number' && typing.caretMoved(uri, line)) refresh();
    },
  };
}

/** The document that a request is about; undefined where it is about none. */
function uriIn(params: unknown): string | undefined {
  const {
    textDocument,
    uri,
    data,
    arguments: given,
  } = (params ?? {}) as {
    textDocument?: { uri?: unknown };
    uri?: unknown;
    data?: { uri?: unknown };
    arguments?: readonly unknown[];
  };
  const found = textDocument?.uri ?? uri ?? data?.uri ?? given?.[0];
  return typeof found === 'string' ? found : undefined;
}

/** Whether something is done within some milliseconds. */
function isSoon({ timer }: Host, done: Promise<void>, milliseconds: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const cancel = timer.after(milliseconds, () => resolve(false));
    done.then(() => {
      cancel();
      resolve(true);
    }, reject);
  });
}
