import type { JoinPolicy } from '../profiles/profile.ts';
import { least } from '../text/extremes.ts';
import { lineAt, lineSpan, type SourceText } from '../text/source-text.ts';
import type { Span } from '../text/span.ts';
import { applyEdits, type TextEdit } from '../text/text-edit.ts';
import type { Invitation } from './invitation.ts';
import { readPasswordBelow, toField, toPassword } from './invitation-fields.ts';
import type { InvitationLine } from './invitation-line.ts';
import { readProviderLink } from './invitation-parts.ts';
import { type LineOfInvitation, linesOfInvitation } from './invitation-roles.ts';

const MASK = '****';

/**
 * An invitation as the profile wants it in minutes, lines ending in `\n`, without a line end behind the last: the provider's own lines
 * in their order, in a code fence, or in a block quote where `form` says so. Left out are lines for whoever made the meeting and,
 * where the policy says so, what is for telephones; passwords and keys are masked where it says so, in links and lines to dial as
 * well. Reading the result gives the fields of `invitation` again, those aside that the policy takes away.
 */
export function writeInvitation(
  source: SourceText,
  invitation: Invitation,
  policy: JoinPolicy,
  form: 'fence' | 'quote' = 'fence',
): string {
  const lines = keptLines(source, invitation, policy);
  if (form === 'quote') return lines.map((line) => (line === '' ? '>' : `> ${line}`)).join('\n');
  const mark = lines.some((line) => line.includes('```')) ? '~~~~' : '```';
  return [mark, ...lines, mark].join('\n');
}

function keptLines(source: SourceText, invitation: Invitation, policy: JoinPolicy): readonly string[] {
  const roles = new Map(
    linesOfInvitation(source, invitation.span).map((each) => [lineAt(source, each.line.whole.start), each]),
  );
  const dropped = droppedLines([...roles.values()], policy);
  const below = readPasswordBelow(
    source,
    [...roles.values()].map(({ line }) => line),
  );
  const indent = commonIndent(
    [...roles.values()].map(({ line }) => source.text.slice(line.whole.start, line.whole.end)),
  );
  const kept: string[] = [];
  const last = lineAt(source, Math.max(invitation.span.end - 1, invitation.span.start));
  for (let index = lineAt(source, invitation.span.start); index <= last; index++) {
    const own = roles.get(index);
    if (own && dropped.has(own)) continue;
    const whole = lineSpan(source, index);
    const blank = /^[ \t>]*$/.test(source.text.slice(whole.start, whole.end));
    if (!own && !blank) continue;
    if (!own) {
      if (kept.length > 0 && kept.at(-1) !== '') kept.push('');
      continue;
    }
    const span = bodyOf(source, own.line, invitation.form, indent);
    const masks = policy.password === 'mask' ? masksOn(source, own, below?.span) : [];
    kept.push(written(source, span, masks));
  }
  while (kept.at(-1) === '') kept.pop();
  return kept;
}

/** The lines that the policy does not want, and those that repeat what was said before the telephone numbers. */
function droppedLines(lines: readonly LineOfInvitation[], policy: JoinPolicy): ReadonlySet<LineOfInvitation> {
  const dropped = new Set(lines.filter(({ role }) => role === 'organizer'));
  if (policy.dialIn) return dropped;
  const seen = new Set<string>();
  let telephone = false;
  for (const each of lines) {
    const names = each.values.map(({ name }) => name);
    if (each.role === 'dial-in' || each.role === 'dial-in-heading') telephone = true;
    const again = telephone && names.length > 0 && names.every((name) => seen.has(name));
    if (each.role === 'dial-in' || each.role === 'dial-in-heading' || again) dropped.add(each);
    for (const name of names) seen.add(name);
  }
  return dropped;
}

/** The words of a line without quote marks, without the indentation of all, and without what Markdown puts at its end. */
function bodyOf(source: SourceText, line: InvitationLine, form: Invitation['form'], indent: number): Span {
  const text = source.text.slice(line.whole.start, line.whole.end);
  const quote = form === 'quote' ? (/^(?:[ \t]*>)*[ \t]?/.exec(text)?.[0].length ?? 0) : 0;
  const start = Math.min(line.whole.start + Math.max(quote, indent), line.content.start);
  return { start, end: line.content.end };
}

function commonIndent(lines: readonly string[]): number {
  const indents = lines.map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0);
  return indents.length === 0 ? 0 : least(indents);
}

/** What must not be read on a line: passwords, keys, what is keyed in after the number, and what a link carries along. */
function masksOn(source: SourceText, own: LineOfInvitation, below: Span | undefined): readonly TextEdit[] {
  const { line, values, role } = own;
  const edits: TextEdit[] = [];
  const text = source.text.slice(line.content.start, line.content.end);
  const secret = (span: Span, words: string): void => {
    if (!edits.some((edit) => edit.span.start < span.end && span.start < edit.span.end))
      edits.push({ span, text: words });
  };
  if (below && below.start >= line.content.start && below.end <= line.content.end) {
    secret({ start: below.start, end: line.content.end }, MASK);
  }
  if (role === 'dial-in') {
    for (const { index, 0: whole } of text.matchAll(/,{2,8}\*\d{1,12}#?/g)) {
      const start = line.content.start + index;
      secret({ start, end: start + whole.length }, '');
    }
  }
  const link = readProviderLink(source, line)?.link;
  const query = link && /[?&](?:pwd|p|password|passcode)=[^&#\s]*/i.exec(link.text);
  if (link && query) {
    const start = link.span.start + query.index;
    const end = start + query[0].length;
    const more = source.text[end] === '&' && query[0].startsWith('?');
    secret({ start: more ? start + 1 : start, end: more ? end + 1 : end }, '');
  }
  for (const value of values) {
    const isSecret =
      value.name === 'hostKey'
        ? toField(source, value)
        : value.name === 'password' && toPassword(source, value);
    if (isSecret) secret(value.span, MASK);
  }
  return edits;
}

function written(source: SourceText, span: Span, edits: readonly TextEdit[]): string {
  const own = edits.map(({ span: { start, end }, text }) => ({
    span: { start: start - span.start, end: end - span.start },
    text,
  }));
  return applyEdits(source.text.slice(span.start, span.end), own).trimEnd();
}
