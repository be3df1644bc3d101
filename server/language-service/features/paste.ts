import type { TextEdit as LspTextEdit, Range } from 'vscode-languageserver-types';
import { joinBlock, type TimeChange, timeChange } from '../commands/join-block.ts';
import { joinSectionEdit, standInEdit } from '../commands/tidy-invitation.ts';
import { isSurely, readInvitationText } from '../model/find-invitation.ts';
import type { Minutes } from '../model/minutes.ts';
import { sectionOfRole } from '../rules/time/place-section.ts';
import { type Message, message, render } from '../text/message.ts';
import {
  createSourceText,
  lineAt,
  lineEndOf,
  lineSpan,
  rangeOf,
  slice,
  spanOf,
} from '../text/source-text.ts';
import { contains, overlaps, type Span } from '../text/span.ts';
import type { TextEdit } from '../text/text-edit.ts';
import type { Feature } from './feature.ts';

export interface PasteParams {
  readonly uri: string;
  /** What the paste replaces. */
  readonly range: Range;
  /** The clipboard, as plain text. */
  readonly text: string;
}

export interface PasteAnswer {
  /** What is put in place of the range. */
  readonly insert: string;
  /** Changes elsewhere that belong to it: the empty time line, or the section, where `insert` is empty. */
  readonly edits: readonly LspTextEdit[];
  /** Whether the clipboard is an invitation beyond doubt and the place is the one for it, so that this may be what pasting does. */
  readonly sure: boolean;
  /** What it does, in the user's language. */
  readonly label: string;
  /** The same with a time line that says something else now; to be offered, never done unasked. `edits` has everything. */
  readonly withTime?: PasteChoice;
  /** Ways to put it in the place of the invitation that the minutes have, the likeliest first; to be offered, too. */
  readonly replace?: readonly PasteChoice[];
}

/** Another way to paste: edits that do all of it. */
export interface PasteChoice {
  readonly label: string;
  readonly edits: readonly LspTextEdit[];
}

/**
 * What pasting an invitation into minutes does: at the place for it the block that the profile wants; elsewhere, while the section for
 * it is empty or missing, that section. An invitation that stands there without a way to join is replaced; another is left, unless the
 * user says otherwise. `null` where the text is no invitation or the document no minutes.
 */
export const paste: Feature<PasteParams, PasteAnswer | null> = {
  method: 'minutes/paste',
  capabilities: () => ({}),
  handle(snapshot, { uri, range, text = '' }) {
    const minutes = snapshot.minutes(uri);
    const invitation = minutes && readInvitationText(text);
    if (!minutes || !invitation) return null;
    const clipboard = createSourceText('', 0, text);
    const block = joinBlock(minutes, clipboard, invitation);
    const place = spanOf(minutes.source, range);
    const here = isForInvitations(minutes, place);
    const surely = isSurely(text, invitation);
    const instead = surely ? standInEdit(minutes, place, block) : undefined;
    const elsewhere = instead ?? (here ? undefined : joinSectionEdit(minutes, block));
    const insert = elsewhere ? '' : blockAt(minutes, place, block);
    const time = timeChange(minutes, clipboard, invitation);
    const lsp = (edits: readonly TextEdit[]): LspTextEdit[] =>
      edits.map((edit) => ({ range: rangeOf(minutes.source, edit.span), newText: edit.text }));
    const own = elsewhere ? [elsewhere] : [];
    const isApart = ({ start, end }: Span): boolean =>
      (end < place.start || start > place.end) && !own.some(({ span }) => overlaps(span, { start, end }));
    const apart = time && isApart(time.edit.span) ? time : undefined;
    const isBeside = !here && !elsewhere;
    const label = isBeside ? message('Insert as invitation block') : message('Insert as join section');
    const withTime = (words: Message, edits: readonly TextEdit[], change: TimeChange): PasteChoice => ({
      label: render(message('{0} and set the time to “{1}”', words, change.words), snapshot.translations),
      edits: lsp([...edits, change.edit]),
    });
    const replace = (): readonly PasteChoice[] => {
      const old = minutes.invitation?.span;
      if (!old || !surely || !hasAnother(minutes, place)) return [];
      const edit = { span: old, text: block.replaceAll('\n', lineEndOf(minutes.source)) };
      const words = message('Replace the invitation');
      const alone = { label: render(words, snapshot.translations), edits: lsp([edit]) };
      if (!time || overlaps(time.edit.span, old)) return [alone];
      return [withTime(words, [edit], time), alone];
    };
    const replacing = replace();
    return {
      insert,
      edits: lsp(apart && !apart.differs ? [...own, apart.edit] : own),
      sure: here && surely && !hasAnother(minutes, place),
      label: render(label, snapshot.translations),
      ...(apart?.differs && !isBeside && { withTime: withTime(label, own, apart) }),
      ...(replacing.length > 0 && { replace: replacing }),
    };
  },
};

/** Whether a place is in the section for the invitation. */
function isForInvitations(minutes: Minutes, place: Span): boolean {
  const section = sectionOfRole(minutes, 'join');
  return section !== undefined && contains(section.body, place);
}

/** Whether the minutes have an invitation that the paste leaves where it is. */
function hasAnother({ invitation }: Minutes, place: Span): boolean {
  return invitation?.link !== undefined && !contains(place, invitation.span);
}

/** The block as lines of their own, with a blank line towards other words; in a fence without another one. */
function blockAt({ source, verbatim }: Minutes, place: Span, block: string): string {
  const eol = lineEndOf(source);
  const words = block.replaceAll('\n', eol);
  const first = lineSpan(source, lineAt(source, place.start));
  const last = lineSpan(source, lineAt(source, place.end));
  const inCode = verbatim.some(({ start, end }) => start < place.start && place.end < end);
  if (inCode) return block.split('\n').slice(1, -1).join(eol);
  const isWords = (line: number): boolean =>
    line >= 0 && line < source.lineStarts.length && slice(source, lineSpan(source, line)).trim() !== '';
  const before = source.text.slice(first.start, place.start).trim() !== '';
  const after = source.text.slice(place.end, last.end).trim() !== '';
  const lead = before ? `${eol}${eol}` : isWords(lineAt(source, place.start) - 1) ? eol : '';
  const tail = after ? `${eol}${eol}` : isWords(lineAt(source, place.end) + 1) ? eol : '';
  return `${lead}${words}${tail}`;
}
