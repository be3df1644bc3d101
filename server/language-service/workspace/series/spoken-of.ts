import type { Reference } from '../../model/link.ts';
import { mentionsInPassage } from '../../model/mentions.ts';
import type { Minutes, Section } from '../../model/minutes.ts';
import { sectionAt } from '../../model/outline.ts';
import type { Passage } from '../../model/passage.ts';
import { passagesAt } from '../../model/passages-at.ts';
import { referenceOf } from '../../model/references.ts';
import type { SectionSummary } from '../../model/summary.ts';
import { copyOf } from '../../text/copy-of.ts';
import { remember } from '../../text/remember.ts';
import { lineAt, slice } from '../../text/source-text.ts';
import { moved, type Span } from '../../text/span.ts';
import { thingKey, topicKey } from './thing-key.ts';
import { topicsOf } from './topics-of.ts';

/** Something that an open document speaks of: a link, a `#123` in prose, or a topic by its heading. Offsets of the document. */
export interface SpokenOf {
  /** As the index calls it. */
  readonly key: string;
  readonly kind: 'link' | 'mention' | 'topic';
  /** All of it: the whole link, the `#123`, the heading. */
  readonly span: Span;
  /** The address of a link where it stands in the text, else the same as `span`. */
  readonly address: Span;
  /** What it is called here: the words of a link or heading, else the address or number. */
  readonly title: string;
  /** Absent for topics. */
  readonly reference?: Reference;
}

/** What stands at an offset, ends included; of several the innermost. */
export function spokenAt(minutes: Minutes, offset: number): SpokenOf | undefined {
  const isAt = ({ span }: SpokenOf): boolean => span.start <= offset && offset <= span.end;
  const inside = passagesAt(minutes, { start: offset, end: offset })
    .flatMap(({ passage, start }) => moved(spokenInPassage(passage), start))
    .filter(isAt)
    .sort((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start))[0];
  if (inside) return inside;
  const section = sectionAt(minutes, offset);
  return section && offset <= section.heading.end ? topicIn(minutes, section) : undefined;
}

/** Where a document speaks of something, in the order of the text. */
export function spokenIn(minutes: Minutes, key: string): readonly SpokenOf[] {
  const found = minutes.passages.flatMap(({ passage, start }) =>
    moved(
      spokenInPassage(passage).filter((each) => each.key === key),
      start,
    ),
  );
  const topics = topicsIn(minutes).filter((each) => each.key === key);
  return [...found, ...topics].sort((a, b) => a.span.start - b.span.start);
}

/** The topics of a document, in the order of the text. */
export const topicsIn: (minutes: Minutes) => readonly SpokenOf[] = remember((minutes) => {
  const { profile, sections, source, title, date } = minutes;
  const summaries = new Map(
    sections.map((section): [SectionSummary, Section] => {
      const { spec, level, label, heading } = section;
      const line = lineAt(source, heading.start);
      return [{ ...(spec && { id: spec.id }), words: slice(source, label), level, line }, section];
    }),
  );
  const summary = {
    ...(date && { date }),
    ...(title && { title: title.text }),
    sections: [...summaries.keys()],
    references: [],
  };
  return topicsOf({ profile, summary }).flatMap((topic): SpokenOf[] => {
    const section = summaries.get(topic);
    if (!section) return [];
    const { heading: span } = section;
    const title = copyOf(topic.words);
    return [{ key: topicKey(profile, topic.words), kind: 'topic', span, address: span, title }];
  });
});

function topicIn(minutes: Minutes, { heading }: Section): SpokenOf | undefined {
  return topicsIn(minutes).find(({ span }) => span.start === heading.start);
}

/** What stands in a passage, topics left out. Offsets count from it. */
const spokenInPassage: (passage: Passage) => readonly SpokenOf[] = remember((passage) => {
  const { source, links } = passage;
  const found: SpokenOf[] = mentionsInPassage(passage).flatMap(({ span, repository, number }) => {
    const reference = referenceOf(`${repository}#${number}`);
    if (!reference) return [];
    const title = `${repository}#${number}`;
    return [{ key: thingKey(reference), kind: 'mention', span, address: span, title, reference }];
  });
  for (const { span, target, destination, label } of links) {
    const reference = target.kind === 'web' ? target.reference : undefined;
    if (!reference) continue;
    const words = label ? slice(source, label).replace(/\s+/g, ' ').trim() : '';
    const address = destination.end > destination.start ? destination : span;
    const title = copyOf(words === '' ? slice(source, destination) : words);
    found.push({ key: thingKey(reference), kind: 'link', span, address, title, reference });
  }
  return found;
});
