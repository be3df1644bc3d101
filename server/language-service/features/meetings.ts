import { fileNameOf } from '../profiles/uri-path.ts';
import type { MeetingsAnswer, MeetingsAnswerMeeting, SeriesAnswer } from '../workspace/answers.ts';
import { gapsOf } from '../workspace/series/gaps-of.ts';
import type { Meeting, Series } from '../workspace/series/meeting.ts';
import { stateOf } from '../workspace/series/state-of.ts';
import { topicsOf } from '../workspace/series/topics-of.ts';
import { clockTime, isoDate } from './date-words.ts';
import type { Feature } from './feature.ts';

/** All meetings of the workspace, as far as they are known, and the days on which one is missing. */
export const meetingsRequest: Feature<unknown, MeetingsAnswer> = {
  method: 'minutes/meetings',
  capabilities: () => ({}),
  handle({ index, now }) {
    const { state, series } = index;
    return { state, series: series.map((each) => answerFor(each, series, now)) };
  },
};

function answerFor(own: Series, all: readonly Series[], now: number): SeriesAnswer {
  return {
    id: own.id,
    name: nameOf(own, all),
    meetings: own.meetings.map((meeting) => briefly(meeting, now)),
    gaps: gapsOf(own, now).map(({ day, missed }) => ({ day: isoDate(day), missed })),
  };
}

/** The community's name; that of the folder where there is none, or several folders have the same. */
function nameOf({ id, profile }: Series, all: readonly Series[]): string {
  const { name } = profile;
  const isAlone = all.every((each) => each.id === id || each.profile.name !== name);
  return name !== '' && isAlone ? name : fileNameOf(id.replace(/\/+$/, '')) || name;
}

function briefly(meeting: Meeting, now: number): MeetingsAnswerMeeting {
  const { uri, summary, details, problems } = meeting;
  const { date, start, title } = summary;
  const join = details?.invitation?.link;
  return {
    uri,
    file: fileNameOf(uri),
    ...(date && { day: isoDate(date) }),
    ...(start && { start: clockTime(start) }),
    ...(title !== undefined && { title }),
    topics: topicsOf(meeting).length,
    state: stateOf(meeting, now),
    ...(problems !== undefined && { problems }),
    ...(join !== undefined && { join }),
  };
}
