import * as vscode from 'vscode';
import { needServer } from '../commands/need-server.ts';
import type { MinutesServer } from '../minutes-server.ts';
import { offerPastes, type PasteOffer } from '../offer-pastes.ts';
import type { Session } from '../session.ts';
import type { PasteChoice, PastedInvitation } from './answers.ts';

/** Longer texts are no invitations. */
const longest = 20_000;

/**
 * Offers to put a pasted invitation into its block. The text as it is comes first, unless the clipboard surely is an invitation and the
 * caret is in the section for it; the editor's own widget then has the text as it is.
 */
export function offerPastedInvitations(session: Session): vscode.Disposable {
  return offerPastes(session, 'invitation', async ({ document, range, text, token }) => {
    const server = await session.start();
    if (server === undefined || token.isCancellationRequested) return [];
    const pasted = await ask(server, document, range, text, token);
    return pasted === null || isPlain(pasted, text) ? [] : offersOf(pasted);
  });
}

/** Puts the invitation of the clipboard into the active minutes. Returns whether there was one. */
export async function insertInvitation(session: Session): Promise<boolean> {
  const editor = vscode.window.activeTextEditor;
  const server = editor && (await needServer(session));
  if (editor === undefined || server === undefined) return false;
  const { document, selection } = editor;
  const pasted = await ask(server, document, selection, await vscode.env.clipboard.readText());
  if (pasted === null) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('The clipboard holds no invitation that is known here.'),
    );
    return false;
  }
  const choices = choicesOf(pasted, selection);
  const chosen =
    choices.length === 1
      ? choices[0]
      : await vscode.window.showQuickPick(choices, {
          title: vscode.l10n.t('Insert the invitation of the clipboard'),
        });
  if (chosen === undefined) return false;
  return server.apply({ changes: { [document.uri.toString()]: [...chosen.edits] } }, false);
}

/** What the command can do, the likeliest first: it is seldom that minutes are to have two invitations. */
function choicesOf({ label, insert, edits, withTime, replace = [] }: PastedInvitation, at: vscode.Range) {
  const here = insert === '' ? [] : [{ range: rangeOf(at), newText: insert }];
  const plain = [...(withTime ? [withTime] : []), { label, edits }];
  return [...replace, ...plain.map((each) => ({ ...each, edits: [...each.edits, ...here] }))];
}

async function ask(
  server: MinutesServer,
  document: vscode.TextDocument,
  range: vscode.Range,
  text: string,
  token?: vscode.CancellationToken,
): Promise<PastedInvitation | null> {
  if (text.length > longest) return null;
  const params = { uri: document.uri.toString(), range: rangeOf(range), text };
  return server.request<PastedInvitation | null>('minutes/paste', params, token);
}

/** Whether the text as it is does all. The editor's own paste then goes on with the tab stops of new minutes. */
function isPlain({ insert, edits, withTime }: PastedInvitation, text: string): boolean {
  const lines = (words: string): string => words.replace(/\r\n?/g, '\n');
  return edits.length === 0 && withTime === undefined && lines(insert) === lines(text);
}

function offersOf({
  insert,
  edits,
  sure,
  label,
  withTime,
  replace = [],
}: PastedInvitation): readonly PasteOffer[] {
  const offer = (insert: string, choice: PasteChoice, isFirst = false) => ({
    insert,
    label: choice.label,
    elsewhere: choice.edits.map(({ range: { start, end }, newText }) => {
      const range = new vscode.Range(start.line, start.character, end.line, end.character);
      return new vscode.TextEdit(range, newText);
    }),
    isFirst,
  });
  return [
    offer(insert, { label, edits }, sure),
    ...(withTime ? [offer(insert, withTime)] : []),
    ...replace.map((choice) => offer('', choice)),
  ];
}

function rangeOf({ start, end }: vscode.Range) {
  return {
    start: { line: start.line, character: start.character },
    end: { line: end.line, character: end.character },
  };
}
