import type { Meeting } from './meeting.ts';
import { topicsOf } from './topics-of.ts';

/** The words of a meeting's topics that stand in no other topic, each once, without the targets of links. */
export function outerTopics(meeting: Meeting): readonly string[] {
  const topics = new Set(topicsOf(meeting));
  const outer = new Set<string>();
  // Headings of the layout stand round topics; a topic's level holds until the next heading that is no topic.
  let around = Number.POSITIVE_INFINITY;
  for (const section of meeting.summary.sections) {
    if (!topics.has(section)) around = Number.POSITIVE_INFINITY;
    else if (section.level <= around) {
      around = section.level;
      outer.add(
        section.words
          .slice(0, LONGEST)
          .replace(/!?\[([^[\]]*)\]\([^()]*\)/g, '$1')
          .trim(),
      );
    }
  }
  outer.delete('');
  return [...outer];
}

const LONGEST = 200;
