import type { Connection } from 'vscode-languageserver';
import type { Effect } from '../language-service/commands/command.ts';
import { render, type Translations } from '../language-service/text/message.ts';
import type { Wire } from './read-client.ts';

/** Does what a command wants done, as far as the editor lets it. Gives what the asker is answered. */
export async function perform(
  { workspace, window }: Connection,
  { appliesEdits, showsDocuments }: Wire,
  translations: Translations,
  effect: Effect | undefined,
): Promise<unknown> {
  if (!effect) return null;
  const { edit, show, answer } = effect;
  const label = render(effect.label, translations);
  const applied = edit && appliesEdits && (await workspace.applyEdit({ label, edit })).applied;
  if (show && showsDocuments && (applied || !edit)) {
    const { uri, range } = show;
    await window.showDocument({ uri, takeFocus: true, ...(range && { selection: range }) });
  }
  return answer ?? applied ?? null;
}
