import {
  CancellationToken,
  type Connection,
  FileChangeType,
  type FileEvent,
  type TextDocuments,
} from 'vscode-languageserver';
import type { Effect } from '../language-service/commands/command.ts';
import { CHECK_LINKS } from '../language-service/features/check-links.ts';
import { diagnostic } from '../language-service/features/diagnostic.ts';
import { executeCommand } from '../language-service/features/execute-command.ts';
import type { Feature } from '../language-service/features/feature.ts';
import { LOOK_UP_REFERENCES } from '../language-service/features/look-up-references.ts';
import { blankMinutes } from '../language-service/features/minutes-here.ts';
import { pathOfUri } from '../language-service/profiles/uri-path.ts';
import type { Translations } from '../language-service/text/message.ts';
import type { SourceText } from '../language-service/text/source-text.ts';
import { concernsNobody } from './concerns-nobody.ts';
import { createConfiguration, isProjectFile } from './configuration.ts';
import { createDiagnoser, type Report } from './diagnoser.ts';
import { dispatch, type Log } from './dispatcher.ts';
import { serveReferences } from './github/serve-references.ts';
import type { Host } from './host.ts';
import { excludedIn } from './index/excluded-in.ts';
import { indexOnDemand } from './index/index-on-demand.ts';
import { showIndexProgress } from './index/index-progress.ts';
import { createIndexer } from './index/indexer.ts';
import { loadNeeded } from './index/needed-files.ts';
import { createProblemCounts } from './index/problem-counts.ts';
import { createStandingDocuments } from './index/standing-documents.ts';
import { isSoon } from './is-soon.ts';
import { createJudgedMoments } from './judged-moments.ts';
import { serveLinks } from './links/serve-links.ts';
import { createNeighbours } from './neighbours.ts';
import { commandIn } from './offer-command.ts';
import type { OpenDocument } from './open-document.ts';
import { perform } from './perform.ts';
import { showProgress } from './progress.ts';
import { createPushedFindings } from './pushed-findings.ts';
import type { Wire } from './read-client.ts';
import { createReader } from './reader.ts';
import { atMostOnceASecond } from './refresher.ts';
import { registerInterests } from './register-interests.ts';
import { createTypingStates } from './typing-states.ts';
import { isInDocument, uriIn } from './uri-in.ts';
import { warmUp } from './warm-up.ts';
import { areMinutes, type Holdings, mayBePage, takeSnapshot, takeSnapshotOfBeginning } from './workspace.ts';

/** How long a first answer that may be the last waits for the files beside the minutes, in milliseconds. */
const COURTESY = 15;
/** How long the answer for a big document waits for all of it, in milliseconds; afterwards it is about the beginning. */
const PATIENCE = 100;
/** How long after its first answer about minutes the server begins to read the others, in milliseconds. */
const BREATH = 50;

interface Outside {
  readonly connection: Connection;
  readonly host: Host;
  readonly documents: Pick<TextDocuments<OpenDocument>, 'get' | 'all'>;
  readonly wire: Wire;
  readonly translations: Translations;
}

/** One editor's work with the language server, from its first message on. */
export interface Session {
  begin(): void;
  answer(feature: Feature, params: unknown, token: CancellationToken): Promise<unknown>;
  changed(document: OpenDocument): void;
  saved(document: OpenDocument): void;
  closed(document: OpenDocument): void;
  settingsChanged(settings: unknown): void;
  filesChanged(changes: readonly FileEvent[]): void;
  caretMoved(params: unknown): void;
  /** How many errors and warnings each of some meetings has, by URI. */
  problems(params: unknown, token: CancellationToken): Promise<Readonly<Record<string, number>>>;
  end(): Promise<void>;
}

