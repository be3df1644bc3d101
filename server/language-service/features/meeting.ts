import type { LinkStates } from '../links/link-states.ts';
import type { Minutes } from '../model/minutes.ts';
import { isTitle } from '../model/outline.ts';
import { portionsOf } from '../model/portions.ts';
import { missingSections, placeFor } from '../model/section-place.ts';
import { summaryOf } from '../model/summary.ts';
import { firstFrom } from '../text/first-from.ts';
import { lineAt, slice } from '../text/source-text.ts';
import type { Span } from '../text/span.ts';
import type { MeetingAnswer, MeetingAnswerSection } from '../workspace/answers.ts';
import { topicsOf } from '../workspace/series/topics-of.ts';
import { isoDate } from './date-words.ts';
import type { Feature } from './feature.ts';
import { linkStatesOf } from './link-states-of.ts';
import { contentsOf } from './section-words.ts';

/** The sections of an open document: filled, empty or missing. */
export const meetingRequest: Feature<{ readonly uri: string }, MeetingAnswer> = {
  method: 'minutes/meeting',
  capabilities: () => ({}),
  handle(snapshot, { uri }) {
    const minutes = snapshot.minutes(uri);
    if (!minutes) return undefined;
    const { date, invitation } = minutes;
    const join = invitation?.link?.text;
    const statesIn = linkStatesOf(snapshot, minutes);
    return {
      uri,
      ...(date && { day: isoDate(date) }),
      ...(join !== undefined && { join }),
      sections: sectionsIn(minutes, statesIn),
      ...(statesIn && { tally: statesIn() }),
    };
  },
};

interface Placed {
  readonly start: number;
  readonly section: MeetingAnswerSection;
}

type StatesIn = ((span: Span) => LinkStates) | undefined;

function sectionsIn(minutes: Minutes, statesIn: StatesIn): readonly MeetingAnswerSection[] {
  const placed = standingIn(minutes, statesIn);
  for (const { spec, start } of missingIn(minutes)) {
    const { name: words, level } = spec;
    const next = placed.findIndex((each) => each.start >= start);
    const section: MeetingAnswerSection = { words, level, state: 'missing', links: 0 };
    placed.splice(next < 0 ? placed.length : next, 0, { start, section });
  }
  return placed.map(({ section }) => section);
}

function missingIn(minutes: Minutes) {
  return missingSections(minutes).map((spec) => ({ spec, start: placeFor(minutes, spec) }));
}

function standingIn(minutes: Minutes, statesIn: StatesIn): Placed[] {
  const { profile, source, sections } = minutes;
  const contents = contentsOf(portionsOf(minutes));
  const links = linkStartsIn(minutes);
  const topics = new Set(topicsOf({ profile, summary: summaryOf(minutes) }).map(({ line }) => line));
  return sections.flatMap((section, index): Placed[] => {
    if (isTitle(minutes, section)) return [];
    const { label, level, heading, span } = section;
    const line = lineAt(source, heading.start);
    const state = contents[index]?.isEmpty ? 'empty' : 'filled';
    const linkStates = statesIn?.(span);
    const answer: MeetingAnswerSection = {
      words: slice(source, label),
      level,
      line,
      state,
      links: countIn(links, span),
      ...(linkStates && { linkStates }),
      ...(topics.has(line) && { topic: true }),
    };
    return [{ start: source.lineStarts[line] ?? heading.start, section: answer }];
  });
}

/** Where links begin, in the order of the text. */
function linkStartsIn({ passages }: Minutes): readonly number[] {
  return passages
    .flatMap(({ passage, start }) =>
      passage.links.flatMap(({ form, span }) => (form === 'definition' ? [] : [span.start + start])),
    )
    .sort((a, b) => a - b);
}

function countIn(sorted: readonly number[], { start, end }: Span): number {
  return firstFrom(sorted, end) - firstFrom(sorted, start);
}
