import { thingAt } from '../../github/github-question.ts';
import type { GitHubAnswers, GitHubThing } from '../../github/github-thing.ts';
import { mentionsInPassage } from '../../model/mentions.ts';
import type { Minutes } from '../../model/minutes.ts';
import { message, render } from '../../text/message.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { isoDate } from '../date-words.ts';
import { stateWords } from '../github-words.ts';
import { issueUrl, referenceOf, titleOf } from '../references.ts';
import { shortWords } from '../short-words.ts';
import { type Candidate, KINDS } from './candidate.ts';
import type { CompletionSource, Place } from './place.ts';

const MOST = 100;

interface Known {
  readonly number: number;
  readonly href: string;
  readonly title?: string;
  /** What there is to say of it beside the title, such as the day of the meeting that spoke of it. */
  readonly says: string;
}

/**
 * `#123` of the repository: issues and pull requests that GitHub tells of, the last changed first, and those that these or earlier minutes
 * speak of. Not at the line's start, where `#` makes a heading.
 */
export const numbers: CompletionSource = (place) => {
  const { snapshot, minutes, offset } = place;
  const repository = minutes.profile.repository?.toLowerCase();
  const typed = typedReference(place);
  if (repository === undefined || typed === undefined) return [];
  const { earlier, github } = snapshot.surroundings(minutes.source.uri);
  const known = new Map<number, Known>();
  for (const thing of recentThings(github, repository)) known.set(thing.number, toldOf(thing, snapshot));
  for (const each of [minutes, ...earlier]) collect(each, repository, known);
  const replace = { start: offset - typed.length, end: offset };
  const fitting = [...known.values()].filter(({ title }) => title !== undefined || /^#\d*$/.test(typed));
  return fitting.slice(0, MOST).flatMap(({ number, href, title, says }): Candidate[] => {
    const shared = { kind: KINDS.reference, replace, marks: '', aliases: title === undefined ? [] : [title] };
    return [
      {
        ...shared,
        label: `#${number}`,
        detail: title ?? says,
        purpose: [title, href, says].filter((words) => words).join('\n\n'),
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

/** The `#12` or `#words of a title` that is being typed where a reference may stand; undefined elsewhere. */
export function typedReference({ before, verbatim }: Place): string | undefined {
  const typed = /(?:^|[^\w/&#])(#[\p{L}\d_-]*)$/u.exec(before.slice(-40))?.[1];
  if (typed === undefined || verbatim) return undefined;
  return before.slice(0, before.length - typed.length).trim() === '' ? undefined : typed;
}

/** What GitHub told of a repository, under that name or the one it has now; the last changed first. */
function recentThings(answers: GitHubAnswers | undefined, repository: string): readonly GitHubThing[] {
  const found = [...(answers?.keys() ?? [])].flatMap((key) => {
    const thing = key.startsWith(`${repository}#`) ? thingAt(answers, key) : undefined;
    return thing && key.endsWith(`#${thing.number}`) ? [thing] : [];
  });
  return found.sort((a, b) => (b.updated ?? 0) - (a.updated ?? 0));
}

function toldOf(thing: GitHubThing, { zone, translations }: Snapshot): Known {
  const { number, title, url } = thing;
  const says = stateWords(thing, zone).map((each) => render(each, translations));
  return { number, href: url, title: shortWords(title), says: says.join(' · ') };
}

function collect(minutes: Minutes, repository: string, known: Map<number, Known>): void {
  const says = minutes.date ? isoDate(minutes.date) : '';
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
        says,
        ...(title === undefined || title === `#${number}` ? {} : { title: shortWords(title) }),
      });
    }
  }
  for (const { passage } of minutes.passages) {
    for (const mention of mentionsInPassage(passage)) {
      if (mention.repository === repository && !known.has(mention.number))
        known.set(mention.number, { number: mention.number, href: issueUrl(mention), says });
    }
  }
}
