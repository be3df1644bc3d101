import { type CalendarFile, calendarFile, filesForCalendar } from '../commands/export-ics.ts';
import { render } from '../text/message.ts';
import type { Feature } from './feature.ts';

/** A meeting as a calendar file, for editors that save it themselves. */
export const ics: Feature<{ readonly uri: string }, CalendarFile | { readonly problem: string }> = {
  method: 'minutes/ics',
  capabilities: () => ({}),
  waits: ({ uri }, snapshot) => (snapshot.minutes(uri) ? undefined : 'summaries'),
  needs: filesForCalendar,
  handle(snapshot, params) {
    const made = calendarFile(snapshot, params);
    return 'problem' in made ? { problem: render(made.problem, snapshot.translations) } : made;
  },
};
