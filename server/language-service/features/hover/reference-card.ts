import { mentionsInPassage } from '../../model/mentions.ts';
import type { Minutes } from '../../model/minutes.ts';
import { passagesAt } from '../../model/passages-at.ts';
import { message, render } from '../../text/message.ts';
import { moved, type Span } from '../../text/span.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { isoDate } from '../date-words.ts';
import type { HoverSource } from '../hover.ts';
import type { Line } from '../markup.ts';
import { issueUrl, referenceOf, titleOf } from '../references.ts';

/** What `#123` is, and in which earlier minutes the same issue, pull request or article came up. */
export const referenceCard: HoverSource = (snapshot, minutes, offset) => {
  const places = passagesAt(minutes, { start: offset, end: offset });
  const isAt = ({ start, end }: Span): boolean => start <= offset && offset <= end;
  const mention = places
    .flatMap(({ passage, start }) => moved(mentionsInPassage(passage), start))
    .find(({ span }) => isAt(span));
  if (mention) {
    const href = issueUrl(mention);
    const before = earlierWith(
      snapshot,
      minutes,
      (text) => text === `${mention.repository}#${mention.number}`,
    );
    const name: Line = [{ link: `${mention.repository}#${mention.number}`, href }];
    return [{ span: mention.span, card: [[name, ...before]] }];
  }
  const link = places
    .flatMap(({ passage, start }) => moved(passage.links, start))
    .find(({ span }) => isAt(span));
  const reference = link && referenceOf(link);
  if (!link || !reference || reference.kind === 'page') return [];
  const name = reference.number === undefined ? undefined : `${reference.repository}#${reference.number}`;
  const before = earlierWith(snapshot, minutes, (text, key) => key === reference.key || text === name);
  const lines: Line[] = [...(name === undefined ? [] : [[{ strong: name }]]), ...before];
  return lines.length > 0 ? [{ span: link.span, card: [lines] }] : [];
};

/** One line that names the earlier meetings, the latest first, with what the link was called there. */
function earlierWith(
  { surroundings, translations }: Snapshot,
  minutes: Minutes,
  speaksOf: (name: string, key?: string) => boolean,
): Line[] {
  const days: string[] = [];
  let title: string | undefined;
  for (const meeting of surroundings(minutes.source.uri).earlier) {
    const found = firstIn(meeting, speaksOf);
    if (!found || !meeting.date) continue;
    days.push(isoDate(meeting.date));
    title ??= found.title;
  }
  if (days.length === 0) return [];
  const shown = days.slice(0, 5).join(', ');
  const words =
    days.length > 5
      ? message('Also in the minutes of {0} and {1} more', shown, days.length - 5)
      : message('Also in the minutes of {0}', shown);
  return [...(title === undefined ? [] : [[title]]), [render(words, translations)]];
}

/** Whether a meeting spoke of something, and what a link to it was called there. */
function firstIn(
  { passages }: Minutes,
  speaksOf: (name: string, key?: string) => boolean,
): { readonly title?: string } | undefined {
  for (const { passage } of passages) {
    const link = passage.links.find((each) => {
      const reference = referenceOf(each);
      return reference && speaksOf(`${reference.repository}#${reference.number}`, reference.key);
    });
    if (!link) continue;
    const title = titleOf(passage.source, link);
    return title === undefined ? {} : { title };
  }
  const isMentioned = passages.some(({ passage }) =>
    mentionsInPassage(passage).some((each) => speaksOf(`${each.repository}#${each.number}`)),
  );
  return isMentioned ? {} : undefined;
}
