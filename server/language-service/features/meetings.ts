import { fileNameOf } from '../profiles/uri-path.ts';
import { remember } from '../text/remember.ts';
import type { MeetingsAnswer, MeetingsAnswerMeeting, SeriesAnswer } from '../workspace/answers.ts';
import { gapsOf } from '../workspace/series/gaps-of.ts';
import type { Meeting, Series } from '../workspace/series/meeting.ts';
import { endOf, stateOf } from '../workspace/series/state-of.ts';
import { topicsOf } from '../workspace/series/topics-of.ts';
import { clockTime, isoDate } from './date-words.ts';
import type { Feature } from './feature.ts';

/**
 * All meetings of the workspace, and the days on which one is missing: as far as they are known, or, with `wait`, when the files have
 * been read.
 */
export const meetingsRequest: Feature<{ readonly wait?: boolean } | undefined, MeetingsAnswer> = {
  method: 'minutes/meetings',
  capabilities: () => ({}),
  waits: (params) => (params?.wait === true ? 'summaries' : undefined),
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
  const { brief, end, after } = factsOf(meeting);
  return { ...brief, state: end !== undefined && now < end ? stateOf(meeting, now) : after };
}

/** What time does not change. Meetings are asked for again and again, and most of them stay as they are. */
const factsOf = remember((meeting: Meeting) => {
  const { uri, summary, details, problems } = meeting;
  const { date, start, title } = summary;
  const join = details?.invitation?.link;
  const brief = {
    uri,
    file: fileNameOf(uri),
    ...(date && { day: isoDate(date) }),
    ...(start && { start: clockTime(start) }),
    ...(title !== undefined && { title }),
    topics: topicsOf(meeting).length,
    ...(problems !== undefined && { problems }),
    ...(join !== undefined && { join }),
  };
  return { brief, end: endOf(meeting), after: stateOf(meeting, Number.POSITIVE_INFINITY) };
});
