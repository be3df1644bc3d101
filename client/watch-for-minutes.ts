import * as vscode from 'vscode';
import { recognise } from '../server/language-service/profiles/recognise.ts';

const projectFile = '.minutes.json';
/** How long a document rests before it is looked at again, in milliseconds. */
const pause = 300;

/**
 * Calls `found` once, as soon as an open Markdown document may be minutes, or a Markdown document is open in a workspace that
 * has a project file. Until then it reads the open Markdown documents and looks for the project file, and nothing else.
 */
export function watchForMinutes(found: () => unknown, log: vscode.LogOutputChannel): vscode.Disposable {
  const listeners: vscode.Disposable[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let done = false;

  const stop = (): void => {
    done = true;
    clearTimeout(timer);
    for (const listener of listeners.splice(0)) listener.dispose();
  };
  const finish = (reason: string): void => {
    if (done) return;
    stop();
    log.info(`Starting: ${reason}`);
    found();
  };
  const look = (document: vscode.TextDocument): void => {
    if (done || !isMarkdown(document)) return;
    if (recognise(document.getText(), document.uri.toString()))
      finish(`${name(document.uri)} may be minutes`);
  };
  const lookForProject = async (): Promise<void> => {
    if (done || !vscode.workspace.textDocuments.some(isMarkdown)) return;
    const [project] = await vscode.workspace.findFiles(`**/${projectFile}`, '**/node_modules/**', 1);
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

function isMarkdown(document: vscode.TextDocument): boolean {
  return document.languageId === 'markdown' && document.uri.scheme !== 'git';
}

function isProjectFile(uri: vscode.Uri): boolean {
  return uri.path.endsWith(`/${projectFile}`);
}

function name(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}
