import { readWish } from '../commands/new-meeting/plan-meeting.ts';
import { answerPlan, filesForMeeting, newMinutes, type PlanAnswer } from '../commands/new-meeting.ts';
import { render } from '../text/message.ts';
import type { Feature } from './feature.ts';

interface Problem {
  readonly problem: string;
}

/** What the next meeting could be, before anything is written. */
export const planNewMeeting: Feature<unknown, PlanAnswer | Problem> = {
  method: 'minutes/planMeeting',
  capabilities: () => ({}),
  waits: () => 'summaries',
  needs: filesForMeeting,
  handle(snapshot, params) {
    const wish = readWish(params);
    const found = 'problem' in wish ? wish : answerPlan(snapshot, wish);
    return 'problem' in found ? { problem: render(found.problem, snapshot.translations) } : found;
  },
};

/** The next minutes as text and as snippet, for whoever makes the file. */
export const newMeetingText: Feature<
  unknown,
  | { readonly uri: string; readonly exists: boolean; readonly text: string; readonly snippet: string }
  | Problem
> = {
  method: 'minutes/newMeeting',
  capabilities: () => ({}),
  waits: () => 'summaries',
  needs: filesForMeeting,
  handle(snapshot, params) {
    const made = newMinutes(snapshot, params);
    if ('problem' in made) return { problem: render(made.problem, snapshot.translations) };
    const { day, text, snippet } = made;
    return { uri: day.uri, exists: day.exists, text, snippet };
  },
};
