import { createSourceText, lineAt, lineSpan, type SourceText } from '../text/source-text.ts';
import type { Span } from '../text/span.ts';
import type { Invitation, InvitationForm } from './invitation.ts';
import { linesOfInvitation } from './invitation-roles.ts';
import { readInvitation } from './read-invitation.ts';

/** No invitation is longer; a longer text is something else, whatever stands in it. */
const longest = 20_000;

/**
 * Reads an invitation from a text that stands in no document, as the clipboard has it: bare, in a fence or quoted. Spans are offsets
 * into the text. Undefined where nothing shows that it is one.
 */
export function readInvitationText(text: string): Invitation | undefined {
  if (text.length > longest || text.trim() === '') return undefined;
  const source = createSourceText('', 0, text);
  return readInvitationIn(source, { start: 0, end: text.length }, formOf(text));
}

/** The same of a part of a document, with the title that a calendar puts above the line that says when. */
export function readInvitationIn(
  source: SourceText,
  span: Span,
  form: InvitationForm,
): Invitation | undefined {
  const invitation = readInvitation(source, span, form);
  if (!invitation || form !== 'plain') return invitation;
  return { ...invitation, span: withTitle(source, span, invitation) };
}

/**
 * Whether a text is an invitation beyond doubt, so that somebody who pastes it means one: it leads into a meeting, says something of
 * the meeting besides, and most of its lines are an invitation's.
 */
export function isSurely(text: string, invitation: Invitation): boolean {
  const { link, number, provider } = invitation;
  if (provider === undefined || !(link?.wellFormed || number?.wellFormed)) return false;
  const lines = linesOfInvitation(createSourceText('', 0, text), { start: 0, end: text.length });
  const own = lines.filter(({ role }) => role !== 'other').length;
  const said = [
    link,
    number,
    invitation.inviter,
    invitation.subject,
    invitation.time,
    invitation.password,
    invitation.dialIns[0],
  ];
  const count = said.filter((part) => part !== undefined).length;
  return count >= 2 && (own >= 2 || count >= 3) && own * 10 >= lines.length * 6;
}

function formOf(text: string): InvitationForm {
  const lines = text.split(/\r\n?|\n/).filter((line) => line.trim() !== '');
  if (/^[ \t]*(?:```|~~~)/.test(lines[0] ?? '')) return 'fence';
  return lines.every((line) => /^[ \t]*>/.test(line)) ? 'quote' : 'plain';
}

function withTitle(source: SourceText, within: Span, { span, subject, inviter, time }: Invitation): Span {
  const first = lineAt(source, span.start);
  if (subject || inviter || !time || first === 0 || lineAt(source, time.line.start) !== first) return span;
  const above = lineSpan(source, first - 1);
  const words = source.text.slice(above.start, above.end).trim();
  const isTitle =
    words !== '' && words.length <= 80 && !/[。．.!！?？:：，,；;]$|^[#>|`<]|^[-*+] /.test(words);
  return isTitle && above.start >= within.start ? { start: above.start, end: span.end } : span;
}
