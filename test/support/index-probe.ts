import type { Feature } from '../../server/language-service/features/feature.ts';
import { fileNameOf } from '../../server/language-service/profiles/uri-path.ts';
import type { MeetingIndex } from '../../server/language-service/workspace/series/meeting-index.ts';
import type { Editor } from './editor.ts';

/** A request that shows what the index holds, in the order of the paths; `params` is the tier that it waits for. */
export const indexProbe: Feature<{ readonly waits?: 'summaries' | 'whole' }, object> = {
  method: 'test/index',
  capabilities: () => ({}),
  waits: ({ waits }) => waits,
  handle: ({ index }) => shown(index),
};

export interface ShownIndex {
  readonly state: string;
  readonly version: number;
  readonly meetings: readonly { readonly uri: string; readonly summary: object; readonly details?: object }[];
}

function shown({ state, version, meetings }: MeetingIndex): ShownIndex {
  const all = meetings.map(({ profile, ...rest }) => ({
    ...rest,
    profile: profile.id,
    rules: profile.rules,
  }));
  return { state, version, meetings: all.sort((a, b) => (a.uri < b.uri ? -1 : 1)) };
}

/** What an editor's server knows of all meetings. */
export function askIndex(editor: Editor, waits?: 'summaries' | 'whole'): Promise<ShownIndex> {
  return editor.request('test/index', waits ? { waits } : {});
}

/** The names of the files that the index knows. */
export async function namesIn(editor: Editor, waits?: 'summaries' | 'whole'): Promise<string[]> {
  return (await askIndex(editor, waits)).meetings.map(({ uri }) => fileNameOf(uri));
}
