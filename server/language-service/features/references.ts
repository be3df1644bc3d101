import type { Link, Reference } from '../model/link.ts';
import { type SourceText, slice } from '../text/source-text.ts';

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

/** What a link is called: its label, or else nothing. `source` is the text that the link's spans count in. */
export function titleOf(source: SourceText, link: Link): string | undefined {
  const label = link.label && slice(source, link.label).replace(/\s+/g, ' ').trim();
  return label === '' ? undefined : label;
}

/** What a link speaks of. */
export function referenceOf(link: Link): Reference | undefined {
  return link.target.kind === 'web' ? link.target.reference : undefined;
}
