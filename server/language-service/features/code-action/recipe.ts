import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { Minutes } from '../../model/minutes.ts';
import { fixAll, takeDisjoint } from '../../rules/fix.ts';
import type { Span } from '../../text/span.ts';
import type { TextEdit } from '../../text/text-edit.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { workspaceEdit } from '../../workspace/workspace-edit.ts';
import { ignoreHere, ignoreInFile } from './ignore.ts';

/** How the edit of an action is made, small enough to travel to the editor and back. */
export type Recipe =
  | { readonly do: 'fix-all' }
  | { readonly do: 'fix-rule'; readonly ruleId: string }
  | { readonly do: 'ignore-here'; readonly ruleId: string; readonly span: Span }
  | { readonly do: 'ignore-file'; readonly ruleId: string };

export interface Plan {
  readonly uri: string;
  readonly version: number;
  readonly recipe: Recipe;
}

/** The data of an action that came back from the editor; undefined where it is none of ours. */
export function readRecipe(data: unknown): Plan | undefined {
  if (typeof data !== 'object' || data === null || !('recipe' in data)) return undefined;
  const { uri, version, recipe } = data as Partial<Plan>;
  const whole = typeof uri === 'string' && typeof version === 'number' && typeof recipe?.do === 'string';
  return whole ? { uri, version, recipe } : undefined;
}

/** The edit of an action; undefined where it would change nothing. */
export function editOf(snapshot: Snapshot, minutes: Minutes, recipe: Recipe): WorkspaceEdit | undefined {
  const edits = editsOf(snapshot, minutes, recipe);
  return edits.length > 0 ? workspaceEdit(snapshot.client, minutes.source, edits) : undefined;
}

function editsOf(snapshot: Snapshot, minutes: Minutes, recipe: Recipe): readonly TextEdit[] {
  const { uri } = minutes.source;
  switch (recipe.do) {
    case 'fix-all':
      return fixAll(minutes, snapshot.surroundings(uri)).edits;
    case 'fix-rule':
      return takeDisjoint(
        snapshot.findings(uri).filter(({ ruleId }) => ruleId === recipe.ruleId),
        ({ fixes }) => fixes?.[0],
      ).edits;
    case 'ignore-here':
      return ignoreHere(minutes, snapshot.surroundings(uri), recipe.ruleId, recipe.span);
    case 'ignore-file':
      return ignoreInFile(minutes, recipe.ruleId);
  }
}
