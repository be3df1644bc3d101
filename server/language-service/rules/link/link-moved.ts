import { askedAddress } from '../../links/asked-address.ts';
import { isLeftAlone } from '../../links/left-alone.ts';
import { evidenceOf } from '../../links/verdict-words.ts';
import { asDestination } from '../../model/as-destination.ts';
import type { Link } from '../../model/link.ts';
import { message } from '../../text/message.ts';
import type { Rule } from '../rule.ts';

/** Pages that have another address for good. */
export const linkMoved: Rule = {
  id: 'link-moved',
  group: 'link',
  severity: 'hint',
  summary: message('A link leads to a page that has moved for good'),
  rationale: message(
    'Only where links have been checked, as `minutes links` does, and every redirect on the way is permanent (301 or 308). Short links, a slash or “www.” more, and home pages that choose among their pages are left alone.',
  ),
  examples: [
    {
      title: message('A repository that was renamed'),
      bad: '- [设计](⟦http://www.example.org/old/design#goals⟧)\n',
      fixed: '- [设计](https://www.example.org/new/design#goals)\n',
      verdicts: {
        'http://www.example.org/old/design': {
          state: 'moved',
          reason: 'moved',
          status: 200,
          to: 'https://www.example.org/new/design',
          hops: [
            { url: 'http://www.example.org/old/design', status: 301 },
            { url: 'https://www.example.org/new/design', status: 200 },
          ],
          at: 1_693_000_000_000,
          seen: 1,
        },
      },
    },
    {
      title: message('A page that is where it was'),
      good: '- [设计](https://www.example.org/design)\n',
      verdicts: {
        'https://www.example.org/design': {
          state: 'ok',
          reason: 'answers',
          status: 200,
          hops: [{ url: 'https://www.example.org/design', status: 200 }],
          at: 1_693_000_000_000,
          seen: 1,
        },
      },
    },
  ],
  *checkPassage(passage, { verdicts }) {
    if (!verdicts) return;
    for (const link of passage.links) {
      const { target, url, destination } = link;
      if (target.kind !== 'web' || destination.start === destination.end) continue;
      const asked = askedAddress(url) ?? '';
      const verdict = verdicts.get(asked);
      if (verdict?.state !== 'moved' || verdict.to === undefined) continue;
      if (isLeftAlone(asked, passage.profile.links)) continue;
      const address = newAddress(link, verdict.to);
      yield {
        span: destination,
        message: evidenceOf(verdict, passage.profile.zone),
        ...(address !== undefined && {
          fixes: [
            {
              title: message('Take the new address'),
              edits: [{ span: destination, text: address }],
              safe: false,
            },
          ],
        }),
      };
    }
  },
};

/** The new address with the place in the page that the link names; absent where it would not stand as it is in such a link. */
function newAddress({ form, url }: Link, to: string): string | undefined {
  const fragment = to.includes('#') ? '' : (/#.*$/.exec(url)?.[0] ?? '');
  return asDestination(form, to + fragment);
}
