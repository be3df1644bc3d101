import type { CodeAction, Command, Range } from 'vscode-languageserver-types';
import { openArchived } from '../../commands/open-archived.ts';
import { type WebLink, webLinkAt } from '../../links/web-links.ts';
import type { Minutes } from '../../model/minutes.ts';
import { addKnownLink } from '../../profiles/config/add-known-link.ts';
import { fileNameOf } from '../../profiles/uri-path.ts';
import type { Diagnosis } from '../../rules/diagnosis.ts';
import { linkDead } from '../../rules/link/link-dead.ts';
import { linkMoved } from '../../rules/link/link-moved.ts';
import { type Message, message, render } from '../../text/message.ts';
import { createSourceText, spanOf } from '../../text/source-text.ts';
import { filesEdit } from '../../workspace/files-edit.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { workspaceEdit } from '../../workspace/workspace-edit.ts';
import { CHECK_LINKS } from '../check-links.ts';
import { isoDate } from '../date-words.ts';
import { findingsAt } from '../findings-at.ts';
import { meetingsKnowing, newerAddress } from './newer-address.ts';

/** What can be done about a link that is said to be broken or moved, beside its fix. */
export function linkActions(snapshot: Snapshot, minutes: Minutes, finding: Diagnosis): CodeAction[] {
  const link = isOfLink(finding) ? webLinkAt(minutes, finding.span.start) : undefined;
  if (!link) return [];
  const host = /^https?:\/\/[^/?#]*/.exec(link.address)?.[0] ?? '';
  const name = host.replace(/^https?:\/\//, '');
  return [
    ...takeNewer(snapshot, minutes, link),
    ...addKnown(snapshot, minutes, message('Say that this address is right'), link.address),
    ...addKnown(snapshot, minutes, message('Say that all addresses of {0} are right', name), `${host}/*`),
    command(snapshot, message('Check the links of this file again'), CHECK_LINKS, {
      uris: [minutes.source.uri],
      again: true,
    }),
    command(snapshot, message('Open a copy in the Wayback Machine'), openArchived.id, {
      url: link.address,
      ...(minutes.date && { day: isoDate(minutes.date) }),
    }),
  ];
}

/** Files to be loaded for the actions at a place: the project file, and minutes that may know a newer address. */
export function filesForLinkActions(snapshot: Snapshot, uri: string, range: Range): readonly string[] {
  if (!snapshot.surroundings(uri).verdicts) return [];
  const minutes = snapshot.minutes(uri);
  const checkup = minutes && snapshot.checkup(uri);
  if (!checkup) return [];
  const links = findingsAt(checkup, spanOf(minutes.source, range)).filter(isOfLink);
  if (links.length === 0) return [];
  const project = projectFileOf(snapshot, uri);
  const others = links.flatMap(({ span }) => {
    const link = webLinkAt(minutes, span.start);
    return link ? meetingsKnowing(snapshot, minutes, link).map((meeting) => meeting.uri) : [];
  });
  return [...new Set([...(project === undefined ? [] : [project]), ...others.slice(0, MOST)])];
}

/** Whoever selects many links is not made to wait for more files. */
const MOST = 24;

function isOfLink({ ruleId }: Diagnosis): boolean {
  return ruleId === linkDead.id || ruleId === linkMoved.id;
}

function takeNewer(snapshot: Snapshot, minutes: Minutes, link: WebLink): CodeAction[] {
  const found = newerAddress(snapshot, minutes, link);
  if (!found) return [];
  const { uri, summary } = found.meeting;
  const day = summary.date ? isoDate(summary.date) : fileNameOf(uri);
  const edits = [{ span: link.destination, text: found.address }];
  const edit = workspaceEdit(snapshot.client, minutes.source, edits);
  return [action(snapshot, message('Take the address that the minutes of {0} have', day), { edit })];
}

/** In the project file, which is made where there is none. */
function addKnown(snapshot: Snapshot, { source }: Minutes, title: Message, address: string): CodeAction[] {
  const uri = projectFileOf(snapshot, source.uri);
  if (uri === undefined) return [];
  const file = snapshot.file(uri);
  const words = message('{0} (in {1})', title, fileNameOf(uri));
  const edits = addKnownLink(file ?? createSourceText(uri, 0, ''), address);
  if (!edits || edits.length === 0) return [];
  if (file) {
    const reason = { label: render(title, snapshot.translations), needsConfirmation: false };
    return [action(snapshot, words, { edit: filesEdit(snapshot, [{ source: file, edits, reason }]) })];
  }
  if (!snapshot.client.createsFiles) return [];
  const start = { line: 0, character: 0 };
  const [whole] = edits;
  return [
    action(snapshot, words, {
      edit: {
        documentChanges: [
          { kind: 'create', uri, options: { overwrite: false, ignoreIfExists: false } },
          {
            textDocument: { uri, version: null },
            edits: [{ range: { start, end: start }, newText: whole?.text ?? '' }],
          },
        ],
      },
    }),
  ];
}

/** Where the settings of a series stand, or would stand. Undefined for minutes that belong to none. */
function projectFileOf({ index }: Snapshot, uri: string): string | undefined {
  const folder = index.seriesOf(uri)?.id;
  return folder === undefined ? undefined : `${folder}.minutes.json`;
}

function command(snapshot: Snapshot, title: Message, id: string, argument: unknown): CodeAction {
  const words = render(title, snapshot.translations);
  const called: Command = { title: words, command: id, arguments: [argument] };
  return action(snapshot, title, { command: called });
}

function action(
  { translations }: Snapshot,
  title: Message,
  does: Pick<CodeAction, 'edit' | 'command'>,
): CodeAction {
  return { title: render(title, translations), kind: 'quickfix', ...does };
}
