import { compareWords, momentOf } from './compare-meetings.ts';
import type { Meeting, Place, Series } from './meeting.ts';
import type { GrowingIndex, IndexState } from './meeting-index.ts';
import { createThings, type Entry, inOrder } from './things.ts';

/** An index without meetings yet. A change costs what its meeting says; order and places are worked out when they are asked for. */
export function createMeetingIndex(): GrowingIndex {
  let state: IndexState = 'reading';
  let version = 0;
  const entries = new Map<string, Entry>();
  const groups = new Map<string, Group>();
  const things = createThings();
  let order: readonly Entry[] | undefined;
  let meetings: readonly Meeting[] | undefined;
  let series: readonly Series[] | undefined;

  function seriesWith(id: string): Series | undefined {
    const group = groups.get(id);
    if (!group) return undefined;
    group.order ??= inOrder(group.entries);
    const latest = group.order[0]?.meeting;
    if (latest)
      group.made ??= { id, profile: latest.profile, meetings: group.order.map(({ meeting }) => meeting) };
    return group.made;
  }

  /** Forgets what was made of the meetings before one of them changed, came or went. */
  function changed(id: string): void {
    version++;
    meetings = undefined;
    series = undefined;
    const group = groups.get(id);
    if (group) group.made = undefined;
  }

  function enter(entry: Entry): void {
    const { uri, series: id } = entry.meeting;
    entries.set(uri, entry);
    const group = groups.get(id) ?? { entries: new Set(), order: undefined, made: undefined };
    groups.set(id, group);
    group.entries.add(entry);
    group.order = undefined;
    order = undefined;
    things.add(entry);
    changed(id);
  }

  function leave(entry: Entry): void {
    const { uri, series: id } = entry.meeting;
    entries.delete(uri);
    const group = groups.get(id);
    if (group?.entries.delete(entry)) group.order = undefined;
    if (group?.entries.size === 0) groups.delete(id);
    order = undefined;
    things.remove(entry);
    changed(id);
  }

  return {
    get state() {
      return state;
    },
    get version() {
      return version;
    },
    get meetings() {
      order ??= inOrder(entries.values());
      meetings ??= order.map(({ meeting }) => meeting);
      return meetings;
    },
    get series() {
      series ??= [...groups.keys()].sort(compareWords).flatMap((id) => seriesWith(id) ?? []);
      return series;
    },
    meeting: (uri) => entries.get(uri)?.meeting,
    seriesOf(uri) {
      const id = entries.get(uri)?.meeting.series;
      return id === undefined ? undefined : seriesWith(id);
    },
    placesOf: (key): readonly Place[] => things.placesOf(key),
    put(meeting) {
      const entry = entries.get(meeting.uri);
      if (entry?.meeting === meeting) return;
      const moment = momentOf(meeting);
      if (entry?.moment === moment && entry.meeting.series === meeting.series) {
        // It stays where it stands, as most meetings do while they are written.
        things.replace(entry, meeting);
        changed(meeting.series);
      } else {
        if (entry) leave(entry);
        enter({ meeting, moment });
      }
    },
    remove(uri) {
      const entry = entries.get(uri);
      if (entry) leave(entry);
    },
    reached(next) {
      if (next === state) return;
      state = next;
      version++;
    },
  };
}

/** The meetings of a series. */
interface Group {
  readonly entries: Set<Entry>;
  /** Absent after one came or went. */
  order: readonly Entry[] | undefined;
  /** Absent after a change. */
  made: Series | undefined;
}
