import * as vscode from 'vscode';
import { dayWords } from '../day-words.ts';
import type { MinutesServer } from '../minutes-server.ts';
import type { SearchAnswer, SearchHit } from '../protocol.ts';
import type { Session } from '../session.ts';
import { needServer } from './need-server.ts';
import { openPlace } from './open-place.ts';

/** How long the typing rests before it is searched for, in milliseconds. */
const pause = 80;
const limit = 100;

interface HitItem extends vscode.QuickPickItem {
  readonly hit?: SearchHit;
}

/** Lists what all meetings say of the words, while they are typed; the chosen line is opened. */
export function searchMeetings(session: Session, argument?: unknown): void {
  // The list is there at once, so that nothing is typed elsewhere while the server starts.
  const pick = vscode.window.createQuickPick<HitItem>();
  // The server has ranked them; older and newer editors know this property, though it is not part of their API.
  Object.assign(pick, { sortByLabel: false });
  pick.placeholder = vscode.l10n.t('Words, a number such as #2387, or the beginning of an address');
  pick.title = vscode.l10n.t('Search all meetings');
  const search = searcher(needServer(session), session, pick);
  pick.onDidChangeValue(search.typed);
  pick.onDidAccept(() => {
    const hit = pick.selectedItems[0]?.hit;
    if (hit === undefined) return;
    pick.hide();
    void openPlace(hit.uri, hit.line);
  });
  pick.onDidHide(() => {
    search.stop();
    pick.dispose();
  });
  if (typeof argument === 'string') pick.value = argument;
  pick.show();
  search.typed(pick.value);
}

/** Fills the list after each pause in the typing. What is answered after more was typed is thrown away. */
function searcher(
  starting: Promise<MinutesServer | undefined>,
  session: Session,
  pick: vscode.QuickPick<HitItem>,
) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = new vscode.CancellationTokenSource();

  const stop = (): void => {
    clearTimeout(timer);
    asked.cancel();
    asked.dispose();
  };
  const search = async (words: string, { token }: vscode.CancellationTokenSource): Promise<void> => {
    try {
      const server = await starting;
      const answer = await server?.request<SearchAnswer>('minutes/search', { words, limit }, token);
      if (token.isCancellationRequested) return;
      if (answer === undefined) pick.hide();
      else pick.items = itemsOf(answer);
    } catch (error) {
      if (!token.isCancellationRequested) session.log.error('The search failed', String(error));
    } finally {
      if (!token.isCancellationRequested) pick.busy = false;
    }
  };
  const typed = (value: string): void => {
    stop();
    asked = new vscode.CancellationTokenSource();
    const words = value.trim();
    pick.busy = words !== '';
    if (words === '') pick.items = [];
    else timer = setTimeout(search, pause, words, asked);
  };
  return { typed, stop };
}

function itemsOf({ hits, more }: SearchAnswer): HitItem[] {
  if (hits.length === 0) return [{ label: vscode.l10n.t('No meeting says that'), alwaysShow: true }];
  const items: HitItem[] = hits.map((hit) => ({
    label: hit.words,
    detail: [hit.day === undefined ? hit.file : dayWords(hit.day, 'medium'), hit.section]
      .filter(Boolean)
      .join(' · '),
    alwaysShow: true,
    hit,
  }));
  if (more) items.push({ label: vscode.l10n.t('There are more; type on to find them'), alwaysShow: true });
  return items;
}
