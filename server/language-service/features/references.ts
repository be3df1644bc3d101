import type { Link, Reference } from '../model/link.ts';
import type { Minutes } from '../model/minutes.ts';
import { slice } from '../text/source-text.ts';

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
