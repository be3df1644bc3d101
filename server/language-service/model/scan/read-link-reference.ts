import { copyOf } from '../../text/copy-of.ts';
import type { Reference } from '../link.ts';
import { webReferenceOf } from '../link-target.ts';

/** What a link to a URL speaks of, as `targetOf` has it; absent where it leads to no page of the web. Its strings do not hold the URL. */
export function readLinkReference(url: string): Pick<Reference, 'kind' | 'key'> | undefined {
  const reference = webReferenceOf(url);
  return reference && { kind: reference.kind, key: copyOf(reference.key) };
}
