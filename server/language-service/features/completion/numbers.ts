import { mentionsInPassage } from '../../model/mentions.ts';
import type { Minutes } from '../../model/minutes.ts';
import { message, render } from '../../text/message.ts';
import { isoDate } from '../date-words.ts';
import { issueUrl, referenceOf, titleOf } from '../references.ts';
import { shortWords } from '../short-words.ts';
import { type Candidate, KINDS } from './candidate.ts';
import type { CompletionSource } from './place.ts';

const MOST = 100;

interface Known {
  readonly number: number;
  readonly href: string;
  readonly title?: string;
  readonly in: Minutes;
}

/** `#123` of the repository: issues and pull requests that these or earlier minutes speak of. Not at the line's start, where `#` makes a heading. */
export const numbers: CompletionSource = ({ snapshot, minutes, before, offset, verbatim }) => {
  const repository = minutes.profile.repository?.toLowerCase();
  const typed = /(?:^|[^\w/&#])(#\d*)$/.exec(before.slice(-20))?.[1];
  if (repository === undefined || typed === undefined || verbatim) return [];
  if (before.slice(0, before.length - typed.length).trim() === '') return [];
  const { earlier } = snapshot.surroundings(minutes.source.uri);
  const known = new Map<number, Known>();
  for (const each of [minutes, ...earlier]) collect(each, repository, known);
  const replace = { start: offset - typed.length, end: offset };
  return [...known.values()].slice(0, MOST).flatMap(({ number, href, title, in: meeting }): Candidate[] => {
    const day = meeting.date ? isoDate(meeting.date) : '';
    const shared = { kind: KINDS.reference, replace, marks: '', aliases: title === undefined ? [] : [title] };
    return [
      {
        ...shared,
        label: `#${number}`,
        detail: title ?? day,
        purpose: [title, href, day].filter((words) => words).join('\n\n'),
        skeleton: [`#${number}`],
        rank: 0,
      },
      {
        ...shared,
        label: `#${number}`,
        detail: render(message('as a link'), snapshot.translations),
        purpose: href,
        skeleton: [`[#${number}](${href})`],
        rank: 1,
      },
    ];
  });
};

function collect(minutes: Minutes, repository: string, known: Map<number, Known>): void {
  for (const { passage } of minutes.passages) {
    for (const link of passage.links) {
      const reference = referenceOf(link);
      const { number } = reference ?? {};
      if (number === undefined || reference?.repository !== repository || known.has(number)) continue;
      const title = titleOf(passage.source, link);
      const page = issueUrl({ repository, number });
      known.set(number, {
        number,
        href: reference.kind === 'pull' ? page.replace('/issues/', '/pull/') : page,
        in: minutes,
        ...(title === undefined || title === `#${number}` ? {} : { title: shortWords(title) }),
      });
    }
  }
  for (const { passage } of minutes.passages) {
    for (const mention of mentionsInPassage(passage)) {
      if (mention.repository === repository && !known.has(mention.number))
        known.set(mention.number, { number: mention.number, href: issueUrl(mention), in: minutes });
    }
  }
}
