import { isoDate } from '../calendar/iso-date.ts';
import { plainAt } from '../calendar/zone.ts';
import type { GitHubRefusal, GitHubThing } from '../github/github-thing.ts';
import { type Message, message } from '../text/message.ts';
import { clockTime } from './date-words.ts';

/** “Pull request”, “merged on 2023-08-20”, “by somebody”; days are those of a zone. */
export function stateWords(
  { kind, state, author, updated, closed }: GitHubThing,
  zone: string,
): readonly Message[] {
  const end = dayOf(closed, zone);
  const last = dayOf(updated, zone);
  const isOpen = state === 'open' || state === 'draft';
  return [
    kind === 'pull' ? message('Pull request') : message('Issue'),
    stateWord(state, isOpen ? undefined : end),
    ...(author === undefined ? [] : [message('by {0}', author)]),
    ...(isOpen && last !== undefined ? [message('last changed on {0}', last)] : []),
  ];
}

function stateWord(state: GitHubThing['state'], end: string | undefined): Message {
  switch (state) {
    case 'open':
      return message('open');
    case 'draft':
      return message('draft');
    case 'closed':
      return end === undefined ? message('closed') : message('closed on {0}', end);
    case 'merged':
      return end === undefined ? message('merged') : message('merged on {0}', end);
  }
}

/** Why GitHub tells nothing; the time is that of a zone. */
export function refusalWords({ problem, until, to = '' }: GitHubRefusal, zone: string): Message {
  switch (problem) {
    case 'not-found':
      return message(
        'GitHub shows nothing here: the number or the repository is wrong, or the repository is private and your sign-in does not reach it.',
      );
    case 'gone':
      return message('This was deleted on GitHub.');
    case 'no-access':
      return message('Your sign-in to GitHub is not accepted, or is not enough to see this.');
    case 'moved':
      return message('This is called {0} now.', to);
    case 'offline':
      return message('GitHub could not be reached.');
    case 'rate-limited': {
      const time = until === undefined ? undefined : plainAt(until, zone)?.time;
      return time
        ? message('GitHub answers no more questions until {0}.', clockTime(time))
        : message('GitHub answers no more questions for now.');
    }
  }
}

function dayOf(time: number | undefined, zone: string): string | undefined {
  const day = time === undefined ? undefined : plainAt(time, zone)?.date;
  return day && isoDate(day);
}
