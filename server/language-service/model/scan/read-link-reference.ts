import { copyOf } from '../../text/copy-of.ts';
import type { Reference } from '../link.ts';
import { webReferenceOf } from '../link-target.ts';

type Spoken = Pick<Reference, 'kind' | 'key'>;

/** A series of meetings speaks of the same things again; more different addresses than these are forgotten. */
const MOST_KNOWN = 5000;
const known = new Map<string, Spoken | 'none'>();

/** What a link to a URL speaks of, as `targetOf` has it; absent where it leads to no page of the web. Its strings do not hold the URL. */
export function readLinkReference(url: string): Spoken | undefined {
  let spoken = known.get(url);
  if (spoken === undefined) {
    const reference = webReferenceOf(url);
    spoken = reference ? { kind: reference.kind, key: copyOf(reference.key) } : 'none';
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(copyOf(url), spoken);
  }
  return spoken === 'none' ? undefined : spoken;
}
