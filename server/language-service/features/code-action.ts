import type { CodeAction, Diagnostic, Range } from 'vscode-languageserver-types';
import { tidyInvitation } from '../commands/tidy-invitation.ts';
import type { Minutes } from '../model/minutes.ts';
import type { Checkup } from '../rules/check.ts';
import type { Diagnosis } from '../rules/diagnosis.ts';
import { safeFixOf } from '../rules/fix.ts';
import type { Fix } from '../rules/rule.ts';
import { unusedSuppression } from '../rules/suppression/unused-suppression.ts';
import { type Message, message, render } from '../text/message.ts';
import { remember } from '../text/remember.ts';
import { spanOf } from '../text/source-text.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { workspaceEdit } from '../workspace/workspace-edit.ts';
import { commandActions } from './code-action/command-actions.ts';
import { filesForLinkActions, linkActions } from './code-action/link-actions.ts';
import { COMMANDS, lacksCommands } from './code-action/own-commands.ts';
import { editOf, type Recipe } from './code-action/recipe.ts';
import { ofFinding } from './diagnostic.ts';
import type { DocumentParams, Feature } from './feature.ts';
import { countFindings, findingsAt } from './findings-at.ts';
import { pageActions } from './index-page.ts';
import { blankMinutes, filesForMinutesHere, minutesHereAction } from './minutes-here.ts';

export interface CodeActionParams extends DocumentParams {
  readonly range: Range;
  readonly context: {
    readonly diagnostics: readonly Diagnostic[];
    readonly only?: readonly string[];
    /** 1 where the user asked, 2 where the editor did by itself. */
    readonly triggerKind?: number;
  };
}

const QUICK_FIX = 'quickfix';
const FIX_ALL = 'source.fixAll.minutes';
const REWRITE = 'refactor.rewrite';

/**
 * Repairs of what is wrong at a place, all of a kind, everything at once; what to do about a link that leads nowhere; ways to leave a
 * finding out; the page of its rule; the block that a pasted invitation is to be.
 */
export const codeAction: Feature<CodeActionParams, CodeAction[]> = {
  method: 'textDocument/codeAction',
  capabilities: (client) =>
    client.codeActions
      ? {
          codeActionProvider: {
            codeActionKinds: [QUICK_FIX, REWRITE, FIX_ALL, ...(lacksCommands(client) ? [COMMANDS] : [])],
            resolveProvider: defers(client),
          },
        }
      : undefined,
  waits: ({ textDocument }, snapshot) => (blankMinutes(snapshot, textDocument.uri) ? 'summaries' : undefined),
  needs: (snapshot, { textDocument: { uri }, range, context }) => [
    ...filesForMinutesHere(snapshot, uri),
    ...(asksFor(context, QUICK_FIX) ? filesForLinkActions(snapshot, uri, range) : []),
  ],
  handle(snapshot, { textDocument, range, context }) {
    const minutes = snapshot.minutes(textDocument.uri);
    const checkup = minutes && snapshot.checkup(textDocument.uri);
    const asked = (kind: string): boolean => asksFor(context, kind);
    const fill = asked(QUICK_FIX) ? minutesHereAction(snapshot, textDocument.uri) : undefined;
    const actions: CodeAction[] = fill ? [fill] : [];
    if (!minutes || !checkup) {
      if (asked(QUICK_FIX)) actions.push(...pageActions(snapshot, textDocument.uri, range));
      return actions.length > 0 ? actions : undefined;
    }
    if (asked(QUICK_FIX)) {
      const found = findingsAt(checkup, spanOf(minutes.source, range));
      const diagnosticOf = (finding: Diagnosis): Diagnostic => {
        const made = ofFinding(snapshot, minutes.source, finding);
        return (
          context.diagnostics.find((each) => each.code === made.code && sameRange(each.range, made.range)) ??
          made
        );
      };
      const fixes = found.flatMap((finding) => [
        ...fixesOf(snapshot, minutes, finding, diagnosticOf(finding)),
        ...linkActions(snapshot, minutes, finding).map((action) => ({
          ...action,
          diagnostics: [diagnosticOf(finding)],
        })),
      ]);
      const rest = firstOfEachRule(found).flatMap((finding) =>
        furtherActions(snapshot, minutes, finding, checkup, diagnosticOf(finding)),
      );
      actions.push(...unlike(fixes), ...rest);
    }
    if (asked(REWRITE)) actions.push(...rewritings(snapshot, minutes, range));
    const byItself = context.triggerKind === 2 && !context.only?.length;
    if (asked(FIX_ALL) && !byItself && countFindings(checkup, safelyFixable) > 0) {
      const title = message('Fix all safe problems in this file');
      const action = deferred(snapshot, minutes, title, FIX_ALL, { do: 'fix-all' });
      if (action) actions.push(action);
    }
    if (asked(COMMANDS) && !byItself) actions.push(...commandActions(snapshot, minutes, range));
    return actions;
  },
};

