import type { InitializeParams } from 'vscode-languageserver';
import { recordOf } from '../language-service/text/record-of.ts';
import type { Client } from '../language-service/workspace/client.ts';
import { encodeSegment } from '../language-service/workspace/resolve-uri.ts';
import type { Host } from './host.ts';
import type { WebProxy } from './links/web.ts';

/** What the language server itself, not its features, has to know of the editor. */
export interface Wire {
  readonly client: Client;
  /** IANA name of the reader's zone, where the editor says it. */
  readonly zone?: string;
  readonly folders: readonly string[];
  /** The folder, as URI or path, for what is kept until the next start; the user's cache folder where absent. */
  readonly storage?: string;
  readonly asksConfiguration: boolean;
  readonly registersConfiguration: boolean;
  readonly registersWatchers: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly refreshesCodeLenses: boolean;
  readonly changesFolders: boolean;
  readonly appliesEdits: boolean;
  readonly showsProgress: boolean;
  readonly showsDocuments: boolean;
  /** Whether the user trusts the workspace; editors that know no such thing say nothing. */
  readonly trusted: boolean;
  /** Whether the editor gives the token of the user's sign-in to GitHub, and whether the environment's may be taken where it does not. */
  readonly gitHub: boolean;
  readonly gitHubFromEnv: boolean;
  /** By which proxy the editor goes to the web. */
  readonly proxy?: WebProxy;
  /** The settings that stand in for `workspace/configuration`, as `minutes.*` without the prefix. */
  readonly settings: unknown;
}

/** Reads the first message of an editor. What it does not say, it cannot do; `initializationOptions` may be anything. */
export function readClient(params: InitializeParams, host: Pick<Host, 'locale'>): Wire {
  const { workspace, textDocument, window } = params.capabilities;
  const options = recordOf(params.initializationOptions);
  const wanted = recordOf(options.features);
  const action = textDocument?.codeAction;
  const item = textDocument?.completion?.completionItem;
  const diagnostics = textDocument?.publishDiagnostics;
  const pull = textDocument?.diagnostic;
  const zone = textOf(options.zone);
  const storage = textOf(options.storage);
  const rulePage = textOf(options.rulePage);
  const edit = workspace?.workspaceEdit;
  const operations = edit?.resourceOperations ?? [];
  // Who makes or renames files understands `documentChanges`, the one place where that is said. Neovim up to 0.7 does not say so.
  const versionedEdits = edit?.documentChanges ?? operations.length > 0;
  const client: Client = {
    locale: (textOf(options.locale) ?? textOf(params.locale) ?? textOf(host.locale) ?? 'en').toLowerCase(),
    ...(rulePage === undefined ? {} : { rulePage }),
    commands: Array.isArray(options.commands) ? options.commands.filter((id) => typeof id === 'string') : [],
    status: options.status === true,
    outline: wanted.outline !== false && options.outline !== false,
    folding: wanted.folding !== false,
    selectionRange: wanted.selectionRange !== false,
    pullsDiagnostics: pull !== undefined,
    hoverMarkdown: textDocument?.hover?.contentFormat?.includes('markdown') ?? false,
    completionMarkdown: item?.documentationFormat?.includes('markdown') ?? false,
    completionSnippets: item?.snippetSupport ?? false,
    completionLabelDetails: item?.labelDetailsSupport ?? false,
    symbolTree: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport ?? false,
    versionedEdits,
    createsFiles: versionedEdits && operations.includes('create'),
    renamesFiles: versionedEdits && operations.includes('rename'),
    changeAnnotations: versionedEdits && edit?.changeAnnotationSupport !== undefined,
    asksBeforeRenames: workspace?.fileOperations?.willRename ?? false,
    preparesRenames: textDocument?.rename?.prepareSupport ?? false,
    snippetEdits: edit?.snippetEditSupport ?? false,
    codeActions: action?.codeActionLiteralSupport !== undefined,
    resolvesEdits: action?.resolveSupport?.properties.includes('edit') ?? false,
    codeActionData: action?.dataSupport ?? false,
    preferredActions: action?.isPreferredSupport ?? false,
    relatedInformation: pull?.relatedInformation ?? diagnostics?.relatedInformation ?? false,
    codeDescription: pull?.codeDescriptionSupport ?? diagnostics?.codeDescriptionSupport ?? false,
    unnecessaryTag: (pull?.tagSupport ?? diagnostics?.tagSupport)?.valueSet.includes(1) ?? false,
    linkTooltips: textDocument?.documentLink?.tooltipSupport ?? false,
    definitionLinks: textDocument?.definition?.linkSupport ?? false,
    // Visual Studio Code does both at a click.
    clicksGoToDefinition: options.client === 'vscode',
  };
  return {
    client,
    ...(zone === undefined ? {} : { zone }),
    folders: foldersOf(params),
    ...(storage === undefined ? {} : { storage }),
    asksConfiguration: workspace?.configuration ?? false,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration ?? false,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport ?? false,
    refreshesCodeLenses: workspace?.codeLens?.refreshSupport ?? false,
    changesFolders: workspace?.workspaceFolders ?? false,
    appliesEdits: workspace?.applyEdit ?? false,
    showsProgress: window?.workDoneProgress ?? false,
    showsDocuments: window?.showDocument?.support ?? false,
    trusted: options.trusted !== false,
    gitHub: options.github === true,
    gitHubFromEnv: options.githubFromEnv === true,
    ...(options.proxy ? { proxy: proxyOf(recordOf(options.proxy)) } : {}),
    settings: options.settings,
  };
}

function proxyOf({
  url,
  strictSsl,
  systemCertificates,
  noProxy,
}: Readonly<Record<string, unknown>>): WebProxy {
  const address = textOf(url);
  return {
    ...(address === undefined ? {} : { url: address }),
    ...(typeof strictSsl === 'boolean' ? { strictSsl } : {}),
    ...(typeof systemCertificates === 'boolean' ? { systemCertificates } : {}),
    ...(Array.isArray(noProxy) ? { noProxy: noProxy.filter((host) => typeof host === 'string') } : {}),
  };
}

function foldersOf({ workspaceFolders, rootUri, rootPath }: InitializeParams): readonly string[] {
  if (workspaceFolders) return workspaceFolders.map(({ uri }) => uri);
  if (rootUri) return [rootUri];
  return rootPath ? [uriOfPath(rootPath)] : [];
}

/** The URI of an absolute path; `\\` parts names where the path begins with a drive. */
function uriOfPath(path: string): string {
  const isOnDrive = /^[a-z]:[\\/]/i.test(path);
  const names = (isOnDrive ? `/${path.replaceAll('\\', '/')}` : path).split('/');
  return `file://${names.map(encodeSegment).join('/')}`;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
