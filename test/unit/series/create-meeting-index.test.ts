import { describe, expect, it } from 'vitest';
import { curve } from '../../../server/language-service/profiles/curve.ts';
import { plainProfile } from '../../../server/language-service/profiles/plain.ts';
import { createMeetingIndex } from '../../../server/language-service/workspace/series/create-meeting-index.ts';
import type { Place } from '../../../server/language-service/workspace/series/meeting.ts';
import { thingKey, topicKey } from '../../../server/language-service/workspace/series/thing-key.ts';
import { topicsOf } from '../../../server/language-service/workspace/series/topics-of.ts';
import { meetingOf, minutesOn, SERIES } from '../../support/series.ts';

const number = (count: number) => thingKey({ key: `issue:opencurve/curve#${count}` });
const said = (places: readonly Place[]) =>
  places.map((place) => {
    const { line } = place.kind === 'topic' ? place.section : place.reference;
    return `${place.meeting.uri.slice(SERIES.length)}:${line}`;
  });

describe('an index of meetings', () => {
  it('has the latest meeting first, and those without a day last', () => {
    const index = createMeetingIndex();
    index.put(meetingOf('notes.md', '## 会议内容\n'));
    index.put(meetingOf('2023-08-10.md', minutesOn('2023-08-10', [])));
    index.put(meetingOf('b/2023-08-24.md', minutesOn('2023-08-24', [], '10:00~10:30')));
    index.put(meetingOf('c/2023-08-24.md', minutesOn('2023-08-24', [], '10:00~10:30')));
    index.put(meetingOf('d/2023-08-24.md', '## 会议内容\n'));
    index.put(meetingOf('a/2023-08-24.md', minutesOn('2023-08-24', [])));
    index.put(meetingOf('2023-09-07.md', minutesOn('2023-09-07', [])));
    expect(index.meetings.map(({ uri }) => uri.slice(SERIES.length))).toEqual([
      '2023-09-07.md',
      'a/2023-08-24.md',
      'b/2023-08-24.md',
      'c/2023-08-24.md',
      'd/2023-08-24.md',
      '2023-08-10.md',
      'notes.md',
    ]);
    expect(index.series).toEqual([{ id: SERIES, profile: curve, meetings: index.meetings }]);
  });

  it('tells where a thing is spoken of, whatever its spelling', () => {
    const index = createMeetingIndex();
    index.put(meetingOf('2023-08-10.md', minutesOn('2023-08-10', ['- 修复 #12', '- 又见 #12 和 #7'])));
    index.put(
      meetingOf(
        '2023-08-24.md',
        minutesOn('2023-08-24', ['- https://github.com/opencurve/curve/pull/12/files']),
      ),
    );
    expect(said(index.placesOf(number(12)))).toEqual([
      '2023-08-24.md:8',
      '2023-08-10.md:8',
      '2023-08-10.md:10',
    ]);
    expect(said(index.placesOf(number(7)))).toEqual(['2023-08-10.md:10']);
    expect(index.placesOf(number(8))).toEqual([]);
  });

  it('takes the names that a profile has for a topic for one', () => {
    const index = createMeetingIndex();
    index.put(meetingOf('2023-08-10.md', minutesOn('2023-08-10', ['#### 1、CurveBS'])));
    index.put(meetingOf('2023-08-24.md', minutesOn('2023-08-24', ['#### 1、Curve 块存储'])));
    index.put(meetingOf('2023-09-07.md', minutesOn('2023-09-07', ['#### 块存储：'])));
    expect(said(index.placesOf(topicKey(curve, 'curvebs')))).toHaveLength(3);
  });

  it('follows a meeting that changes, moves to another day and goes', () => {
    const index = createMeetingIndex();
    const first = meetingOf('2023-08-10.md', minutesOn('2023-08-10', ['- #1', '#### 部署']));
    const other = meetingOf('2023-08-24.md', minutesOn('2023-08-24', ['- #1', '#### 部署']));
    index.put(first);
    index.put(other);
    expect(said(index.placesOf(number(1)))).toEqual(['2023-08-24.md:8', '2023-08-10.md:8']);
    const version = index.version;
    index.put(other);
    expect(index.version).toBe(version);
    index.put(meetingOf('2023-08-24.md', minutesOn('2023-08-24', ['- #2', '- #1'])));
    expect(index.version).toBeGreaterThan(version);
    expect(said(index.placesOf(number(1)))).toEqual(['2023-08-24.md:10', '2023-08-10.md:8']);
    expect(said(index.placesOf(topicKey(curve, '部署')))).toEqual(['2023-08-10.md:10']);
    const moved = { ...first, summary: { ...first.summary, date: { year: 2023, month: 10, day: 1 } } };
    index.put(moved);
    expect(index.meetings[0]).toBe(moved);
    expect(said(index.placesOf(number(1)))).toEqual(['2023-08-10.md:8', '2023-08-24.md:10']);
    index.remove(moved.uri);
    index.remove(moved.uri);
    expect(said(index.placesOf(number(1)))).toEqual(['2023-08-24.md:10']);
    expect(index.placesOf(topicKey(curve, '部署'))).toEqual([]);
    index.remove(other.uri);
    expect(index.series).toEqual([]);
    expect(index.seriesOf(other.uri)).toBeUndefined();
  });

  it('keeps series apart, and as the same objects while none of their meetings change', () => {
    const index = createMeetingIndex();
    const ours = meetingOf('2023-08-10.md', minutesOn('2023-08-10', []));
    const theirs = meetingOf('2023-08-11.md', minutesOn('2023-08-11', []), curve, 'file:///other/');
    index.put(theirs);
    index.put(ours);
    const kept = index.seriesOf(theirs.uri);
    expect(index.series.map(({ id }) => id)).toEqual([SERIES, 'file:///other/']);
    index.put(meetingOf('2023-08-10.md', minutesOn('2023-08-10', ['- #3'])));
    expect(index.seriesOf(theirs.uri)).toBe(kept);
    expect(index.seriesOf(ours.uri)?.meetings).not.toContain(ours);
  });

  it('counts a change of its state', () => {
    const index = createMeetingIndex();
    expect(index.state).toBe('reading');
    index.reached('whole');
    index.reached('whole');
    expect([index.state, index.version]).toEqual(['whole', 1]);
  });
});

describe('the topics of a meeting', () => {
  const topics = (text: string, profile = curve) =>
    topicsOf(meetingOf('2023-08-24.md', text, profile)).map(({ words }) => words);

  it('are headings of its own in the notes', () => {
    const text = [
      '## 时间',
      '2023/08/24 19:00~19:30',
      '### 改期',
      '## 加入会议',
      '### 网络研讨会',
      '## 会议内容',
      '### 一、近期工作',
      '#### 块存储',
      '##### 快照',
      '### 二、答疑 & 交流',
      '## 其他',
    ].join('\n\n');
    expect(topics(text)).toEqual(['块存储', '快照']);
  });

  it('are all headings but the title where the layout knows none', () => {
    expect(topics('# 2023-08-24 Sync\n\n## Build\n\n### CI\n', plainProfile)).toEqual(['Build', 'CI']);
    expect(topics('## Build\n\n### CI\n', plainProfile)).toEqual(['Build', 'CI']);
  });
});
