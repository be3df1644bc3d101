import type { RootContent } from 'mdast';
import { dateExists, equalDates } from '../calendar/date.ts';
import { findDate } from '../calendar/read-date.ts';
import { readMoment } from '../calendar/read-moment.ts';
import type { DateReading, PlainDate } from '../calendar/reading.ts';
import type { Profile, SectionRole } from '../profiles/profile.ts';
import { matcherOf, matchSection } from '../profiles/section-name.ts';
import { sectionsOfAll, sectionsOfRole } from '../profiles/sections-of.ts';
import type { Blocks, Piece, PlacedPiece } from '../syntax/pieces.ts';
import { spanOfNode } from '../syntax/walk.ts';
import { remember } from '../text/remember.ts';
import { lengthOf, lineAt, lineSpan, type SourceText } from '../text/source-text.ts';
import { moved, type Span } from '../text/span.ts';
import type { Invitation, InvitationForm } from './invitation.ts';
import type { TimePart, TitlePart } from './minutes.ts';
import { sourceOf } from './passage.ts';
import type { RawHeading } from './read-headings.ts';
import { readInvitation } from './read-invitation.ts';

/** Where a heading's content ends: the next heading of any kind. */
interface Part {
  readonly heading: RawHeading;
  readonly blocks: readonly RootContent[];
  readonly body: Span;
}

/** The part under the first heading that some layout of the profile calls by a role. No layout is chosen yet: that takes the date. */
export function findPart(
  source: SourceText,
  root: { readonly children: Blocks },
  headings: readonly RawHeading[],
  profile: Profile,
  role: SectionRole,
): Part | undefined {
  const match = matcherOf(sectionsOfRole(profile, role));
  const position = headings.findIndex(({ name }) => {
    const found = match(name);
    return found !== undefined && found.match !== 'near';
  });
  const heading = headings[position];
  if (!heading) return undefined;
  const next = headings[position + 1];
  return {
    heading,
    blocks: root.children.slice(heading.index + 1, next?.index ?? root.children.length),
    body: { start: heading.span.end, end: next?.span.start ?? lengthOf(source) },
  };
}

/** The title: a first heading that has a date in it, or one of level 1 that is no section. */
export function readTitle(
  headings: readonly RawHeading[],
  profile: Profile,
  year: number | undefined,
): { readonly heading: RawHeading; readonly part: TitlePart } | undefined {
  const heading = headings.find(({ form }) => form !== 'bold');
  if (!heading || heading !== headings[0]) return undefined;
  if (matchSection(heading.name, sectionsOfAll(profile))) return undefined;
  const words = {
    start: Math.min(heading.ordinal?.span.start ?? heading.label.start, heading.label.start),
    end: heading.label.end,
  };
  const date = findDate(heading.words, 0, year === undefined ? {} : { year });
  if (!date && heading.level !== 1) return undefined;
  return {
    heading,
    part: { span: words, text: heading.words, ...(date && { date: placeDate(date, heading, words) }) },
  };
}

/** The date's place in the text; the whole words where marks inside the heading make the places differ. */
function placeDate(date: DateReading, heading: RawHeading, words: Span): DateReading {
  const plain = words.end - words.start === heading.words.length;
  return {
    ...date,
    span: plain ? { start: words.start + date.span.start, end: words.start + date.span.end } : words,
  };
}

/** The first line of the time section that has a date or a time in it. */
export function readTime(source: SourceText, part: Part, year: number | undefined): TimePart | undefined {
  const options = year === undefined ? {} : { year };
  const found = firstInLines(source, part, ({ start }) => readMoment(source.text, start, options));
  return found && { heading: part.heading.span, line: found.line, moment: found.value };
}

/** What is read first in a line of a part; lines of HTML are passed over. */
export function firstInLines<V>(
  source: SourceText,
  part: Part,
  read: (line: Span) => V | undefined,
): { readonly line: Span; readonly value: V } | undefined {
  const hidden = part.blocks.filter(({ type }) => type === 'html').map((node) => spanOfNode(node));
  const last = lineAt(source, Math.max(part.body.end - 1, part.body.start));
  for (let line = lineAt(source, part.body.start); line <= last; line++) {
    const span = lineSpan(source, line);
    if (
      span.start < part.body.start ||
      hidden.some(({ start, end }) => start <= span.start && span.start < end)
    )
      continue;
    const value = read(span);
    if (value !== undefined) return { line: span, value };
  }
  return undefined;
}

/** The invitation under the heading for it. */
export function findInvitation(source: SourceText, part: Pick<Part, 'blocks'>): Invitation | undefined {
  const found = firstInvitation(source, part.blocks);
  if (found) return found;
  const words = part.blocks.filter(({ type }) => type === 'paragraph' || type === 'list');
  const first = words[0];
  const last = words.at(-1);
  if (!first || !last) return undefined;
  return readInvitation(source, { start: spanOfNode(first).start, end: spanOfNode(last).end }, 'plain');
}

/** The first fence or quote of a document that holds an invitation, for one without a heading for it. */
export function findLooseInvitation(pieces: readonly PlacedPiece[]): Invitation | undefined {
  for (const { piece, start } of pieces) {
    const found = invitationIn(piece);
    if (found) return moved(found, start);
  }
  return undefined;
}

/** The first invitation in a piece. */
export const invitationIn: (piece: Piece) => Invitation | undefined = remember((piece) =>
  firstInvitation(sourceOf(piece), piece.root.children),
);

/** The first fence or quote among blocks that holds an invitation. */
export function firstInvitation(source: SourceText, blocks: readonly RootContent[]): Invitation | undefined {
  for (const block of blocks) {
    const form = formOf(block);
    const found = form && readInvitation(source, spanOfNode(block), form);
    if (found) return found;
  }
  return undefined;
}

function formOf(block: RootContent): InvitationForm | undefined {
  if (block.type === 'code') return 'fence';
  return block.type === 'blockquote' ? 'quote' : undefined;
}

/** The day that most readings name; the earlier reading wins a tie. Days that do not exist have no voice. */
export function majority(
  readings: readonly (Pick<DateReading, 'date'> | undefined)[],
): PlainDate | undefined {
  const dates = readings.flatMap((reading) => (reading && dateExists(reading.date) ? [reading.date] : []));
  let best: PlainDate | undefined;
  let most = 0;
  for (const date of dates) {
    const votes = dates.filter((each) => equalDates(each, date)).length;
    if (votes > most) {
      most = votes;
      best = date;
    }
  }
  return best;
}
