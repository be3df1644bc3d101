import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { pathOfUri } from '../language-service/profiles/uri-path.ts';
import { followEdit } from '../language-service/syntax/tree-of.ts';
import {
  createSourceText,
  editSourceText,
  lineAt,
  type SourceText,
  spanOf,
} from '../language-service/text/source-text.ts';
import type { LineChange } from '../language-service/workspace/typing.ts';

/** A document as the editor has it. Immutable: a change makes another value. */
export interface OpenDocument {
  readonly uri: string;
  /** The decoded path of the URI, by which spellings of one URI are one document. */
  readonly path: string;
  readonly languageId: string;
  readonly version: number;
  readonly source: SourceText;
  /** What the last message of the editor changed, one after the other; empty in a document that was just opened. */
  readonly changes: readonly LineChange[];
}

/** How `TextDocuments` makes and changes documents. */
export const openDocuments = {
  create(uri: string, languageId: string, version: number, text: string): OpenDocument {
    return {
      uri,
      path: pathOfUri(uri),
      languageId,
      version,
      source: createSourceText(uri, version, text),
      changes: [],
    };
  },

  /** Applies the changes one after the other, each to the text that the one before it left. */
  update(
    document: OpenDocument,
    events: readonly TextDocumentContentChangeEvent[],
    version: number,
  ): OpenDocument {
    let { source } = document;
    const changes: LineChange[] = [];
    for (const event of events) {
      const span = 'range' in event ? spanOf(source, event.range) : differingSpan(source.text, event.text);
      const words = 'range' in event ? event.text : replacement(source.text, event.text, span);
      const start = Math.min(span.start, span.end);
      const end = Math.max(span.start, span.end);
      const line = lineAt(source, start);
      changes.push({
        line,
        fromStart: start === source.lineStarts[line],
        removed: lineAt(source, end) - line,
        added: words.match(/\r\n|\r|\n/g)?.length ?? 0,
      });
      const next = editSourceText(source, version, { start, end }, words);
      followEdit(source, next, { start, end }, words);
      source = next;
    }
    if (events.length > 0) return { ...document, version, source, changes };
    const same = { ...source, version };
    followEdit(source, same, { start: 0, end: 0 }, '');
    return { ...document, version, source: same, changes };
  },
};

/** The characters of a text that another one has not at the same place, seen from both ends. */
function differingSpan(before: string, after: string): { start: number; end: number } {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let end = before.length;
  while (
    end > start &&
    end + after.length - before.length > start &&
    before.charCodeAt(end - 1) === after.charCodeAt(end + after.length - before.length - 1)
  )
    end--;
  return { start, end };
}

function replacement(before: string, after: string, { start, end }: { start: number; end: number }): string {
  return after.slice(start, end + after.length - before.length);
}
