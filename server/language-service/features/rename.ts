import type { Range, WorkspaceEdit } from 'vscode-languageserver-types';
import { filesForTopic, renameTopic, topicAt } from '../commands/rename-topic.ts';
import { render } from '../text/message.ts';
import { offsetAt, rangeOf } from '../text/source-text.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { Feature, PositionParams, Refusal } from './feature.ts';

interface RenameParams extends PositionParams {
  readonly newName: string;
}

/** Renames a topic, in this meeting and in those that the user confirms. */
export const rename: Feature<RenameParams, WorkspaceEdit | Refusal> = {
  method: 'textDocument/rename',
  capabilities: (client) => ({ renameProvider: client.preparesRenames ? { prepareProvider: true } : true }),
  waits: () => 'summaries',
  needs: (snapshot, params) => filesForTopic(snapshot, params.textDocument.uri, offsetIn(snapshot, params)),
  handle(snapshot, params) {
    const { uri } = params.textDocument;
    const result = renameTopic(snapshot, uri, offsetIn(snapshot, params), params.newName);
    if (!result) return undefined;
    return 'problem' in result ? { refusal: render(result.problem, snapshot.translations) } : result.edit;
  },
};

/** What would be renamed: nothing outside headings, so that other renaming of Markdown gets its turn. */
export const prepareRename: Feature<
  PositionParams,
  { readonly range: Range; readonly placeholder: string } | Refusal
> = {
  method: 'textDocument/prepareRename',
  capabilities: (client) => (client.preparesRenames ? {} : undefined),
  handle(snapshot, params) {
    const minutes = snapshot.minutes(params.textDocument.uri);
    const topic = minutes && topicAt(minutes, offsetIn(snapshot, params));
    if (!topic) return undefined;
    if ('problem' in topic) return { refusal: render(topic.problem, snapshot.translations) };
    return { range: rangeOf(minutes.source, topic.span), placeholder: topic.words };
  },
};

function offsetIn({ text }: Snapshot, { textDocument, position }: PositionParams): number {
  const source = text(textDocument.uri);
  return source ? offsetAt(source, position) : 0;
}
