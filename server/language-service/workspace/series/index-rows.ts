import { compareDates } from '../../calendar/date.ts';
import { isoDate } from '../../calendar/iso-date.ts';
import { namesArticles } from '../../model/names-articles.ts';
import type { IndexFact, IndexPage } from '../../profiles/profile.ts';
import { fileNameOf, pathInFolder, pathOfUri } from '../../profiles/uri-path.ts';
import { remember } from '../../text/remember.ts';
import { folderOf } from '../resolve-uri.ts';
import { articlesOf } from './articles-of.ts';
import type { Gap } from './gaps-of.ts';
import { escapeCell, escapeWords } from './index-table.ts';
import type { Meeting, Series } from './meeting.ts';
import { outerTopics } from './outer-topics.ts';
import { pageLink } from './page-link.ts';

/** What the table says of one meeting, or of a day without minutes. */
export interface IndexRow {
  /** `yyyy-MM-dd`. */
  readonly day?: string;
  /** The path of the minutes, as `pathOfUri`. */
  readonly path?: string;
  /** Cells as they are written; empty where there is nothing to say. */
  readonly cells: Readonly<Record<IndexFact, string>>;
}

/**
 * The rows of a page's table, the latest first: the meetings below the page's folder, all where none is below it, and among them the
 * days on which one is missing. `year` leaves out all others.
 */
export function indexRows(
  pageUri: string,
  { profile, meetings }: Series,
  gaps: readonly Gap[],
  year: number | undefined,
): readonly IndexRow[] {
  const folder = folderOf(pageUri);
  const below = meetings.filter(({ uri }) => pathInFolder(uri, folder) !== undefined);
  const own = (below.length > 0 ? below : meetings).filter(
    ({ uri, summary: { date } }) =>
      pathOfUri(uri) !== pathOfUri(pageUri) && (year === undefined || date?.year === year),
  );
  const days = own.flatMap(({ summary: { date } }) => date ?? []);
  const [latest] = days;
  const first = days.at(-1);
  if (!latest || !first) return own.map((meeting) => rowOf(pageUri, meeting, profile.index));
  const pending = gaps
    .filter(({ day }) => compareDates(day, first) > 0 && compareDates(day, latest) < 0)
    .sort((a, b) => compareDates(b.day, a.day));
  const rows: IndexRow[] = [];
  for (const meeting of own) {
    const { date } = meeting.summary;
    for (let gap = pending[0]; gap && date && compareDates(gap.day, date) > 0; gap = pending[0]) {
      rows.push(gapRow(gap, profile.index));
      pending.shift();
    }
    rows.push(rowOf(pageUri, meeting, profile.index));
  }
  return rows;
}

/** Of topics in one cell. */
const BETWEEN = ' · ';

function rowOf(pageUri: string, meeting: Meeting, { columns }: IndexPage): IndexRow {
  const { date } = meeting.summary;
  const day = date && isoDate(date);
  const link = pageLink(pageUri, meeting.uri);
  const linked = (words: string): string => (link === undefined ? words : `[${words}](${link})`);
  const stem = escapeCell(escapeWords(fileNameOf(meeting.uri).replace(/\.[^.]*$/, '')));
  const hasLink = columns.some(({ shows }) => shows === 'link');
  return {
    ...(day !== undefined && { day }),
    path: pathOfUri(meeting.uri),
    cells: {
      date: hasLink ? (day ?? '') : linked(day ?? stem),
      ...saidIn(meeting),
      link: linked(stem),
    },
  };
}

/** What was announced has a cell of its own and is no topic. */
const saidIn = remember((meeting: Meeting): Pick<IndexRow['cells'], 'topics' | 'articles'> => {
  const topics = outerTopics(meeting).filter((topic) => !namesArticles(topic));
  const articles = articlesOf(meeting) ?? [];
  return {
    topics: topics.map(escapeCell).join(BETWEEN),
    articles: articles.map((title) => escapeCell(escapeWords(title))).join(BETWEEN),
  };
});

function gapRow(gap: Gap, { columns, missing }: IndexPage): IndexRow {
  const day = isoDate(gap.day);
  const words = escapeCell(escapeWords(gap.missed > 1 ? `${missing} × ${gap.missed}` : missing));
  const place = columns.find(({ shows }) => shows !== 'date')?.shows;
  const cells = {
    date: place === undefined ? `${day} ${words}`.trim() : day,
    topics: '',
    articles: '',
    link: '',
  };
  return { day, cells: place === undefined ? cells : { ...cells, [place]: words } };
}
