import * as vscode from 'vscode';
import type { Session } from '../session.ts';
import type { LinkTitle } from './answers.ts';

const kind = vscode.DocumentDropOrPasteEditKind.Empty.append('minutes', 'link');
/** Longer texts are no addresses that anybody pastes. */
const longest = 2_000;
/** The extension of the editor that makes links of addresses which are pasted over words. */
const editorsOwn = 'vscode.markdown-language-features';

/**
 * Offers a link with the page's title for a pasted address, where the minutes or GitHub have told it. The address as it is comes first. Over
 * selected words the editor itself makes a link; only where that part of the editor is missing is it made here.
 */
export function offerPastedLinks(session: Session): vscode.Disposable {
  return vscode.languages.registerDocumentPasteEditProvider(
    { language: 'markdown' },
    {
      async provideDocumentPasteEdits(document, ranges, data, _, token) {
        const [range, ...others] = ranges;
        if (range === undefined || others.length > 0 || session.status(document.uri) === undefined) return;
        if (isUnwanted(document.uri)) return;
        const url = addressIn((await data.get('text/plain')?.asString()) ?? '');
        if (url === undefined || token.isCancellationRequested) return;
        if (range.isEmpty) return withTitle(session, document, url, token);
        return vscode.extensions.getExtension(editorsOwn) === undefined
          ? overWords(document.getText(range), url)
          : undefined;
      },
    },
    { providedPasteEditKinds: [kind], pasteMimeTypes: ['text/plain'] },
  );
}

/** Whether the user wants no links made of what is pasted. */
function isUnwanted(uri: vscode.Uri): boolean {
  const setting = 'editor.pasteUrlAsFormattedLink.enabled';
  return vscode.workspace.getConfiguration('markdown', uri).get<string>(setting) === 'never';
}

function addressIn(text: string): string | undefined {
  const url = text.trim();
  if (url.length > longest || !/^https?:\/\/\S+$/i.test(url)) return undefined;
  return URL.canParse(url) ? url : undefined;
}

async function withTitle(
  session: Session,
  { uri }: vscode.TextDocument,
  url: string,
  token: vscode.CancellationToken,
): Promise<vscode.DocumentPasteEdit[] | undefined> {
  const server = await session.start();
  const known = await server
    ?.request<LinkTitle | null>('minutes/linkTitle', { uri: uri.toString(), url }, token)
    .catch(() => undefined);
  if (known?.insert === undefined) return undefined;
  return [
    offer(known.insert, vscode.l10n.t('Insert a link with the title “{0}”', known.title ?? known.insert)),
  ];
}

function overWords(words: string, url: string): vscode.DocumentPasteEdit[] | undefined {
  if (/[\r\n[\]`]/.test(words) || words.trim() === '' || /[()<>]/.test(url)) return undefined;
  return [offer(`[${words}](${url})`, vscode.l10n.t('Insert a link'))];
}

function offer(text: string, label: string): vscode.DocumentPasteEdit {
  const edit = new vscode.DocumentPasteEdit(text, label, kind);
  edit.yieldTo = [vscode.DocumentDropOrPasteEditKind.Text];
  return edit;
}
