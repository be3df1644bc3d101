import * as vscode from 'vscode';
import { chooseTarget } from '../commands/choose-target.ts';
import { fixAll } from '../commands/fix-all.ts';
import { needServer } from '../commands/need-server.ts';
import { openPlace } from '../commands/open-place.ts';
import type { MinutesServer } from '../minutes-server.ts';
import type { Session } from '../session.ts';
import type { Checklist, ChecklistItem } from './answers.ts';

/**
 * Shows what is left to do in minutes: choosing an entry goes to its place, its button says that there was nothing, and the first entry
 * repairs all that needs no decision. The list stays open while it is worked on, until an entry is gone to.
 */
export async function finishMinutes(session: Session, argument?: unknown): Promise<void> {
  const uri = await chooseTarget(session, argument);
  const server = uri && (await needServer(session));
  if (uri === undefined || server === undefined) return;
  await vscode.workspace.openTextDocument(uri);
  const first = await ask(server, uri);
  if (first === null) {
    void vscode.window.showWarningMessage(vscode.l10n.t('This file holds no minutes.'));
    return;
  }
  const pick = vscode.window.createQuickPick<Entry>();
  pick.title = vscode.l10n.t('Finish minutes');
  pick.matchOnDescription = true;
  const show = (list: Checklist): void => {
    pick.items = entriesOf(list);
    pick.placeholder = headline(list);
  };
  const change = async (work: () => Thenable<unknown>): Promise<void> => {
    pick.busy = true;
    await work();
    const next = await ask(server, uri);
    pick.busy = false;
    if (next !== null) show(next);
  };
  pick.onDidTriggerItemButton(({ item }) => {
    void change(() => settle(server, uri, item.left));
  });
  pick.onDidAccept(() => {
    const [entry] = pick.selectedItems;
    if (entry === undefined) return;
    if (entry.fixes) void change(() => fixAll(session, uri));
    else {
      pick.hide();
      const { left } = entry;
      if (left?.command) void vscode.commands.executeCommand(left.command.command, ...left.command.arguments);
      else if (left) void openPlace(left.uri ?? uri.toString(), left.line, left.column);
    }
  });
  pick.onDidHide(() => pick.dispose());
  show(first);
  pick.show();
}

interface Entry extends vscode.QuickPickItem {
  readonly left?: ChecklistItem;
  /** Whether it repairs all that needs no decision. */
  readonly fixes?: boolean;
}

function ask(server: MinutesServer, uri: vscode.Uri): Promise<Checklist | null> {
  return server.request<Checklist | null>('minutes/checklist', { uri: uri.toString(), page: true });
}

/** Does what the button of an entry says. */
async function settle(server: MinutesServer, uri: vscode.Uri, item?: ChecklistItem): Promise<void> {
  if (item?.edit) await server.apply(item.edit, false);
  else if (item?.nothing) await server.apply({ changes: { [uri.toString()]: [...item.nothing] } }, false);
}

function headline({ items, state }: Checklist): string {
  if (items.length === 0) return '';
  if (state === 'draft') return vscode.l10n.t('Before the meeting; {0} to look at', items.length);
  return vscode.l10n.t('{0} left', items.length);
}

function entriesOf({ items, fixable, state }: Checklist): readonly Entry[] {
  const entries: Entry[] = [];
  if (fixable > 0)
    entries.push({
      label:
        fixable === 1
          ? vscode.l10n.t('Fix 1 problem that needs no decision')
          : vscode.l10n.t('Fix {0} problems that need no decision', fixable),
      iconPath: new vscode.ThemeIcon('wand'),
      fixes: true,
      alwaysShow: true,
    });
  let last: ChecklistItem['kind'] | undefined;
  for (const item of items) {
    if (item.kind !== last)
      entries.push({ label: titles()[item.kind], kind: vscode.QuickPickItemKind.Separator });
    last = item.kind;
    entries.push({
      label: item.words,
      description: describe(item),
      iconPath: new vscode.ThemeIcon(iconOf(item)),
      left: item,
      buttons: buttonsOf(item),
    });
  }
  if (items.length === 0)
    entries.push({
      label:
        state === 'draft'
          ? vscode.l10n.t('Nothing is left to do before the meeting.')
          : vscode.l10n.t('Nothing is left: the minutes are done.'),
      iconPath: new vscode.ThemeIcon('pass'),
    });
  return entries;
}

/** Where it is, and how bad: what the icon says is said in words, too. */
function describe({ kind, severity, uri, command, line }: ChecklistItem): string {
  const place = uri === undefined && !command ? vscode.l10n.t('line {0}', line + 1) : undefined;
  const weight = kind === 'finding' && severity !== undefined ? weights()[severity] : undefined;
  return [place, weight].filter((words) => words !== undefined).join(' · ');
}

function weights(): Readonly<Record<NonNullable<ChecklistItem['severity']>, string>> {
  return {
    error: vscode.l10n.t('error'),
    warning: vscode.l10n.t('warning'),
    info: vscode.l10n.t('information'),
    hint: vscode.l10n.t('hint'),
  };
}

function buttonsOf({ nothing, edit }: ChecklistItem): vscode.QuickInputButton[] {
  if (nothing) return [{ iconPath: new vscode.ThemeIcon('circle-slash'), tooltip: nothingWords(nothing) }];
  return edit ? [{ iconPath: new vscode.ThemeIcon('sync'), tooltip: vscode.l10n.t('Update the table') }] : [];
}

/** What the button does that says that there was nothing, in the words that it writes. */
function nothingWords(edits: NonNullable<ChecklistItem['nothing']>): string {
  return vscode.l10n.t(
    'Say that there was nothing: “{0}”',
    edits.map(({ newText }) => newText.trim().replace(/^[-*+] /, '')).join(' '),
  );
}

function iconOf({ kind, severity }: ChecklistItem): string {
  if (kind !== 'finding') return icons[kind];
  return severity === 'error' || severity === 'warning' ? severity : 'info';
}

const icons = {
  section: 'list-unordered',
  question: 'question',
  placeholder: 'edit',
  link: 'link',
  links: 'link',
  page: 'table',
} as const;

function titles(): Readonly<Record<ChecklistItem['kind'], string>> {
  return {
    section: vscode.l10n.t('Sections'),
    question: vscode.l10n.t('Questions'),
    placeholder: vscode.l10n.t('Left to fill in'),
    link: vscode.l10n.t('Links'),
    finding: vscode.l10n.t('Findings'),
    links: vscode.l10n.t('Links'),
    page: vscode.l10n.t('Page of meetings'),
  };
}
