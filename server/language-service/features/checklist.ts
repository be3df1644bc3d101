import type { TextEdit as LspTextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { changeOfPage, pagesFor } from '../commands/update-index-page.ts';
import type { LinkStates } from '../links/link-states.ts';
import { tallyWords } from '../links/link-tally.ts';
import type { Minutes } from '../model/minutes.ts';
import { phaseOf } from '../model/phase.ts';
import { portionsOf } from '../model/portions.ts';
import { questionsIn } from '../model/read-questions.ts';
import { fileNameOf } from '../profiles/uri-path.ts';
import type { Diagnosis } from '../rules/diagnosis.ts';
import type { Severity } from '../rules/rule.ts';
import { message, render } from '../text/message.ts';
import { positionAt, rangeOf } from '../text/source-text.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { CHECK_LINKS } from './check-links.ts';
import type { Feature } from './feature.ts';
import { linkStatesOf } from './link-states-of.ts';

/** `minutes/checklist`: what is left to do in an open document. Plain data. */
export interface ChecklistAnswer {
  readonly uri: string;
  /** `draft` before the meeting has ended, `due` while something is left after it, then `done`. */
  readonly state: 'draft' | 'due' | 'done';
  /** In the order in which they are best done. */
  readonly items: readonly ChecklistItem[];
  /** How many of the findings need no decision. */
  readonly fixable: number;
  /** What is known of where the links lead; absent where none were checked. */
  readonly links?: { readonly states: LinkStates; readonly words: string };
}

export interface ChecklistItem {
  /** `link` is one that is broken or moved; `links` are those that were not checked. */
  readonly kind: 'section' | 'question' | 'placeholder' | 'link' | 'finding' | 'links' | 'page';
  /** Another file than the minutes in which it is to be done. */
  readonly uri?: string;
  readonly words: string;
  /** 0-based, as `column`, which counts in UTF-16. */
  readonly line: number;
  readonly column: number;
  readonly severity?: Severity;
  /** What says that there was nothing, where that is an answer. */
  readonly nothing?: readonly LspTextEdit[];
  /** What does it. */
  readonly edit?: WorkspaceEdit;
  readonly command?: { readonly command: string; readonly arguments: readonly unknown[] };
}

interface ChecklistParams {
  readonly uri: string;
  /** Whether what is done beside the text is looked at, too: the page that lists the meetings, links that were not checked. */
  readonly page?: boolean;
}

const SECTIONS: ReadonlySet<string> = new Set([
  'section-missing',
  'section-empty',
  'time-missing',
  'join-missing',
]);
const PLACEHOLDERS: ReadonlySet<string> = new Set(['placeholder', 'join-field-missing', 'link-empty']);
const LINKS: ReadonlySet<string> = new Set(['link-dead', 'link-moved']);

/**
 * What is left: empty and missing sections, questions without an answer, words never filled in, links that lead nowhere, then the other
 * findings, the links that were not checked and the page of meetings.
 */
export const checklist: Feature<ChecklistParams, ChecklistAnswer> = {
  method: 'minutes/checklist',
  capabilities: () => ({}),
  needs: (snapshot, { uri, page }) => (page ? pagesFor(snapshot, uri) : []),
  handle(snapshot, { uri, page }) {
    const minutes = snapshot.minutes(uri);
    if (!minutes) return undefined;
    const findings = snapshot.findings(uri);
    const items = [
      ...of(findings, (id) => SECTIONS.has(id)).map((each) => itemOf(snapshot, minutes, 'section', each)),
      ...openQuestions(snapshot, minutes),
      ...of(findings, (id) => PLACEHOLDERS.has(id)).map((each) =>
        itemOf(snapshot, minutes, 'placeholder', each),
      ),
      ...of(findings, (id) => LINKS.has(id)).map((each) => itemOf(snapshot, minutes, 'link', each)),
      ...of(findings, (id) => !SECTIONS.has(id) && !PLACEHOLDERS.has(id) && !LINKS.has(id)).map((each) =>
        itemOf(snapshot, minutes, 'finding', each),
      ),
    ];
    const states = linkStatesOf(snapshot, minutes)?.();
    const isOver = phaseOf(minutes, snapshot.now) === 'after';
    // A hint is no reason to hold minutes for unfinished.
    const isOpen = items.some(
      ({ kind, severity }) => (kind !== 'finding' && kind !== 'link') || severity !== 'hint',
    );
    return {
      uri,
      state: isOver ? (isOpen ? 'due' : 'done') : 'draft',
      items: page ? [...items, ...unchecked(snapshot, uri, states), ...stalePage(snapshot, uri)] : items,
      fixable: findings.filter(({ fixes }) => fixes?.[0]?.safe).length,
      ...(states && { links: { states, words: render(tallyWords(states), snapshot.translations) } }),
    };
  },
};

/** The links of which nothing is known yet. */
function unchecked(
  { translations }: Snapshot,
  uri: string,
  states: LinkStates | undefined,
): readonly ChecklistItem[] {
  const count = states?.unchecked ?? 0;
  if (count === 0) return [];
  const words =
    count === 1 ? message('1 link was not checked') : message('{0} links were not checked', count);
  const command = { command: CHECK_LINKS, arguments: [{ uris: [uri] }] };
  return [{ kind: 'links', words: render(words, translations), line: 0, column: 0, command }];
}

/** The page that lists the meetings, where it does not say what the minutes say. */
function stalePage(snapshot: Snapshot, uri: string): readonly ChecklistItem[] {
  if (snapshot.index.state !== 'whole') return [];
  const change = changeOfPage(snapshot, uri);
  if ('problem' in change || isNothing(change.edit)) return [];
  const words = message('The table of meetings in “{0}” is out of date.', fileNameOf(change.page));
  return [
    {
      kind: 'page',
      uri: change.page,
      words: render(words, snapshot.translations),
      line: 0,
      column: 0,
      edit: change.edit,
    },
  ];
}

function isNothing({ changes, documentChanges }: WorkspaceEdit): boolean {
  return Object.keys(changes ?? {}).length + (documentChanges ?? []).length === 0;
}

function of(findings: readonly Diagnosis[], wanted: (ruleId: string) => boolean): readonly Diagnosis[] {
  return findings.filter(({ ruleId }) => wanted(ruleId));
}

function itemOf(
  { translations }: Snapshot,
  { source }: Minutes,
  kind: ChecklistItem['kind'],
  { span, message: words, severity, ruleId, fixes }: Diagnosis,
): ChecklistItem {
  const { line, character } = positionAt(source, span.start);
  const nothing = ruleId === 'section-empty' ? fixes?.[0]?.edits : undefined;
  return {
    kind,
    words: render(words, translations),
    line,
    column: character,
    severity,
    ...(nothing && {
      nothing: nothing.map((edit) => ({ range: rangeOf(source, edit.span), newText: edit.text })),
    }),
  };
}

function openQuestions({ translations }: Snapshot, minutes: Minutes): readonly ChecklistItem[] {
  return portionsOf(minutes).flatMap(({ portion, place: { start }, section: { spec } }) => {
    if (spec?.role !== 'questions') return [];
    return questionsIn(portion)
      .filter(({ answered }) => !answered)
      .map(({ text, span }): ChecklistItem => {
        const { line, character } = positionAt(minutes.source, start + span.start);
        const words = render(message('No answer to “{0}”', text), translations);
        return { kind: 'question', words, line, column: character };
      });
  });
}
