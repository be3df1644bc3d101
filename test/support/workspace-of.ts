import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { readMinutes } from '../../server/language-service/model/read-minutes.ts';
import { readDetails } from '../../server/language-service/model/scan/scan-meeting.ts';
import { scanSummary } from '../../server/language-service/model/scan/scan-summary.ts';
import { curve } from '../../server/language-service/profiles/curve.ts';
import type { Profile } from '../../server/language-service/profiles/profile.ts';
import { recognise } from '../../server/language-service/profiles/recognise.ts';
import { createSourceText, type SourceText, spanOf } from '../../server/language-service/text/source-text.ts';
import { applyEdits } from '../../server/language-service/text/text-edit.ts';
import type { Client } from '../../server/language-service/workspace/client.ts';
import { createMeetingIndex } from '../../server/language-service/workspace/series/create-meeting-index.ts';
import type { Snapshot } from '../../server/language-service/workspace/snapshot.ts';
import { snapshotOf } from './snapshot.ts';

export const ROOT = 'file:///notes/';

/** Path below the root (decoded) → text. */
export type Files = Readonly<Record<string, string>>;

export interface WorkspaceOptions {
  readonly client?: Partial<Client>;
  readonly profile?: Profile;
  /** Paths of the files that are open in the editor; none where absent. */
  readonly open?: readonly string[];
  /** Texts that the index still has although the files changed. */
  readonly stale?: Files;
}

export function uriIn(path: string): string {
  return `${ROOT}${path.split('/').map(encodeURIComponent).join('/')}`;
}

/** A snapshot of a folder of files, with everything loaded that `needs` names. */
export function workspaceOf(
  files: Files,
  needs: (snapshot: Snapshot) => readonly string[],
  { client = {}, profile = curve, open = [], stale = {} }: WorkspaceOptions = {},
): Snapshot {
  const sources = new Map<string, SourceText>();
  for (const [path, text] of Object.entries(files)) {
    const uri = uriIn(path);
    sources.set(uri, createSourceText(uri, open.includes(path) ? 7 : 0, text));
  }
  const index = createMeetingIndex();
  for (const [path, text] of Object.entries({ ...files, ...stale })) {
    const source = createSourceText(uriIn(path), 0, text);
    if (!recognise(text, source.uri, [profile], ROOT)) continue;
    const summary = scanSummary(source, profile);
    const details = readDetails(source, profile);
    index.put({ uri: source.uri, series: ROOT, profile, summary, details });
  }
  index.reached('whole');
  const opened = new Set(open.map(uriIn));
  const text = (uri: string): SourceText | undefined => (opened.has(uri) ? sources.get(uri) : undefined);
  const bare = snapshotOf('none.md', '', { client, profile, index });
  const start: Snapshot = {
    ...bare,
    text,
    minutes(uri) {
      const source = text(uri);
      return source && index.meeting(uri) ? readMinutes(source, profile) : undefined;
    },
    file: text,
  };
  const loaded = new Set(needs(start));
  return { ...start, file: (uri) => text(uri) ?? (loaded.has(uri) ? sources.get(uri) : undefined) };
}

/** The files after an edit, as an editor applies it: in order, and never over another file. */
export function applyTo(files: Files, edit: WorkspaceEdit): Files {
  const after = new Map(Object.entries(files).map(([path, text]) => [uriIn(path), text]));
  const write = (uri: string, edits: readonly { range: Parameters<typeof spanOf>[1]; newText: string }[]) => {
    const before = after.get(uri);
    if (before === undefined) throw new Error(`no file ${uri}`);
    const source = createSourceText(uri, 0, before);
    after.set(
      uri,
      applyEdits(
        before,
        edits.map(({ range, newText }) => ({ span: spanOf(source, range), text: newText })),
      ),
    );
  };
  for (const [uri, edits] of Object.entries(edit.changes ?? {})) write(uri, edits);
  for (const change of edit.documentChanges ?? []) {
    if ('edits' in change) {
      write(
        change.textDocument.uri,
        change.edits as { range: Parameters<typeof spanOf>[1]; newText: string }[],
      );
    } else if (change.kind === 'create') {
      if (after.has(change.uri)) throw new Error(`over ${change.uri}`);
      after.set(change.uri, '');
    } else if (change.kind === 'rename') {
      if (after.has(change.newUri)) throw new Error(`over ${change.newUri}`);
      after.set(change.newUri, after.get(change.oldUri)!);
      after.delete(change.oldUri);
    }
  }
  return Object.fromEntries(
    [...after].map(([uri, text]) => [decodeURIComponent(uri.slice(ROOT.length)), text]),
  );
}
