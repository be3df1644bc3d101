import { isoDate } from '../calendar/iso-date.ts';
import { plainAt } from '../calendar/zone.ts';
import { type Message, message } from '../text/message.ts';
import type { LinkVerdict } from './verdict.ts';

/** What was seen at a link, as one sentence or two; the day is that of a zone. */
export function evidenceOf(verdict: LinkVerdict, zone: string): Message {
  const { reason, status = 0, to = '', hops, seen } = verdict;
  const last = hops.at(-1);
  const host = hostOf(last?.url ?? '');
  const answers =
    hops.length > 1
      ? message('This leads to {0}, which answers {1}.', last?.url ?? '', status)
      : message('{0} answers {1}.', host, status);
  switch (reason) {
    case 'gone':
      return message(
        '{0} The page is gone; seen {1} times, last on {2}.',
        answers,
        seen,
        dayOf(verdict, zone),
      );
    case 'seen-once':
      return status === 0
        ? message('The host could not be found, but this was seen only once.')
        : message('{0} This was seen only once.', answers);
    case 'no-name':
      return message('There is no such host; seen {0} times, last on {1}.', seen, dayOf(verdict, zone));
    case 'moved': {
      const statuses = hops.slice(0, -1).map((hop) => hop.status);
      return message('This page has moved for good to {0} ({1}).', to, statuses.join(', '));
    }
    case 'no-line':
      return message('The file has only {0} lines.', verdict.lines ?? 0);
    case 'answers':
      return answers;
    case 'status':
      return message('{0} That says nothing about the page.', answers);
    case 'home':
      return message(
        'This leads to the home page of {0}, so that it is not clear whether the page is still there.',
        host,
      );
    default:
      return message('It cannot be told whether the page is there: {0}.', reasons[reason]);
  }
}

/** Why nothing can be told. */
const reasons = {
  'log-in': message('only who logs in sees it'),
  'human-check': message('the host wants to see a person'),
  'host-waits': message('the host wants to be left alone for now'),
  'no-answer': message('the host did not answer in time'),
  refused: message('the host refused the connection'),
  'cut-off': message('the host broke the connection off'),
  certificate: message('no secure connection could be made'),
  loop: message('the redirects go round in a circle'),
  'too-many-redirects': message('there are too many redirects'),
  'odd-redirect': message('a redirect leads nowhere'),
  'odd-answer': message('the answer could not be read'),
  offline: message('the network could not be reached'),
  'no-proxy': message('the proxy that is set cannot be used'),
  private: message('it leads into a network of one’s own, which is not asked'),
  'not-shown': message('the host does not show it, since it is not there or private'),
  'not-judged': message('this host answers machines otherwise than people, so it is not asked'),
  'no-address': message('this is no address'),
  'not-asked': message('it was not asked'),
} as const satisfies Readonly<Record<string, Message>>;

function dayOf({ at }: LinkVerdict, zone: string): string {
  const day = plainAt(at, zone)?.date ?? plainAt(at, 'UTC')?.date;
  return day ? isoDate(day) : '';
}

function hostOf(url: string): string {
  return /^https?:\/\/([^/?#]*)/.exec(url)?.[1] ?? '';
}
