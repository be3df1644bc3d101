import { isSurely, readInvitationIn } from '../model/find-invitation.ts';
import type { Invitation } from '../model/invitation.ts';
import type { Minutes } from '../model/minutes.ts';
import { writeInvitation } from '../model/write-invitation.ts';
import { fillSection, placeSection, sectionOfRole, specOfRole } from '../rules/time/place-section.ts';
import { type Message, message } from '../text/message.ts';
import { lineAt, lineEndOf, lineSpan, slice } from '../text/source-text.ts';
import { contains, overlaps, type Span } from '../text/span.ts';
import { areDisjoint, type TextEdit } from '../text/text-edit.ts';
import { joinBlock, timeChange } from './join-block.ts';

/** Something that can be done with an invitation that was pasted as it is. */
export interface Tidying {
  readonly title: Message;
  readonly edits: readonly TextEdit[];
}

/** So many lines round the caret are looked at. */
const farthest = 80;

/**
 * What can be done with the raw invitation at a place of the minutes: in the section for it, to put it into the block that the profile
 * wants; elsewhere, to move it to that section. An empty time line is set along with it; where the time line says something else,
 * setting it is a second offer. Nothing where the place is in no invitation or there is nothing to do.
 */
export function tidyInvitation(minutes: Minutes, at: Span): readonly Tidying[] {
  const invitation = rawInvitation(minutes, at);
  if (!invitation) return [];
  const { source } = minutes;
  const block = joinBlock(minutes, source, invitation);
  const offer = inPlace(minutes, invitation, block) ?? toSection(minutes, invitation, block);
  if (!offer) return [];
  const time = timeChange(minutes, source, invitation);
  if (!time || offer.edits.some(({ span }) => overlaps(span, time.edit.span))) return [offer];
  const both = { ...offer, edits: [...offer.edits, time.edit] };
  if (!areDisjoint(both.edits)) return [offer];
  if (!time.differs) return [both];
  const title = message('{0} and set the time to “{1}”', offer.title, time.words);
  return [offer, { title, edits: both.edits }];
}

/** The invitation at a place: that of the minutes, or one that stands somewhere as it was pasted. */
function rawInvitation(minutes: Minutes, at: Span): Invitation | undefined {
  const { source, invitation, profile } = minutes;
  const touches = ({ span }: Invitation): boolean => span.start <= at.end && at.start <= span.end;
  if (invitation && touches(invitation)) {
    if (invitation.form === 'plain') return isRaw(minutes, invitation) ? invitation : undefined;
    if (invitation.form === 'quote' && minutes.layout.invitation === 'fence') return invitation;
    // In its block already, it may still say what the profile does not want.
    const all = { ...profile.join, dialIn: true, password: 'keep' } as const;
    const same =
      writeInvitation(source, invitation, all) === writeInvitation(source, invitation, profile.join);
    return same ? undefined : invitation;
  }
  const span = wordsRound(minutes, at);
  const found = span && readInvitationIn(source, span, 'plain');
  return found && touches(found) && isRaw(minutes, found) ? found : undefined;
}

/** Whether words are what a service wrote; a list or a line by hand is left as somebody wanted it. */
function isRaw({ source }: Minutes, invitation: Invitation): boolean {
  const words = slice(source, invitation.span);
  return !/^[ \t]*(?:[-*+]|\d{1,2}[.)])[ \t]/.test(words) && isSurely(words, invitation);
}

