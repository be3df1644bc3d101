import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { curve } from '../../server/language-service/profiles/curve.ts';
import { createMeetingIndex } from '../../server/language-service/workspace/series/create-meeting-index.ts';
import type { Meeting } from '../../server/language-service/workspace/series/meeting.ts';
import type { MeetingIndex } from '../../server/language-service/workspace/series/meeting-index.ts';
import { thingKey, topicKey } from '../../server/language-service/workspace/series/thing-key.ts';
import { meetingOf, minutesOn } from '../support/series.ts';

const NAMES = ['2023-08-10.md', '2023-08-24.md', 'a/2023-08-24.md', 'notes.md', 'x.md', 'y.md'];
const LINES = ['- #1', '- #2 和 #1', '#### 块存储', '#### CurveBS', '#### 部署', '- https://example.org/a'];
const KEYS = [
  ...[1, 2].map((count) => thingKey({ key: `issue:opencurve/curve#${count}` })),
  ...['块存储', '部署'].map((words) => topicKey(curve, words)),
  'example.org/a',
];

const meeting: fc.Arbitrary<Meeting> = fc
  .record({
    name: fc.constantFrom(...NAMES),
    day: fc.constantFrom('2023-08-10', '2023-08-24', '2023-09-07', ''),
    time: fc.constantFrom('19:00~19:30', '10:00~11:00', ''),
    lines: fc.array(fc.constantFrom(...LINES), { maxLength: 4 }),
    series: fc.constantFrom('file:///a/', 'file:///b/'),
  })
  .map(({ name, day, time, lines, series }) => ({
    ...meetingOf(name, minutesOn(day, lines, time), curve, 'file:///a/'),
    series,
  }));

type Change =
  | { readonly kind: 'put'; readonly meeting: Meeting }
  | { readonly kind: 'rename'; readonly from: string; readonly to: string }
  | { readonly kind: 'remove'; readonly name: string }
  | { readonly kind: 'ask' };

const name = fc.constantFrom(...NAMES);
const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 4, arbitrary: meeting.map((each): Change => ({ kind: 'put', meeting: each })) },
  fc.record({ kind: fc.constant('rename' as const), from: name, to: name }),
  fc.record({ kind: fc.constant('remove' as const), name }),
  fc.constant<Change>({ kind: 'ask' }),
);

const answers = (index: MeetingIndex, uris: readonly string[]) => ({
  meetings: index.meetings,
  series: index.series,
  places: KEYS.map((key) => index.placesOf(key)),
  each: uris.map((uri) => [index.meeting(uri), index.seriesOf(uri)?.id]),
});

describe('an index that changes', () => {
  it('answers as one that is built afresh in any order', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), fc.infiniteStream(fc.nat()), (changes, order) => {
        const index = createMeetingIndex();
        const truth = new Map<string, Meeting>();
        const put = (each: Meeting) => {
          index.put(each);
          truth.set(each.uri, each);
        };
        const remove = (uri: string) => {
          index.remove(uri);
          truth.delete(uri);
        };
        const uris = NAMES.map((each) => `file:///a/${each}`);
        for (const each of changes) {
          if (each.kind === 'put') put(each.meeting);
          else if (each.kind === 'remove') remove(`file:///a/${each.name}`);
          else if (each.kind === 'ask') answers(index, uris);
          else {
            const before = truth.get(`file:///a/${each.from}`);
            if (!before) continue;
            remove(before.uri);
            put({ ...before, uri: `file:///a/${each.to}` });
          }
        }
        const fresh = createMeetingIndex();
        const shuffled = [...truth.values()]
          .map((each) => ({ each, rank: order.next().value }))
          .sort((a, b) => a.rank - b.rank);
        for (const { each } of shuffled) fresh.put(each);
        expect(answers(index, uris)).toEqual(answers(fresh, uris));
      }),
      { numRuns: 500 },
    );
  });
});
