import type { Link, Reference } from '../model/link.ts';
import type { Minutes } from '../model/minutes.ts';
import { findIssueReferences } from '../model/references.ts';
import { slice } from '../text/source-text.ts';
import { overlaps, type Span } from '../text/span.ts';

/** Something on GitHub that the minutes speak of, by number. */
export interface Mention {
  readonly span: Span;
  /** `owner/name`, lower case. */
  readonly repository: string;
  readonly number: number;
}

/** The `#123` and `owner/name#123` that stand in prose, neither in code nor in a link. In the order of the text. */
export function mentionsIn(minutes: Minutes): readonly Mention[] {
  const own = minutes.profile.repository?.toLowerCase();
  const taken = [...minutes.verbatim, ...minutes.links.map(({ span }) => span)];
  return findIssueReferences(minutes.source.text).flatMap(({ span, number, repository = own }) =>
    repository === undefined || taken.some((other) => overlaps(other, span))
      ? []
      : [{ span, repository, number }],
  );
}

/** The page of an issue or pull request; GitHub leads from the one to the other. */
export function issueUrl({
  repository,
  number,
}: {
  readonly repository: string;
  readonly number: number;
}): string {
  return `https://github.com/${repository}/issues/${number}`;
}

/** What a link is called: its label, or else nothing. */
export function titleOf(minutes: Minutes, link: Link): string | undefined {
  const label = link.label && slice(minutes.source, link.label).replace(/\s+/g, ' ').trim();
  return label === '' ? undefined : label;
}

/** What a link speaks of. */
export function referenceOf(link: Link): Reference | undefined {
  return link.target.kind === 'web' ? link.target.reference : undefined;
}