/** The lines round a place up to the next heading, fence or comment; undefined in code. */
function wordsRound({ source, verbatim }: Minutes, at: Span): Span | undefined {
  if (verbatim.some((span) => overlaps(span, { start: at.start, end: at.end + 1 }))) return undefined;
  const isEdge = (line: number): boolean => {
    const { start, end } = lineSpan(source, line);
    return /^(?:#{1,6}[ \t]|```|~~~|<!--|\*\*[^*]+\*\*[ \t]*$)/.test(source.text.slice(start, end));
  };
  let first = lineAt(source, at.start);
  let last = lineAt(source, at.end);
  if (isEdge(first)) return undefined;
  while (first > 0 && last - first < farthest && !isEdge(first - 1)) first--;
  while (last + 1 < source.lineStarts.length && last - first < 2 * farthest && !isEdge(last + 1)) last++;
  return { start: lineSpan(source, first).start, end: lineSpan(source, last).end };
}

function inPlace(minutes: Minutes, { span }: Invitation, block: string): Tidying | undefined {
  const section = sectionOfRole(minutes, 'join');
  const standing = minutes.invitation && contains(minutes.invitation.span, span);
  if (!standing && !(section && contains(section.body, span))) return undefined;
  const { source } = minutes;
  const first = lineAt(source, span.start);
  const last = lineAt(source, span.end);
  const area = { start: lineSpan(source, first).start, end: lineSpan(source, last).end };
  const isWords = (line: number): boolean =>
    line >= 0 && line < source.lineStarts.length && slice(source, lineSpan(source, line)).trim() !== '';
  const text = `${isWords(first - 1) ? '\n' : ''}${block}${isWords(last + 1) ? '\n' : ''}`;
  return {
    title: message('Tidy this invitation'),
    edits: [{ span: area, text: text.replaceAll('\n', lineEndOf(source)) }],
  };
}

function toSection(minutes: Minutes, { span }: Invitation, block: string): Tidying | undefined {
  const put = joinSectionEdit(minutes, block);
  if (!put) return undefined;
  const { source } = minutes;
  const first = lineAt(source, span.start);
  const last = lineAt(source, span.end);
  const next = source.lineStarts[last + 1] ?? source.text.length;
  // The blank line behind goes as well, since the one before stays.
  const blank = slice(source, lineSpan(source, lineAt(source, next))).trim() === '';
  const end = blank && next < source.text.length ? (source.lineStarts[last + 2] ?? source.text.length) : next;
  const edits = [{ span: { start: lineSpan(source, first).start, end }, text: '' }, put];
  return areDisjoint(edits) ? { title: message('Insert as join section'), edits } : undefined;
}

/** Puts a block into the section for it, where that is empty or not there; undefined where something stands in it. */
export function joinSectionEdit(minutes: Minutes, block: string): TextEdit | undefined {
  const section = sectionOfRole(minutes, 'join');
  if (section) {
    return slice(minutes.source, section.body).trim() === ''
      ? fillSection(minutes, section, block)
      : undefined;
  }
  const spec = specOfRole(minutes.layout, 'join');
  return spec && !minutes.invitation ? placeSection(minutes, spec, block) : undefined;
}

/**
 * Puts a block in the place of an invitation that nobody can join by, as new minutes have it; undefined where there is none in the
 * section for it, or where what is replaced anyway is all that stands in its fence, or reaches beyond it.
 */
export function standInEdit(minutes: Minutes, place: Span, block: string): TextEdit | undefined {
  const { source, invitation } = minutes;
  if (!invitation || invitation.link || invitation.number) return undefined;
  const { form, span } = invitation;
  const section = sectionOfRole(minutes, 'join');
  if (!section || !contains(section.body, span)) return undefined;
  const isAllInFence = form === 'fence' && slice(source, place) === wordsInFence(slice(source, span));
  const isApart = !overlaps(span, { start: place.start, end: place.end + 1 });
  if (!isApart && (!contains(span, place) || isAllInFence)) return undefined;
  return { span, text: block.replaceAll('\n', lineEndOf(source)) };
}

/** What stands between the first and the last line of a block. */
function wordsInFence(block: string): string {
  const breaks = [...block.matchAll(/\r\n|\r|\n/g)];
  const [first] = breaks;
  const last = breaks.at(-1);
  return first && last ? block.slice(first.index + first[0].length, last.index) : '';
}
