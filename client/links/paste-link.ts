import * as vscode from 'vscode';
import { offerPastes, type Pasted, type PasteOffer } from '../offer-pastes.ts';
import type { Session } from '../session.ts';
import type { LinkTitle } from './answers.ts';

/** Longer texts are no addresses that anybody pastes. */
const longest = 2_000;
/** The extension of the editor that makes links of addresses which are pasted over words. */
const editorsOwn = 'vscode.markdown-language-features';

/**
 * Offers a link with the page's title for a pasted address, where the minutes or GitHub have told it. The address as it is comes first. Over
 * selected words the editor itself makes a link; only where that part of the editor is missing is it made here.
 */
export function offerPastedLinks(session: Session): vscode.Disposable {
  return offerPastes(session, 'link', async (pasted) => {
    const { document, range, text } = pasted;
    const url = isUnwanted(document.uri) ? undefined : addressIn(text);
    if (url === undefined) return [];
    if (range.isEmpty) return withTitle(session, pasted, url);
    return vscode.extensions.getExtension(editorsOwn) === undefined
      ? overWords(document.getText(range), url)
      : [];
  });
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
  { document, token }: Pasted,
  url: string,
): Promise<readonly PasteOffer[]> {
  const server = await session.start();
  const known = await server
    ?.request<LinkTitle | null>('minutes/linkTitle', { uri: document.uri.toString(), url }, token)
    .catch(() => undefined);
  if (known?.insert === undefined) return [];
  const { insert, title = insert } = known;
  return [{ insert, label: vscode.l10n.t('Insert a link with the title “{0}”', title) }];
}

function overWords(words: string, url: string): readonly PasteOffer[] {
  if (/[\r\n[\]`]/.test(words) || words.trim() === '' || /[()<>]/.test(url)) return [];
  return [{ insert: `[${words}](${url})`, label: vscode.l10n.t('Insert a link') }];
}
