import { mentionsIn } from '../../model/mentions.ts';
import type { Minutes } from '../../model/minutes.ts';
import { message, render } from '../../text/message.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { isoDate } from '../date-words.ts';
import type { HoverSource } from '../hover.ts';
import type { Line } from '../markup.ts';
import { issueUrl, referenceOf, titleOf } from '../references.ts';

/** What `#123` is, and in which earlier minutes the same issue, pull request or article came up. */
export const referenceCard: HoverSource = (snapshot, minutes, offset) => {
  const at = ({ start, end }: { start: number; end: number }): boolean => start <= offset && offset <= end;
  const mention = mentionsIn(minutes).find(({ span }) => at(span));
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
  const link = minutes.links.find(({ span }) => at(span));
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
    const link = meeting.links.find((each) => {
      const reference = referenceOf(each);
      return reference && speaksOf(`${reference.repository}#${reference.number}`, reference.key);
    });
    const mention = link ?? mentionsIn(meeting).find((each) => speaksOf(`${each.repository}#${each.number}`));
    if (!mention || !meeting.date) continue;
    days.push(isoDate(meeting.date));
    if (link) title ??= titleOf(meeting, link);
  }
  if (days.length === 0) return [];
  const shown = days.slice(0, 5).join(', ');
  const words =
    days.length > 5
      ? message('Also in the minutes of {0} and {1} more', shown, days.length - 5)
      : message('Also in the minutes of {0}', shown);
  return [...(title === undefined ? [] : [[title]]), [render(words, translations)]];
}
