import { gitHubName } from '../../workspace/series/history.ts';
import { spokenAt } from '../../workspace/series/spoken-of.ts';
import type { HoverSource } from '../hover.ts';
import type { Line } from '../markup.ts';
import { issueUrl } from '../references.ts';
import { alsoIn } from './also-in.ts';
import { gitHubLines } from './github-lines.ts';

/** What `#123` is, what GitHub tells of it, and in which other meetings the same issue, commit, article, page or topic came up. */
export const referenceCard: HoverSource = (snapshot, minutes, offset) => {
  const spoken = spokenAt(minutes, offset);
  if (!spoken) return [];
  const lines: Line[] = [
    ...nameOf(spoken),
    ...gitHubLines(snapshot, minutes.source.uri, spoken.reference),
    ...alsoIn(snapshot, minutes, spoken),
  ];
  return lines.length > 0 ? [{ span: spoken.span, card: [lines] }] : [];
};

function nameOf({ key, kind, reference }: NonNullable<ReturnType<typeof spokenAt>>): readonly Line[] {
  const name = gitHubName(key);
  if (name === undefined || reference === undefined) return [];
  const { repository, number } = reference;
  if (kind === 'link' || repository === undefined || number === undefined) return [[{ strong: name }]];
  return [[{ link: name, href: issueUrl({ repository, number }) }]];
}
