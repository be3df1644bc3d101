import * as vscode from 'vscode';
import { onTargetChange, targetUri } from '../commands/target-uri.ts';
import type { Meetings, Problems } from '../protocol.ts';
import type { Session } from '../session.ts';
import { meetingItem } from './meeting-item.ts';
import { type MeetingRow, type MeetingTree, meetingTree, rowsIn, type YearRow } from './meeting-tree.ts';

/** How long changes of the index gather before the view asks again, in milliseconds. */
const pause = 300;
/** For how many meetings the problems are asked for at once. */
const slice = 40;

/** The view of all meetings. It asks the server nothing while it is not seen. */
export function createMeetingsView(session: Session): vscode.Disposable {
  const changed = new vscode.EventEmitter<MeetingRow[] | undefined>();
  const problems = new Map<string, number>();
  let tree: MeetingTree | undefined;
  let answered = '';
  let stale = true;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking: Promise<MeetingTree | undefined> | undefined;

  const view = vscode.window.createTreeView<MeetingRow>('minutes.meetings', {
    showCollapseAll: true,
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getTreeItem: (row) => meetingItem(withProblems(row)),
      getParent: (row) => tree?.parentOf(row),
      getChildren: async (row) => {
        // The editor forgets a change that comes while it waits for the first rows, so they are given when they are known.
        if (row === undefined) {
          await (stale ? load() : asking);
          return [...(tree?.rows ?? [])];
        }
        if (row.kind === 'year') void askForProblems(row);
        return [...rowsIn(row)];
      },
    },
  });

  const withProblems = (row: MeetingRow): MeetingRow => {
    const count = row.kind === 'meeting' ? (row.meeting.problems ?? problems.get(row.id)) : undefined;
    if (row.kind !== 'meeting' || count === undefined) return row;
    return { ...row, meeting: { ...row.meeting, problems: count } };
  };

  /** Asks for the meetings once, whoever wants them meanwhile. */
  const load = (): Promise<MeetingTree | undefined> => {
    asking ??= ask().finally(() => {
      asking = undefined;
    });
    return asking;
  };
  const ask = async (): Promise<MeetingTree | undefined> => {
    stale = false;
    const server = await session.start();
    const answer = await server?.request<Meetings>('minutes/meetings', { wait: true }).catch(complain);
    view.message =
      answer?.state === 'reading' ? vscode.l10n.t('Reading the minutes of this workspace …') : '';
    const text = JSON.stringify(answer) ?? '';
    if (text !== answered) {
      answered = text;
      tree = answer && meetingTree(answer);
    }
    return tree;
  };
  const complain = (error: unknown): undefined => {
    session.log.error('The meetings are not known', error instanceof Error ? error : String(error));
  };

  const refresh = async (): Promise<void> => {
    const before = tree;
    if ((await load()) !== before) changed.fire(undefined);
    // Nothing is selected at first, and after the selected file got another name.
    if (view.selection.length === 0) await revealActive();
  };
  const refreshSoon = (): void => {
    stale = true;
    if (!view.visible || timer !== undefined) return;
    timer = setTimeout(() => {
      timer = undefined;
      void refresh();
    }, pause);
  };

  /** Counts the problems of the meetings of a year that has been opened, as long as the view shows this very year. */
  const askForProblems = async (year: YearRow): Promise<void> => {
    const entries = year.rows.filter((row) => row.kind === 'meeting' && row.meeting.problems === undefined);
    const server = entries.length > 0 ? await session.start() : undefined;
    for (let from = 0; from < entries.length; from += slice) {
      const some = entries.slice(from, from + slice);
      const uris = some.map(({ id }) => id);
      const counts = await server?.request<Problems>('minutes/problems', { uris }).catch(complain);
      if (counts === undefined || !isShown(year)) return;
      const others = some.filter(({ id }) => counts[id] !== undefined && counts[id] !== problems.get(id));
      for (const { id } of others) problems.set(id, counts[id] ?? 0);
      if (others.length > 0) changed.fire(others);
    }
  };
  const isShown = (year: YearRow): boolean => {
    const first = year.rows[0];
    return view.visible && first !== undefined && tree?.parentOf(first) === year;
  };

  const revealActive = async (): Promise<void> => {
    const uri = view.visible ? targetUri() : undefined;
    const row = uri && tree?.entryOf(uri.toString());
    if (row === undefined || view.selection.some(({ id }) => id === row.id)) return;
    await Promise.resolve(view.reveal(row, { select: true, focus: false })).catch(() => undefined);
  };

  return vscode.Disposable.from(
    changed,
    view,
    new vscode.Disposable(() => clearTimeout(timer)),
    session.onDidChangeIndex(refreshSoon),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('minutes.enable')) refreshSoon();
    }),
    onTargetChange(revealActive),
    view.onDidChangeVisibility(async ({ visible }) => {
      if (visible && stale) await refresh();
      await revealActive();
    }),
  );
}
