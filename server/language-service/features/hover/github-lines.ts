import { keyOfReference, thingAt } from '../../github/github-question.ts';
import { type GitHubThing, isThing } from '../../github/github-thing.ts';
import type { Reference } from '../../model/link.ts';
import { render } from '../../text/message.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { refusalWords, stateWords } from '../github-words.ts';
import type { Line } from '../markup.ts';

/** What GitHub tells of an issue or pull request: its title, its state and its author, or why it tells nothing. */
export function gitHubLines(
  snapshot: Snapshot,
  uri: string,
  reference: Reference | undefined,
): readonly Line[] {
  const { github } = snapshot.surroundings(uri);
  const key = keyOfReference(reference);
  if (key === undefined) return [];
  const answer = github?.get(key);
  if (answer === undefined) return [];
  const thing = thingAt(github, key);
  const told = thing ? linesOf(snapshot, thing) : [];
  if (isThing(answer)) return told;
  return [...told, [render(refusalWords(answer, snapshot.zone), snapshot.translations)]];
}

function linesOf({ zone, translations }: Snapshot, thing: GitHubThing): readonly Line[] {
  const words = stateWords(thing, zone).map((each) => render(each, translations));
  return [[{ strong: thing.title.replace(/\s+/g, ' ') }], [words.join(' · ')]];
}
