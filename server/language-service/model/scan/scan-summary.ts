import type { Html, RootContent } from 'mdast';
import { dateExists, equalDates } from '../../calendar/date.ts';
import type { DateReading, PlainDate } from '../../calendar/reading.ts';
import { fileNameOf, readFileName } from '../../profiles/file-name.ts';
import { layoutAt } from '../../profiles/layout-at.ts';
import type { Profile } from '../../profiles/profile.ts';
import { type Blocks, blocksOf } from '../../syntax/pieces.ts';
import type { SourceText } from '../../text/source-text.ts';
import type { Span } from '../../text/span.ts';
import type { RawHeading } from '../read-headings.ts';
import { readMinutes } from '../read-minutes.ts';
import { findPart, firstInLines, majority, readTitle } from '../read-parts.ts';
import { type NamedHeading, nameHeadings } from '../read-sections.ts';
import { type MinutesSummary, type SpokenOf, type SummaryParts, summarise, summaryOf } from '../summary.ts';
import type { Found } from './found.ts';
import { invitationUnder } from './invitation-under.ts';
import { readLinkReference } from './read-link-reference.ts';
import { readSaid, type Said } from './read-said.ts';
import { scanBlocks } from './scan-blocks.ts';

/**
 * The summary of a text read as minutes of a profile: equal to `summaryOf(readMinutes(source, profile))`, mostly without a tree and
 * then many times as fast.
 */
export function scanSummary(source: SourceText, profile: Profile): MinutesSummary {
  const found = scanBlocks(source, profile.repository);
  return (found && summaryFrom(source, profile, found)?.summary) ?? summaryOf(readMinutes(source, profile));
}

/** The summary of a text in which that was found, and its sections; absent where it takes a tree to know the day. */
export function summaryFrom(
  source: SourceText,
  profile: Profile,
  found: Found,
): { readonly summary: MinutesSummary; readonly sections: readonly NamedHeading[] } | undefined {
  const { root, headings } = withHtml(found);
  const file = readFileName(fileNameOf(source.uri), profile.fileName);
  const year = file.date?.date.year;
  const title = readTitle(headings, profile, year);
  const timePart = findPart(source, root, headings, profile, 'time');
  const moment =
    timePart && firstInLines(source, timePart, ({ start }) => readSaid(source.text, start, year))?.value;
  const said = moment?.date;
  const day = { file: file.date, said, title: title?.part.date };
  let date = agreed(day);
  if (!date) {
    const join = findPart(source, root, headings, profile, 'join');
    // Without a heading for it, the invitation may stand in any fence or quote.
    if (!join && found.mayHoldInvitation) return undefined;
    const invited = join && invitedDay(source, join.body);
    const other = invited?.span.start === said?.span.start ? undefined : invited;
    date = majority([day.file, day.said, day.title, other]);
  }
  const layout = layoutAt(profile, date);
  const sections = nameHeadings(headings, layout, title?.heading);
  const { mentions } = found;
  const links = linksOf(found);
  return {
    summary: summarise({ source, date, moment, title: title?.part, sections, links, mentions }),
    sections,
  };
}

/** The day on which file name and 时间 agree: of four readings no other can have more. */
function agreed({
  file,
  said,
}: {
  readonly file: DateReading | undefined;
  readonly said: Said['date'];
}): PlainDate | undefined {
  return file && said && dateExists(file.date) && equalDates(file.date, said.date) ? file.date : undefined;
}

/** The day that the invitation in a part of the text names. */
function invitedDay({ text }: SourceText, body: Span): DateReading | undefined {
  const date = invitationUnder(text.slice(body.start, body.end))?.time?.moment?.date;
  const by = body.start;
  return date && { ...date, span: { start: date.span.start + by, end: date.span.end + by } };
}

interface Skeleton {
  readonly root: { readonly children: Blocks };
  readonly headings: readonly RawHeading[];
}

/** The headings, and blocks that are nothing but them and the HTML between them: what else there is need not be known. */
function withHtml({ headings, html }: Found): Skeleton {
  if (html.length === 0) return { root: { children: blocksOf([]) }, headings };
  const children: RootContent[] = [];
  const placed: RawHeading[] = [];
  let reached = 0;
  for (const heading of headings) {
    for (; (html[reached]?.start ?? heading.span.start) < heading.span.start; reached++)
      children.push(htmlNode(html[reached]));
    placed.push({ ...heading, index: children.length });
    children.push({ type: 'thematicBreak' });
  }
  for (const span of html.slice(reached)) children.push(htmlNode(span));
  const piece = { text: '', root: { type: 'root' as const, children }, lineEnds: 0 };
  return { root: { children: blocksOf([{ piece, start: 0, line: 0, block: 0 }]) }, headings: placed };
}

function htmlNode({ start, end }: Span = { start: 0, end: 0 }): Html {
  const at = (offset: number) => ({ line: 1, column: 1, offset });
  return { type: 'html', value: '', position: { start: at(start), end: at(end) } };
}

function linksOf({ links }: Found): SummaryParts['links'] {
  const spoken: SpokenOf[] = [];
  let isSorted = true;
  let last: Span = { start: -1, end: -1 };
  for (const { span, url } of links) {
    const reference = readLinkReference(url);
    if (reference === undefined) continue;
    spoken.push({ span, reference });
    isSorted &&= span.start > last.start;
    last = span;
  }
  return isSorted ? spoken : spoken.sort(({ span: a }, { span: b }) => a.start - b.start || b.end - a.end);
}
