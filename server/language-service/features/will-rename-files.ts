import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { filesForRenames, followRenames } from '../commands/follow-renames.ts';
import type { Feature } from './feature.ts';

interface RenameFilesParams {
  readonly files: readonly { readonly oldUri: string; readonly newUri: string }[];
}

/** What changes in texts when minutes, or folders that hold some, are renamed in the editor. It waits for nothing: the editor does. */
export const willRenameFiles: Feature<RenameFilesParams, WorkspaceEdit> = {
  method: 'workspace/willRenameFiles',
  capabilities(client) {
    if (!client.asksBeforeRenames) return undefined;
    const filters = [
      { pattern: { glob: '**/*.{md,markdown}', matches: 'file', options: { ignoreCase: true } } },
      { pattern: { glob: '**', matches: 'folder' } },
    ];
    return { workspace: { fileOperations: { willRename: { filters } } } };
  },
  needs: (snapshot, params) => filesForRenames(snapshot, movesIn(params)),
  handle: (snapshot, params) => followRenames(snapshot, movesIn(params)),
};

function movesIn({ files }: RenameFilesParams): readonly { readonly from: string; readonly to: string }[] {
  return files.map(({ oldUri, newUri }) => ({ from: oldUri, to: newUri }));
}
