import { FileChangeType, type FileEvent } from 'vscode-languageserver';
import { pathOfUri } from '../../language-service/profiles/uri-path.ts';
import type { OpenDocument } from '../open-document.ts';

/**
 * The documents of the editor that count for the index. Editors keep a document for a while that nobody looks at, and say nothing when
 * its file is deleted; such a document does not count until its file is there again, or somebody works on it.
 */
export interface StandingDocuments {
  readonly all: () => readonly OpenDocument[];
  /** The document of a decoded path. */
  readonly at: (path: string) => OpenDocument | undefined;
  /** Takes in what the editor tells of files and folders; returns the documents whose files may have gone. */
  filesChanged(changes: readonly FileEvent[]): readonly OpenDocument[];
  /** Paths of the documents that do not count. */
  orphans(): readonly string[];
  /** A document was opened, changed, saved or closed, or its file is there. */
  stands(path: string): void;
}

/** `documents` are all that are open. */
export function createStandingDocuments(documents: () => readonly OpenDocument[]): StandingDocuments {
  const orphans = new Set<string>();
  return {
    all: () => documents().filter(({ path }) => !orphans.has(path)),
    at: (path) => (orphans.has(path) ? undefined : documents().find((document) => document.path === path)),
    filesChanged(changes) {
      const gone = new Map<string, OpenDocument>();
      for (const { uri, type } of changes) {
        const path = pathOfUri(uri).replace(/\/+$/, '');
        if (type !== FileChangeType.Deleted) {
          orphans.delete(path);
          gone.delete(path);
          continue;
        }
        for (const document of documents())
          if (document.path === path || document.path.startsWith(`${path}/`))
            gone.set(document.path, document);
      }
      for (const path of gone.keys()) orphans.add(path);
      return [...gone.values()];
    },
    orphans: () => [...orphans],
    stands: (path) => void orphans.delete(path),
  };
}
