import * as vscode from 'vscode';
import type { CaretParams } from './protocol.ts';

/** How long the caret rests before the server is told, in milliseconds. */
const pause = 50;

/** Tells `send` the line of the caret in minutes, each time it has come to another line and rests there. */
export function followCaret(
  isMinutes: (uri: vscode.Uri) => boolean,
  send: (params: CaretParams) => unknown,
): vscode.Disposable {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let told = '';
  const listener = vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
    clearTimeout(timer);
    const { uri } = textEditor.document;
    if (!isMinutes(uri)) return;
    timer = setTimeout(() => {
      const params: CaretParams = { uri: uri.toString(), line: textEditor.selection.active.line };
      const place = `${params.line} ${params.uri}`;
      if (place === told) return;
      told = place;
      send(params);
    }, pause);
  });
  return {
    dispose: () => {
      clearTimeout(timer);
      listener.dispose();
    },
  };
}
