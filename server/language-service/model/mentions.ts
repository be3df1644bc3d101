import { remember } from '../text/remember.ts';
import { moved, type Span } from '../text/span.ts';
import type { Minutes } from './minutes.ts';
import type { Passage } from './passage.ts';
import { findIssueReferences } from './references.ts';

/** Something on GitHub that the minutes speak of, by number. */
export interface Mention {
  readonly span: Span;
  /** `owner/name`, lower case. */
  readonly repository: string;
  readonly number: number;
}

/** The `#123` and `owner/name#123` that stand in prose, neither in code nor in a link. In the order of the text. */
export function mentionsIn(minutes: Minutes): readonly Mention[] {
  return minutes.passages.flatMap(({ passage, start }) => moved(mentionsInPassage(passage), start));
}

/** The same of one passage; spans count from its start. */
export const mentionsInPassage: (passage: Passage) => readonly Mention[] = remember((passage) => {
  const { source, verbatim, links, profile } = passage;
  return source.text.includes('#')
    ? findMentions(source.text, [...verbatim, ...links.map(({ span }) => span)], profile.repository)
    : [];
});

/** The same in a text of which the spans of code and links are known; `own` is the repository of a number alone. */
export function findMentions(
  text: string,
  taken: readonly Span[],
  own: string | undefined,
): readonly Mention[] {
  const sorted = [...taken].sort((a, b) => a.start - b.start);
  let next = 0;
  let reached = 0;
  return findIssueReferences(text).flatMap(({ span, number, repository = own?.toLowerCase() }) => {
    for (let other = sorted[next]; other && other.start < span.end; other = sorted[++next])
      reached = Math.max(reached, other.end);
    return repository === undefined || reached > span.start ? [] : [{ span, repository, number }];
  });
}
