import { describe, expect, it } from 'vitest';
import type { Meeting, MeetingSeries } from '../../client/protocol.ts';
import { type MeetingRow, meetingTree, rowsIn } from '../../client/views/meeting-tree.ts';

const folder = 'file:///notes/';

function meeting(name: string, day?: string): Meeting {
  return {
    uri: `${folder}${name}.md`,
    file: `${name}.md`,
    ...(day === undefined ? {} : { day }),
    topics: 0,
    state: 'done',
  };
}

function series(id: string, meetings: readonly Meeting[], gaps: MeetingSeries['gaps'] = []): MeetingSeries {
  return { id, name: id, meetings, gaps };
}

/** The rows as an indented list. */
function draw(rows: readonly MeetingRow[], indent = ''): string[] {
  return rows.flatMap((row) => {
    const words =
      row.kind === 'series'
        ? row.name
        : row.kind === 'year'
          ? `${row.year ?? 'no day'}${row.latest ? ' latest' : ''}: ${row.meetings}, ${row.missed} missed`
          : row.kind === 'gap'
            ? `gap ${row.gap.day}`
            : row.meeting.file;
    return [`${indent}${words}`, ...draw(rowsIn(row), `${indent}  `)];
  });
}

describe('the rows of the Meetings view', () => {
  const meetings = [
    meeting('b', '2023-08-24'),
    meeting('a', '2023-08-24'),
    meeting('c', '2023-01-12'),
    meeting('d', '2022-12-29'),
    meeting('someday'),
  ];
  const one = series('one', meetings, [{ day: '2023-02-09', missed: 13 }]);

  it('are years, the latest first, with gaps where minutes are missing', () => {
    expect(draw(meetingTree({ state: 'whole', series: [one] }).rows)).toEqual([
      '2023 latest: 3, 13 missed',
      '  b.md',
      '  a.md',
      '  gap 2023-02-09',
      '  c.md',
      '2022: 1, 0 missed',
      '  d.md',
      'no day: 1, 0 missed',
      '  someday.md',
    ]);
  });

  it('stand under their series where there are several', () => {
    const other = series('other', [meeting('o', '2024-03-01')]);
    expect(draw(meetingTree({ state: 'whole', series: [one, other] }).rows).slice(-3)).toEqual([
      'other',
      '  2024 latest: 1, 0 missed',
      '    o.md',
    ]);
  });

  it('know what they stand in, and are found by any spelling of an address', () => {
    const spaced = { ...meeting('x', '2023-08-24'), uri: 'file:///c%3A/my%20notes/x.md' };
    const tree = meetingTree({ state: 'whole', series: [series('one', [spaced])] });
    const row = tree.entryOf('file:///c:/my notes/x.md');
    expect(row?.meeting.file).toBe('x.md');
    const year = row && tree.parentOf(row);
    expect(year).toBe(tree.rows[0]);
    expect(year && tree.parentOf(year)).toBeUndefined();
    expect(tree.entryOf('file:///100%.md')).toBeUndefined();
  });

  it('keep their ids when a meeting is added', () => {
    const ids = (all: readonly Meeting[]) => {
      const tree = meetingTree({ state: 'whole', series: [series('one', all)] });
      return tree.rows.flatMap((row) => [row.id, ...rowsIn(row).map(({ id }) => id)]);
    };
    const before = ids(meetings);
    const after = ids([meeting('new', '2023-09-07'), ...meetings]);
    expect(after.filter((id) => !id.endsWith('new.md'))).toEqual(before);
    expect(new Set(after).size).toBe(after.length);
  });
});
