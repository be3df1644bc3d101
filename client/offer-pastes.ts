import * as vscode from 'vscode';
import type { Session } from './session.ts';

/** A text that is pasted at one place of minutes. */
export interface Pasted {
  readonly document: vscode.TextDocument;
  readonly range: vscode.Range;
  readonly text: string;
  readonly token: vscode.CancellationToken;
}

/** What can be put there instead. */
export interface PasteOffer {
  readonly insert: string;
  readonly label: string;
  /** What changes in other places of the document. */
  readonly elsewhere?: readonly vscode.TextEdit[];
  /** Whether it comes before the text as it is. */
  readonly isFirst?: boolean;
}

/** Offers something instead of a text that is pasted; the editor's own widget has the others of the ways to paste. */
export function offerPastes(
  session: Session,
  name: string,
  offersFor: (pasted: Pasted) => Promise<readonly PasteOffer[]>,
): vscode.Disposable {
  const kind = vscode.DocumentDropOrPasteEditKind.Empty.append('minutes', name);
  return vscode.languages.registerDocumentPasteEditProvider(
    { language: 'markdown' },
    {
      async provideDocumentPasteEdits(document, ranges, data, _, token) {
        const [range, ...others] = ranges;
        if (range === undefined || others.length > 0 || session.status(document.uri) === undefined) return;
        const text = await data.get('text/plain')?.asString();
        if (text === undefined || token.isCancellationRequested) return;
        const offers = await offersFor({ document, range, text, token });
        return offers.map(({ insert, label, elsewhere, isFirst }) => {
          const edit = new vscode.DocumentPasteEdit(insert, label, kind);
          if (elsewhere?.length) {
            edit.additionalEdit = new vscode.WorkspaceEdit();
            edit.additionalEdit.set(document.uri, [...elsewhere]);
          }
          if (!isFirst) edit.yieldTo = [vscode.DocumentDropOrPasteEditKind.Text];
          return edit;
        });
      },
    },
    { providedPasteEditKinds: [kind], pasteMimeTypes: ['text/plain'] },
  );
}
