import type { Reference } from '../model/link.ts';
import { mentionsInPassage } from '../model/mentions.ts';
import type { Minutes } from '../model/minutes.ts';
import { type GitHubAnswers, type GitHubThing, gitHubKey, isThing } from './github-thing.ts';

/** What GitHub can be asked. */
export interface GitHubQuestion {
  /** Issues and pull requests by their `gitHubKey`. */
  readonly keys?: readonly string[];
  /** A repository (`owner/name`), for what changed last there. */
  readonly recent?: string;
}

/** What a reference to an issue or pull request is called among the answers; undefined for all else. */
export function keyOfReference(reference: Reference | undefined): string | undefined {
  const { kind, repository, number } = reference ?? {};
  return (kind === 'pull' || kind === 'issue') && repository !== undefined && number !== undefined
    ? gitHubKey(repository, number)
    : undefined;
}

/** What is known of an issue or pull request, under whatever name it is now. */
export function thingAt(answers: GitHubAnswers | undefined, key: string): GitHubThing | undefined {
  const answer = answers?.get(key);
  if (answer === undefined || isThing(answer)) return answer;
  const moved = answer.to === undefined ? undefined : answers?.get(answer.to.toLowerCase());
  return isThing(moved) ? moved : undefined;
}

/** The issues and pull requests that a document speaks of, each once, in the order of the text. */
export function gitHubKeysIn(minutes: Minutes): readonly string[] {
  const keys = minutes.passages.flatMap(({ passage }) => [
    ...passage.links.flatMap(({ target }) =>
      target.kind === 'web' ? (keyOfReference(target.reference) ?? []) : [],
    ),
    ...mentionsInPassage(passage).map(({ repository, number }) => gitHubKey(repository, number)),
  ]);
  return [...new Set(keys)];
}
