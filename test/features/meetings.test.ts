import { describe, expect, it } from 'vitest';
import { meetingsRequest } from '../../server/language-service/features/meetings.ts';
import { curve } from '../../server/language-service/profiles/curve.ts';
import type { MeetingIndex } from '../../server/language-service/workspace/series/meeting-index.ts';
import { indexOf, uriOf } from '../support/index-of.ts';
import { CLEAN } from '../support/samples.ts';
import { FOLDER, snapshotOf } from '../support/snapshot.ts';

function ask(index: MeetingIndex, now = '2023-08-24T10:00:00Z') {
  return meetingsRequest.handle(snapshotOf('x.md', '', { index, now }), {})!;
}

const moved = (day: string): string => CLEAN.replaceAll('2023/08/24', day.replaceAll('-', '/'));

describe('the meetings', () => {
  it('are told by series, the latest first, with what is missing between them', () => {
    const days = ['2023-06-15', '2023-06-29', '2023-07-27', '2023-08-10', '2023-08-24'];
    const texts = Object.fromEntries(days.map((day) => [`${day}.md`, moved(day)]));
    const index = indexOf({ ...texts, '2023-08-10.md': moved('2023-08-10').replace('### 三', '### 丢') });
    index.put({ ...index.meeting(uriOf('2023-08-10.md'))!, problems: 3 });
    const { state, series } = ask(index);
    expect(state).toBe('whole');
    expect(series).toHaveLength(1);
    const [{ id, name, meetings, gaps }] = series as [(typeof series)[0]];
    expect({ id, name }).toEqual({ id: FOLDER, name: curve.name });
    expect(meetings.map(({ day }) => day)).toEqual(days.toReversed());
    expect(meetings[0]).toEqual({
      uri: uriOf('2023-08-24.md'),
      file: '2023-08-24.md',
      day: '2023-08-24',
      start: '19:00',
      topics: 3,
      state: 'draft',
      join: 'https://meeting.tencent.com/dm/aB3dE5fG7hJ9',
    });
    expect(meetings[1]).toMatchObject({ problems: 3 });
    expect(gaps).toEqual([{ day: '2023-07-13', missed: 1 }]);
    expect(ask(index, '2023-08-24T12:00:00Z').series[0]!.meetings[0]!.state).toBe('done');
  });

  it('are due while a section is missing after the meeting', () => {
    const index = indexOf({ '2023-08-24.md': CLEAN.replace(/### 三、[\s\S]*?(?=### 四)/, '') });
    expect(ask(index, '2023-08-25T00:00:00Z').series[0]!.meetings[0]!.state).toBe('due');
  });

  it('of several folders with one profile are told apart by their folders', () => {
    const index = indexOf({ '2023-08-24.md': CLEAN });
    const other = 'file:///notes/%E7%A4%BE%E5%8C%BA/';
    for (const meeting of indexOf({ '2023-08-24.md': CLEAN }, curve, other).meetings) index.put(meeting);
    expect(
      ask(index)
        .series.map(({ name }) => name)
        .sort(),
    ).toEqual(['Double Week Meetings', '社区']);
  });
});
