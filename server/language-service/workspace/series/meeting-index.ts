import type { Meeting, Place, Series } from './meeting.ts';

/** How far the files of the workspace have been read: `summaries` when all have their first tier, `whole` when all have both. */
export type IndexState = 'reading' | 'summaries' | 'whole';

/** All meetings of the workspace, as far as they are known. */
export interface MeetingIndex {
  readonly state: IndexState;
  /** Another number after each change. */
  readonly version: number;
  meeting(uri: string): Meeting | undefined;
  /** All meetings, the latest first. */
  readonly meetings: readonly Meeting[];
  readonly series: readonly Series[];
  /** The series that a meeting belongs to. */
  seriesOf(uri: string): Series | undefined;
  /** Where something is spoken of, by `thingKey` or `topicKey`: the latest meeting first, in a meeting in the order of its text. */
  placesOf(key: string): readonly Place[];
}

/** An index that its owner changes. Equal contents give equal answers, whatever the order of the changes was. */
export interface GrowingIndex extends MeetingIndex {
  /** Adds a meeting or puts it in the place of the one with the same URI. */
  put(meeting: Meeting): void;
  remove(uri: string): void;
  reached(state: IndexState): void;
}

/** An index without meetings, for whoever has none. */
export const noMeetings: MeetingIndex = {
  state: 'whole',
  version: 0,
  meeting: () => undefined,
  meetings: [],
  series: [],
  seriesOf: () => undefined,
  placesOf: () => [],
};
