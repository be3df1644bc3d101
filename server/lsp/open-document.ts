import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { pathOfUri } from '../language-service/profiles/uri-path.ts';
import { followEdit, followEdits } from '../language-service/syntax/tree-of.ts';
import { lateValues } from '../language-service/text/late-values.ts';
import { growthOf, type LineEdit, lineEditOf, withLineEdits } from '../language-service/text/line-edit.ts';
import { createMemory } from '../language-service/text/memory.ts';
import {
  createSourceText,
  editSourceText,
  lengthOf,
  lineAt,
  type SourceText,
  spanOf,
} from '../language-service/text/source-text.ts';
import { differingSpan, type Span } from '../language-service/text/span.ts';
import type { LineChange } from '../language-service/workspace/typing.ts';

/** A document as the editor has it. Immutable: a change makes another value. */
export interface OpenDocument {
  readonly uri: string;
  /** The decoded path of the URI, by which spellings of one URI are one document. */
  readonly path: string;
  readonly languageId: string;
  readonly version: number;
  /** The text. What was typed is put in when somebody asks for it. */
  readonly source: SourceText;
  /** How many characters the text has. */
  readonly length: number;
  /** What the last message of the editor changed, one after the other; empty in a document that was just opened. */
  readonly changes: readonly LineChange[];
}

/** How `TextDocuments` makes and changes documents. */
export const openDocuments = {
  create(uri: string, languageId: string, version: number, text: string): OpenDocument {
    const about = { uri, path: pathOfUri(uri), languageId, version, changes: [] };
    return documentOf(about, { source: createSourceText(uri, version, text), edits: [] });
  },

  /** Applies the changes one after the other, each to the text that the one before it left. */
  update(
    document: OpenDocument,
    events: readonly TextDocumentContentChangeEvent[],
    version: number,
  ): OpenDocument {
    let draft: Draft = { ...(drafts.get(document) ?? { source: document.source, edits: [] }) };
    const changes: LineChange[] = [];
    for (const event of events) {
      const typed =
        'range' in event ? lineEditOf(draft.source, draft.edits, event.range, event.text) : undefined;
      if (typed && draft.edits.length < MOST_EDITS) {
        changes.push({ line: typed.line, fromStart: typed.from === 0, removed: 0, added: 0 });
        draft = { source: draft.source, edits: [...draft.edits, typed] };
        continue;
      }
      const source = settle(draft, version);
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
      draft = { source: next, edits: [] };
    }
    if (events.length === 0) {
      const { source } = document;
      draft = { source: withLineEdits(source, version, []), edits: [] };
      followEdits(source, draft.source, []);
    }
    const { uri, path, languageId } = document;
    return documentOf({ uri, path, languageId, version, changes }, draft);
  },
};

/** A text, and what was typed in it since. */
interface Draft {
  source: SourceText;
  edits: readonly LineEdit[];
}

const drafts = createMemory<OpenDocument, Draft>();
/** More edits are not kept back. */
const MOST_EDITS = 100;

const written = lateValues<
  { readonly draft: Draft; readonly version: number },
  Pick<OpenDocument, 'source' | 'length'>
>({
  source: ({ draft, version }) => settle(draft, version),
  length: ({ draft }) => draft.edits.reduce((sum, edit) => sum + growthOf(edit), lengthOf(draft.source)),
});

function documentOf(about: Omit<OpenDocument, 'source' | 'length'>, draft: Draft): OpenDocument {
  const document = Object.assign(written({ draft, version: about.version }), about);
  drafts.set(document, draft);
  return document;
}

/** Puts in what was typed. */
function settle(draft: Draft, version: number): SourceText {
  const { source, edits } = draft;
  if (edits.length > 0) {
    draft.source = withLineEdits(source, version, edits);
    draft.edits = [];
    const changes = edits.map(({ start, from, to, words }) => ({
      start,
      end: start + to - from,
      text: words,
    }));
    followEdits(source, draft.source, changes);
  }
  return draft.source;
}

function replacement(before: string, after: string, { start, end }: Span): string {
  return after.slice(start, end + after.length - before.length);
}