function asksFor({ only }: CodeActionParams['context'], kind: string): boolean {
  return !only?.length || only.some((each) => kind === each || kind.startsWith(`${each}.`));
}

/** What can be done with a raw invitation at the place. */
function rewritings({ client, translations }: Snapshot, minutes: Minutes, range: Range): CodeAction[] {
  return tidyInvitation(minutes, spanOf(minutes.source, range)).map(({ title, edits }) => ({
    title: render(title, translations),
    kind: REWRITE,
    edit: workspaceEdit(client, minutes.source, edits),
  }));
}

function defers(client: Snapshot['client']): boolean {
  return client.resolvesEdits && client.codeActionData;
}

function fixesOf(
  snapshot: Snapshot,
  minutes: Minutes,
  finding: Diagnosis,
  diagnostic: Diagnostic,
): CodeAction[] {
  const { client, translations } = snapshot;
  const fixes = finding.fixes ?? [];
  return fixes.map((fix, index) => ({
    title: render(fix.title, translations),
    kind: QUICK_FIX,
    diagnostics: [diagnostic],
    ...(client.preferredActions && isPreferred(fixes, index) ? { isPreferred: true } : {}),
    edit: workspaceEdit(client, minutes.source, fix.edits, fix.caret),
  }));
}

/** One answer is right: it is the only one, or the first of them is known to be safe. */
function isPreferred(fixes: readonly Fix[], index: number): boolean {
  return index === 0 && (fixes.length === 1 || fixes[0]?.safe === true);
}

function furtherActions(
  snapshot: Snapshot,
  minutes: Minutes,
  finding: Diagnosis,
  checkup: Checkup,
  diagnostic: Diagnostic,
): CodeAction[] {
  const { ruleId, span } = finding;
  const alike = countFindings(checkup, (all) => fixableByRule(all).get(ruleId) ?? 0);
  const make = (title: Message, recipe: Recipe): CodeAction[] => {
    const action = deferred(snapshot, minutes, title, QUICK_FIX, recipe);
    return action ? [{ ...action, diagnostics: [diagnostic] }] : [];
  };
  const ignore = [
    ...make(message('Ignore “{0}” here', ruleId), { do: 'ignore-here', ruleId, span }),
    ...make(message('Ignore “{0}” in this file', ruleId), { do: 'ignore-file', ruleId }),
  ];
  const page = snapshot.client.commands.includes('minutes.openRule')
    ? [openRule(snapshot, ruleId, diagnostic)]
    : [];
  return [
    ...(alike > 1
      ? make(message('Fix all {0} problems of “{1}” in this file', alike, ruleId), { do: 'fix-rule', ruleId })
      : []),
    ...(ruleId === unusedSuppression.id ? [] : ignore),
    ...page,
  ];
}

function openRule({ translations }: Snapshot, ruleId: string, diagnostic: Diagnostic): CodeAction {
  const title = render(message('About the rule “{0}”', ruleId), translations);
  const command = { title, command: 'minutes.openRule', arguments: [ruleId] };
  return { title, kind: QUICK_FIX, diagnostics: [diagnostic], command };
}

/** An action whose edit is worked out when it is chosen; at once for clients that cannot ask again. Undefined where it would change nothing. */
function deferred(
  snapshot: Snapshot,
  minutes: Minutes,
  title: Message,
  kind: string,
  recipe: Recipe,
): CodeAction | undefined {
  const action: CodeAction = { title: render(title, snapshot.translations), kind };
  const { uri, version } = minutes.source;
  if (defers(snapshot.client)) return { ...action, data: { uri, version, recipe } };
  const edit = editOf(snapshot, minutes, recipe);
  return edit && { ...action, edit };
}

/** Without those that would do the same under the same name. */
function unlike(actions: readonly CodeAction[]): CodeAction[] {
  const seen = new Set<string>();
  return actions.filter(({ title, edit, command }) => {
    const key = JSON.stringify([title, edit, command]);
    return !seen.has(key) && seen.add(key);
  });
}

function firstOfEachRule(findings: readonly Diagnosis[]): Diagnosis[] {
  return findings.filter(
    ({ ruleId }, index) => findings.findIndex((each) => each.ruleId === ruleId) === index,
  );
}

/** How many findings have a fix that is right without a look. */
const safelyFixable: (found: readonly Diagnosis[]) => number = remember(
  (found) => found.filter(safeFixOf).length,
);

/** How many findings of each rule have a fix. */
const fixableByRule: (found: readonly Diagnosis[]) => ReadonlyMap<string, number> = remember((found) => {
  const counts = new Map<string, number>();
  for (const { ruleId, fixes } of found) {
    if (fixes?.length) counts.set(ruleId, (counts.get(ruleId) ?? 0) + 1);
  }
  return counts;
});

function sameRange(a: Range, b: Range): boolean {
  return (
    a.start.line === b.start.line &&
    a.start.character === b.start.character &&
    a.end.line === b.end.line &&
    a.end.character === b.end.character
  );
}
