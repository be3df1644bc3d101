import * as vscode from 'vscode';
import { recognise } from '../server/language-service/profiles/recognise.ts';
import { isWritten } from './document-schemes.ts';
import { findFile } from './find-file.ts';

const projectFile = '.minutes.json';
/** How long a document rests before it is looked at again, in milliseconds. */
const pause = 300;

/** What is done when there are minutes; each is called once. */
export interface Discoveries {
  /** The workspace may have minutes. */
  readonly present: () => unknown;
  /** Minutes are open, or a Markdown document of a workspace that may have some. Comes after `present`. */
  readonly found: () => unknown;
}

/**
 * Tells that there are minutes: they are `found` as soon as an open Markdown document may be minutes, or a Markdown document is
 * open in a workspace that has a project file, and `present` at the latest then, earlier where a folder of the workspace has the
 * file. Until then it reads the open Markdown documents and looks for the project file, and nothing else.
 */
export function watchForMinutes(
  { present, found }: Discoveries,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  const listeners: vscode.Disposable[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let done = false;
  let told = false;
  let search: Promise<vscode.Uri | undefined> | undefined;

  const stop = (): void => {
    done = true;
    clearTimeout(timer);
    for (const listener of listeners.splice(0)) listener.dispose();
  };
  const tell = (): void => {
    if (told) return;
    told = true;
    present();
  };
  const finish = (reason: string): void => {
    if (done) return;
    stop();
    log.info(`Starting: ${reason}`);
    tell();
    found();
  };
  const look = (document: vscode.TextDocument): void => {
    if (done || !isMarkdown(document)) return;
    if (recognise(document.getText(), document.uri.toString()))
      finish(`${name(document.uri)} may be minutes`);
  };
  const lookForProject = async (): Promise<void> => {
    if (done) return;
    const isAtTop = await aFolderHasProject();
    if (!vscode.workspace.textDocuments.some(isMarkdown)) {
      if (isAtTop) tell();
      return;
    }
    if (isAtTop) return finish(`${projectFile} describes minutes`);
    // Many documents may be opened at once.
    search ??= findFile(projectFile).finally(() => {
      search = undefined;
    });
    const project = await search;
    if (project !== undefined) finish(`${name(project)} describes minutes`);
  };
  const lookAtChange = ({ document }: vscode.TextDocumentChangeEvent): void => {
    if (!isMarkdown(document)) return;
    clearTimeout(timer);
    timer = setTimeout(() => look(document), pause);
  };
  const lookAtNew = (document: vscode.TextDocument): void => {
    look(document);
    if (isMarkdown(document) || isProjectFile(document.uri)) void lookForProject();
  };

  listeners.push(
    vscode.workspace.onDidOpenTextDocument(lookAtNew),
    vscode.workspace.onDidSaveTextDocument((document) => isProjectFile(document.uri) && lookForProject()),
    vscode.workspace.onDidChangeTextDocument(lookAtChange),
    vscode.workspace.onDidChangeWorkspaceFolders(lookForProject),
  );
  for (const document of vscode.workspace.textDocuments) look(document);
  void lookForProject();
  return { dispose: stop };
}

async function aFolderHasProject(): Promise<boolean> {
  const stats = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) =>
    Promise.resolve(vscode.workspace.fs.stat(vscode.Uri.joinPath(uri, projectFile))).then(
      () => true,
      () => false,
    ),
  );
  return (await Promise.all(stats)).includes(true);
}

function isMarkdown(document: vscode.TextDocument): boolean {
  return document.languageId === 'markdown' && isWritten(document.uri);
}

function isProjectFile(uri: vscode.Uri): boolean {
  return uri.path.endsWith(`/${projectFile}`);
}

function name(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}