export function createSession({ connection, host, documents, wire, translations }: Outside): Session {
  const { client } = wire;
  const { workspace } = connection;
  const log: Log = connection.console;
  let folders = wire.folders;
  let settings = wire.settings;
  const typing = createTypingStates();
  const moments = createJudgedMoments(typing);
  const byPath = (uri: string): OpenDocument | undefined => {
    const path = pathOfUri(uri);
    return documents.get(uri) ?? documents.all().find((document) => document.path === path);
  };
  const configuration = createConfiguration({
    files: host.files,
    folders: () => folders,
    open: (uri) => byPath(uri)?.source.text,
    // Who has nothing to say when asked may have said it at the beginning.
    settings: async (scopeUri) =>
      (wire.asksConfiguration && (await workspace.getConfiguration({ scopeUri, section: 'minutes' }))) ||
      settings,
  });
  // Where the editor cannot be told to ask again, what is held back would never be shown.
  const canTellLater = !client.pullsDiagnostics || wire.refreshesDiagnostics;
  const patience = (uri: string): number => (canTellLater ? configuration.patience(uri) : 0);
  const refresh = atMostOnceASecond(host.timer, () => {
    if (!client.pullsDiagnostics) documents.all().forEach(pushed.now);
    else if (wire.refreshesDiagnostics) connection.languages.diagnostics.refresh();
  });
  const lookAtProjects = (): void => {
    configuration.forget('files');
    indexer.lookAgain();
    refresh();
  };
  const neighbours = createNeighbours({
    host,
    workspaceFolders: () => folders,
    open: (uri) => byPath(uri)?.source,
    arrived: refresh,
    busy: showProgress(connection, host.timer, translations, wire.showsProgress),
  });
  const tellIndex = atMostOnceASecond(host.timer, () => {
    const { state, version } = indexer.index;
    if (client.status) void connection.sendNotification('minutes/indexChanged', { state, version });
    // What an open page says of the meetings may have become right or wrong.
    if (state === 'whole' && documents.all().some(mayBePage)) refresh();
  });
  const standing = createStandingDocuments(() => documents.all());
  const indexer = indexOnDemand(standing, log, () =>
    createIndexer({
      host,
      log,
      folders: () => folders,
      storage: wire.storage,
      standing,
      areMinutes,
      resolve: configuration.inFolder,
      excludes: async (root) => (wire.asksConfiguration ? excludedIn(workspace, root) : []),
      changed: tellIndex,
      progress: showIndexProgress(connection, host.timer, translations, wire.showsProgress, () =>
        indexer.cancel(),
      ),
    }),
  );
  const problems = createProblemCounts({
    host,
    index: indexer.index,
    open: (uri) => byPath(uri)?.source,
    async folder(uri) {
      await configuration.load(uri);
      return configuration.of(uri)?.folder;
    },
    found: indexer.found,
  });
  const openMinutes = async (uri: string) => {
    const document = byPath(uri);
    if (!document) return undefined;
    await configuration.load(document.uri);
    await reader.read(document.uri);
    const resolution = configuration.of(document.uri);
    const minutes = snapshot().minutes(document.uri);
    return minutes && resolution ? { minutes, resolution } : null;
  };
  const links = serveLinks({
    connection,
    wire,
    host,
    log,
    translations,
    folders: () => folders,
    open: openMinutes,
    resolve: configuration.inFolder,
    indexer,
    refresh,
  });
  const references = serveReferences({
    connection,
    wire,
    host,
    log,
    translations,
    trusted: () => links.trusted,
    minutes: async (uri) => (await openMinutes(uri))?.minutes,
    refresh,
  });
  const holdings: Holdings = {
    client,
    translations,
    get zone() {
      return wire.zone ?? host.clock.zone;
    },
    document: (uri) => documents.get(uri),
    configuration,
    neighbours,
    get index() {
      return indexer.index;
    },
    get verdicts() {
      return links.verdicts;
    },
    get github() {
      return references.answers;
    },
    typing: typing.get,
    patience,
    judgedAt: moments.at,
  };
  const snapshot = (needed?: ReadonlyMap<string, SourceText>) =>
    takeSnapshot(holdings, host.clock.now(), (uri) => byPath(uri)?.source ?? needed?.get(uri));
  const minutesAt = (uri: string): OpenDocument | undefined => {
    const document = documents.get(uri);
    const resolution = configuration.of(uri);
    return document && resolution && areMinutes(document, resolution) ? document : undefined;
  };
  const practise = host.practice?.(holdings);
  const reader = createReader({
    host,
    text: (uri) => minutesAt(uri)?.source,
    minutes: (uri) => snapshot().minutes(uri),
    surroundings: (uri) => snapshot().surroundings(uri),
  });
  const diagnoser = createDiagnoser({
    host,
    typing,
    moments,
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
      else if (!(await isSoon(host.timer, checked, PATIENCE))) {
        void checked.then(refresh);
        return;
      }
    }
    // Who asks and can be told to ask again is answered at once, and told when the files beside the minutes have been read.
    if (client.pullsDiagnostics && wire.refreshesDiagnostics) return;
    const minutes = snapshot().minutes(uri);
    if (!minutes) return;
    neighbours.warm(minutes, configuration.of(uri)?.folder);
    if (!diagnoser.hasLooked(uri)) await neighbours.settled(COURTESY);
  };
  const asksForMeetings = (uri: string): boolean => {
    const document = documents.get(uri);
    // Minutes that are being read are not read to the end for it.
    return document !== undefined && (mayBePage(document) || minutesAt(uri) !== undefined);
  };
  const look = async (uri: string, token: CancellationToken, previous?: string): Promise<unknown> => {
    const report = await dispatch<Report>(host, log, {
      name: diagnostic.method,
      token,
      prepare: () => prepare(uri),
      run: () => (reader.isReady(uri) ? diagnoser.look(uri, previous) : diagnoser.lookAtBeginning(uri)),
      otherwise: { kind: 'full', resultId: 'failed', items: [] },
    });
    // Nobody waits for the other meetings while the first minutes have not been looked at.
    if (!indexer.hasBegun() && asksForMeetings(uri)) host.timer.after(BREATH, indexer.begin);
    links.looked(uri);
    return report;
  };
  const pushed = createPushedFindings({
    connection,
    timer: host.timer,
    document: (uri) => documents.get(uri),
    look,
  });

  return {
    begin() {
      registerInterests(connection, wire, (added, removed) => {
        folders = [...folders.filter((folder) => !removed.includes(folder)), ...added];
        configuration.forget();
        indexer.lookAgain();
        refresh();
      });
      warmUp(
        host,
        () => documents.all().length > 0,
        () => (indexer.hasBegun() ? indexer.until('summaries', CancellationToken.None) : undefined),
      );
    },

    async answer(feature, params, token) {
      const command = feature.method === executeCommand.method ? commandIn(params) : undefined;
      if (command === CHECK_LINKS) return links.run(params, token);
      if (command === LOOK_UP_REFERENCES) return references.run(params, token);
      const uri = uriIn(params);
      if (feature.method === diagnostic.method) {
        const previous = (params as { previousResultId?: string }).previousResultId;
        return look(uri ?? '', token, previous);
      }
      let needed: ReadonlyMap<string, SourceText> | undefined;
      const result = await dispatch(host, log, {
        name: feature.method,
        token,
        prepare: async () => {
          if (uri !== undefined) {
            await configuration.load(uri);
            await reader.read(uri);
          }
          const tier = feature.waits?.(params, snapshot());
          // What is said of a place in other Markdown has nothing to do with meetings.
          const concerns = () => snapshot().minutes(uri ?? '') ?? blankMinutes(snapshot(), uri ?? '');
          if (tier && (!isInDocument(params) || concerns())) await indexer.until(tier, token);
          const uris = feature.needs?.(snapshot(), params).filter((each) => !byPath(each)) ?? [];
          if (uris.length > 0) needed = await loadNeeded(host.files, uris);
          const question = feature.asks?.(snapshot(), params);
          if (question) await references.ask(question);
        },
        run: () => feature.handle(snapshot(needed), params),
        otherwise: null,
      });
      return feature.method === executeCommand.method
        ? perform(connection, wire, translations, (result ?? undefined) as Effect | undefined, host.pen)
        : result;
    },

    changed(document) {
      const { uri, changes } = document;
      indexer.documentChanged(document);
      if (isProjectFile(uri)) lookAtProjects();
      if (changes.length > 0) {
        host.hurry?.('typing');
        practise?.(document);
        typing.edited(document, patience(uri), host.clock.now());
      }
      if (client.pullsDiagnostics) return;
      if (changes.length === 0) pushed.now(document);
      else pushed.afterRest(document);
    },

    saved(document) {
      links.saved(document.uri);
      // Without events of the file system, saving is the moment at which something may have changed there.
      if (wire.registersWatchers) return;
      indexer.saved(document);
      neighbours.forget();
      configuration.forget('files');
      if (isProjectFile(document.uri)) indexer.lookAgain();
      refresh();
    },

    closed(document) {
      const { uri } = document;
      indexer.documentChanged(document);
      links.closed(uri);
      typing.close(uri);
      diagnoser.close(uri);
      if (isProjectFile(uri)) lookAtProjects();
      if (!client.pullsDiagnostics) pushed.close(uri);
    },

    settingsChanged(changed) {
      if (!wire.asksConfiguration && typeof changed === 'object' && changed !== null && 'minutes' in changed)
        settings = changed.minutes;
      configuration.forget('settings');
      if (wire.refreshesCodeLenses) void connection.sendRequest('workspace/codeLens/refresh');
      indexer.lookAgain();
      refresh();
    },

    filesChanged(changes) {
      const concerning = changes.filter(({ uri }) => !concernsNobody(uri));
      indexer.filesChanged(concerning);
      const outside = concerning.filter(({ uri, type }) => type !== FileChangeType.Changed || !byPath(uri));
      if (outside.length === 0) return;
      for (const { uri } of outside) neighbours.forget(uri);
      if (outside.some(({ uri }) => isProjectFile(uri))) lookAtProjects();
      else refresh();
    },

    caretMoved(params) {
      const { uri, line } = (params ?? {}) as { uri?: unknown; line?: unknown };
      if (typeof uri === 'string' && typeof line === 'number' && typing.caretMoved(uri, line)) refresh();
    },

    async problems(params, token) {
      const { uris } = (params ?? {}) as { uris?: unknown };
      if (!Array.isArray(uris)) return {};
      await indexer.until('summaries', token);
      return problems(
        uris.filter((uri) => typeof uri === 'string'),
        token,
      );
    },

    async end() {
      references.end();
      host.pen?.clear();
      await Promise.all([indexer.end(), links.end()]);
    },
  };
}
