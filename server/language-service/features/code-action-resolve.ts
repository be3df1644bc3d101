import type { CodeAction } from 'vscode-languageserver-types';
import { editOf, readRecipe } from './code-action/recipe.ts';
import type { Feature } from './feature.ts';

/** Works the edit of a chosen action out. One that was made for another version of the text stays without. */
export const codeActionResolve: Feature<CodeAction, CodeAction> = {
  method: 'codeAction/resolve',
  capabilities: ({ codeActions, resolvesEdits, codeActionData }) =>
    codeActions && resolvesEdits && codeActionData ? {} : undefined,
  handle(snapshot, action) {
    const plan = readRecipe(action.data);
    const minutes = plan && snapshot.minutes(plan.uri);
    if (!plan || minutes?.source.version !== plan.version) return action;
    const edit = editOf(snapshot, minutes, plan.recipe);
    return edit ? { ...action, edit } : action;
  },
};
