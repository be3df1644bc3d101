import type { Reference } from '../../model/link.ts';
import type { Profile } from '../../profiles/profile.ts';
import { normaliseName } from '../../profiles/section-name.ts';
import { copyOf } from '../../text/copy-of.ts';
import { remember } from '../../text/remember.ts';

/**
 * What a reference is called in the index: equal for all spellings of one thing. Issues, pull requests and discussions of a repository
 * are numbered in one row, so that `#123` and the address of the pull request are one.
 */
export function thingKey({ key }: Pick<Reference, 'key'>): string {
  for (const kind of NUMBERED) {
    if (key.startsWith(kind)) return `number:${key.slice(kind.length)}`;
  }
  // A page of a host that is called so.
  return key.startsWith(TOPIC) ? `page:${key}` : key;
}

/** What the keys of topics begin with, and no other. */
export const TOPIC = 'topic:';

const NUMBERED = ['issue:', 'pull:', 'discussion:'];

/** What a topic is called in the index: equal for the names that the profile knows for one topic, and for drift in spelling. */
export function topicKey(profile: Profile, words: string): string {
  const { names, keys } = knownOf(profile);
  let key = keys.get(words);
  if (key === undefined) {
    const name = normaliseName(words);
    key = `${TOPIC}${names.get(name) ?? name}`;
    if (keys.size >= MOST_KEYS) keys.clear();
    keys.set(copyOf(words), key);
  }
  return key;
}

/** Topics come back; more of them than these are forgotten. */
const MOST_KEYS = 20_000;

interface Known {
  /** Every name that the profile has for a topic → the one that the key has. */
  readonly names: ReadonlyMap<string, string>;
  readonly keys: Map<string, string>;
}

const knownOf: (profile: Profile) => Known = remember(({ topics }) => {
  const names = new Map<string, string>();
  for (const { name, aliases } of topics) {
    for (const each of [name, ...aliases].map(normaliseName)) {
      // Where two topics have a name in common, it is the first one's.
      if (!names.has(each)) names.set(each, normaliseName(name));
    }
  }
  return { names, keys: new Map() };
});
