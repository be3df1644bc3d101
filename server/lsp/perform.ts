import { type Connection, MessageType } from 'vscode-languageserver';
import type { Effect } from '../language-service/commands/command.ts';
import { pathOfUri } from '../language-service/profiles/uri-path.ts';
import { type Message, message, render, type Translations } from '../language-service/text/message.ts';
import type { Pen } from './pen.ts';
import type { Wire } from './read-client.ts';
import { tell } from './tell.ts';

/**
 * Does what a command wants done, as far as the editor lets it. What it does not let the server do, the user is told, and so is
 * what went wrong. Gives what the asker is answered.
 */
export async function perform(
  connection: Connection,
  { appliesEdits, showsDocuments }: Wire,
  translations: Translations,
  effect: Effect | undefined,
  pen?: Pen,
): Promise<unknown> {
  if (!effect) return null;
  const { workspace, window } = connection;
  const { edit, file, page, answer } = effect;
  const label = render(effect.label, translations);
  const refuse = (why: Message): unknown => {
    const problem = render(why, translations);
    tell(connection, MessageType.Warning, problem);
    return { problem };
  };

  if (edit && !appliesEdits)
    return refuse(message('This editor does not let the language server change files.'));
  if (file && !(await pen?.make(file.uri, file.text)))
    return refuse(message('This editor cannot be told to make a file; `minutes new` does it in a terminal.'));
  const applied = edit && (await workspace.applyEdit({ label, edit })).applied;

  const laidDown = page && (await pen?.show(page.name, page.text));
  const show = effect.show ?? (laidDown === undefined ? undefined : { uri: laidDown });
  if (show && applied !== false) {
    const { uri, range } = show;
    const external = /^https?:/.test(uri);
    const how = external ? { external } : { takeFocus: true, ...(range && { selection: range }) };
    const shown =
      showsDocuments &&
      (await window.showDocument({ uri, ...how }).then(
        ({ success }) => success,
        () => false,
      ));
    const place = message('{0}: {1}', effect.label, external ? uri : pathOfUri(uri));
    if (!shown) tell(connection, MessageType.Info, render(place, translations));
  }
  const { problem } = (answer ?? {}) as { readonly problem?: unknown };
  if (typeof problem === 'string') tell(connection, MessageType.Warning, problem);
  return answer ?? applied ?? null;
}
