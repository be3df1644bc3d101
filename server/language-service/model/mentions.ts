import { overlaps, type Span } from '../text/span.ts';
import type { Minutes } from './minutes.ts';
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
  const taken = [...minutes.verbatim, ...minutes.links.map(({ span }) => span)];
  return findMentions(minutes.source.text, taken, minutes.profile.repository);
}

/** The same in a text of which the spans of code and links are known; `own` is the repository of a number alone. */
export function findMentions(
  text: string,
  taken: readonly Span[],
  own: string | undefined,
): readonly Mention[] {
  return findIssueReferences(text).flatMap(({ span, number, repository = own?.toLowerCase() }) =>
    repository === undefined || taken.some((other) => overlaps(other, span))
      ? []
      : [{ span, repository, number }],
  );
}
