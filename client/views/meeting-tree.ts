import type { Meeting, MeetingGap, MeetingSeries, Meetings } from '../protocol.ts';
import { uriKey } from '../uri-key.ts';

/** A row of the Meetings view. Ids stay the same as long as the row means the same. */
export type MeetingRow = SeriesRow | YearRow | MeetingEntry | GapRow;

export interface SeriesRow {
  readonly kind: 'series';
  readonly id: string;
  readonly name: string;
  readonly meetings: number;
  readonly rows: readonly YearRow[];
}

export interface YearRow {
  readonly kind: 'year';
  readonly id: string;
  /** Absent for the meetings whose day is not known. */
  readonly year?: string;
  readonly latest: boolean;
  readonly meetings: number;
  /** How many meetings have no minutes. */
  readonly missed: number;
  readonly rows: readonly (MeetingEntry | GapRow)[];
}

export interface MeetingEntry {
  readonly kind: 'meeting';
  readonly id: string;
  readonly meeting: Meeting;
}

export interface GapRow {
  readonly kind: 'gap';
  readonly id: string;
  readonly gap: MeetingGap;
}

export interface MeetingTree {
  /** Years where there is one series, else the series. */
  readonly rows: readonly MeetingRow[];
  readonly parentOf: (row: MeetingRow) => MeetingRow | undefined;
  readonly entryOf: (uri: string) => MeetingEntry | undefined;
}

export function meetingTree({ series }: Meetings): MeetingTree {
  const many = series.length > 1;
  const rows: readonly MeetingRow[] = many
    ? series.map((each) => ({
        kind: 'series',
        id: each.id,
        name: each.name,
        meetings: each.meetings.length,
        rows: yearsOf(each),
      }))
    : series.flatMap(yearsOf);
  const parents = new Map<string, MeetingRow>();
  const entries = new Map<string, MeetingEntry>();
  const enter = (row: MeetingRow): void => {
    if (row.kind === 'meeting') entries.set(uriKey(row.id), row);
    for (const inner of rowsIn(row)) {
      parents.set(inner.id, row);
      enter(inner);
    }
  };
  rows.forEach(enter);
  return { rows, parentOf: ({ id }) => parents.get(id), entryOf: (uri) => entries.get(uriKey(uri)) };
}

export function rowsIn(row: MeetingRow): readonly MeetingRow[] {
  return row.kind === 'series' || row.kind === 'year' ? row.rows : [];
}

/** Meetings and gaps of a series by year, the latest first; those without a day last. */
function yearsOf({ id, meetings, gaps }: MeetingSeries): YearRow[] {
  const years = new Map<string | undefined, (MeetingEntry | GapRow)[]>();
  const put = (day: string | undefined, row: MeetingEntry | GapRow): void => {
    const year = day?.slice(0, 4);
    const rows = years.get(year);
    if (rows === undefined) years.set(year, [row]);
    else rows.push(row);
  };
  for (const meeting of meetings) put(meeting.day, { kind: 'meeting', id: meeting.uri, meeting });
  for (const gap of gaps) put(gap.day, { kind: 'gap', id: `${id}#${gap.day}`, gap });
  const sorted = [...years].sort(([one = ''], [other = '']) => (one < other ? 1 : -1));
  return sorted.map(([year, rows], index) => ({
    kind: 'year',
    id: `${id}#${year ?? ''}`,
    ...(year === undefined ? {} : { year }),
    latest: index === 0,
    meetings: rows.filter(({ kind }) => kind === 'meeting').length,
    missed: rows.reduce((sum, row) => (row.kind === 'gap' ? sum + row.gap.missed : sum), 0),
    // Meetings of one day keep the order that they came in.
    rows: rows.sort((one, other) => (dayOf(one) < dayOf(other) ? 1 : dayOf(one) > dayOf(other) ? -1 : 0)),
  }));
}

function dayOf(row: MeetingEntry | GapRow): string {
  return (row.kind === 'gap' ? row.gap.day : row.meeting.day) ?? '';
}
