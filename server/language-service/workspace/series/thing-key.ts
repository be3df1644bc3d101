import type { Reference } from '../../model/link.ts';
import type { Profile } from '../../profiles/profile.ts';
import { normaliseName } from '../../profiles/section-name.ts';

/**
 * What a reference is called in the index: equal for all spellings of one thing. Issues, pull requests and discussions of a repository
 * are numbered in one row, so that `#123` and the address of the pull request are one.
 */
export function thingKey({ key }: Pick<Reference, 'key'>): string {
  return key.replace(/^(?:issue|pull|discussion):/, 'number:');
}

/** What a topic is called in the index: equal for the names that the profile knows for one topic, and for drift in spelling. */
export function topicKey({ topics }: Profile, words: string): string {
  const name = normaliseName(words);
  const known = topics.find((topic) =>
    [topic.name, ...topic.aliases].some((each) => normaliseName(each) === name),
  );
  return `topic:${known ? normaliseName(known.name) : name}`;
}
