import * as vscode from 'vscode';
import { onTargetChange, targetUri } from '../commands/target-uri.ts';
import { dayWords } from '../day-words.ts';
import type { Checklist } from '../finish/answers.ts';
import type { LinkSummary } from '../links/answers.ts';
import { type LinkRow, linkItem, linkRow } from '../links/link-row.ts';
import type { MeetingParts } from '../protocol.ts';
import type { Session } from '../session.ts';
import { type SectionRow, sectionItem, sectionRows } from './section-item.ts';

/** How long a document rests before its sections are asked for again, in milliseconds. */
const pause = 400;

type Row = SectionRow | LinkRow;

/** The view of the minutes in the active editor: their sections, what is in them, and what is known of their links. Costs nothing while it is not seen. */
export function createThisMeetingView(session: Session): vscode.Disposable {
  const changed = new vscode.EventEmitter<undefined>();
  const parents = new Map<string, SectionRow>();
  let rows: readonly Row[] = [];
  let shown = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turn = 0;
  let asked = Promise.resolve();

  const view = vscode.window.createTreeView<Row>('minutes.thisMeeting', {
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getTreeItem: (row) => ('summary' in row ? linkItem(row) : sectionItem(row)),
      getParent: ({ id }) => parents.get(id),
      getChildren: async (row) => {
        // The editor forgets a change that comes while it waits for the first rows, so they are given when they are known.
        if (row === undefined) await asked;
        if (row === undefined) return [...rows];
        return 'summary' in row ? [] : [...row.rows];
      },
    },
  });

  const refresh = (): void => {
    if (view.visible) asked = ask();
  };
  const ask = async (): Promise<void> => {
    turn += 1;
    const mine = turn;
    const uri = activeMinutes();
    const server = uri && (await session.start());
    const [parts, list, links] = await Promise.all([
      server?.request<MeetingParts | null>('minutes/meeting', { uri: uri?.toString() }).catch(complain),
      server?.request<Checklist | null>('minutes/checklist', { uri: uri?.toString() }).catch(complain),
      server?.request<LinkSummary | null>('minutes/links', { uri: uri?.toString() }).catch(complain),
    ]);
    if (mine !== turn) return;
    view.description = [parts?.day && dayWords(parts.day, 'short'), list && stateWords(list)]
      .filter(Boolean)
      .join(' · ');
    show(uri, parts ?? undefined, links ?? undefined);
  };
  const complain = (error: unknown): undefined => {
    session.log.error('The sections are not known', String(error));
  };
  const show = (uri?: vscode.Uri, parts?: MeetingParts, links?: LinkSummary): void => {
    const text = JSON.stringify([uri, parts, links]);
    if (text === shown) return;
    shown = text;
    const sections = uri && parts ? sectionRows(uri, parts.sections) : [];
    rows = uri && parts && links ? [...sections, linkRow(uri, links)] : sections;
    parents.clear();
    const enter = (row: SectionRow): void => {
      for (const inner of row.rows) {
        parents.set(inner.id, row);
        enter(inner);
      }
    };
    sections.forEach(enter);
    changed.fire(undefined);
  };
  const activeMinutes = (): vscode.Uri | undefined => {
    const uri = targetUri();
    return uri && session.status(uri) ? uri : undefined;
  };
  const refreshSoon = (): void => {
    clearTimeout(timer);
    if (view.visible) timer = setTimeout(refresh, pause);
  };

  return vscode.Disposable.from(
    changed,
    view,
    new vscode.Disposable(() => clearTimeout(timer)),
    view.onDidChangeVisibility(refresh),
    onTargetChange(refresh),
    session.onDidChangeStatus(({ uri }) => {
      if (vscode.Uri.parse(uri).toString() === targetUri()?.toString()) refreshSoon();
    }),
    session.onDidChangeLinks(refreshSoon),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0 && document.uri.toString() === targetUri()?.toString()) refreshSoon();
    }),
  );
}

/** How far the minutes are: before the meeting, with something left to do, or complete. */
function stateWords({ state, items }: Checklist): string {
  const left = items.length > 0 && vscode.l10n.t('{0} left', items.length);
  if (state === 'draft') return [vscode.l10n.t('draft'), left].filter(Boolean).join(' · ');
  return (state === 'due' && left) || vscode.l10n.t('complete');
}
