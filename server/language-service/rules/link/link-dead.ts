import { askedAddress } from '../../links/asked-address.ts';
import { isLeftAlone } from '../../links/left-alone.ts';
import { evidenceOf } from '../../links/verdict-words.ts';
import { message } from '../../text/message.ts';
import type { Rule } from '../rule.ts';

/** Pages that are known to be gone. */
export const linkDead: Rule = {
  id: 'link-dead',
  group: 'link',
  severity: 'warning',
  summary: message('A link leads to a page that is gone'),
  rationale: message(
    'Only where links have been checked, as `minutes links` does, and only where it is certain: the host answers 404 or 410, or there is no such host, seen twice apart, or a file on GitHub ends before the line that is linked. Pages behind a log-in or in a private repository, hosts that keep machines out, faults that may pass and hosts that do not answer are left alone, since nobody can tell.',
  ),
  examples: [
    {
      title: message('A page that is gone'),
      bad: '- [设计](⟦https://www.example.org/design⟧)\n',
      verdicts: {
        'https://www.example.org/design': {
          state: 'broken',
          reason: 'gone',
          status: 404,
          hops: [{ url: 'https://www.example.org/design', status: 404 }],
          at: 1_693_000_000_000,
          seen: 2,
        },
      },
    },
    {
      title: message('A line behind the end of a file on GitHub'),
      bad: '- [实现](⟦https://github.com/group/thing/blob/main/src/a.c#L10-L20⟧)\n',
      verdicts: {
        'https://github.com/group/thing/blob/main/src/a.c#L10': {
          state: 'broken',
          reason: 'no-line',
          status: 200,
          lines: 9,
          hops: [{ url: 'https://github.com/group/thing/blob/main/src/a.c', status: 200 }],
          at: 1_693_000_000_000,
          seen: 1,
        },
      },
    },
    {
      title: message('A page that only people are shown'),
      good: '- [设计](https://www.example.org/design)\n',
      verdicts: {
        'https://www.example.org/design': {
          state: 'unknown',
          reason: 'status',
          status: 403,
          hops: [{ url: 'https://www.example.org/design', status: 403 }],
          at: 1_693_000_000_000,
          seen: 1,
        },
      },
    },
  ],
  *checkPassage(passage, { verdicts }) {
    if (!verdicts) return;
    for (const { target, url, destination } of passage.links) {
      if (target.kind !== 'web' || destination.start === destination.end) continue;
      const address = askedAddress(url) ?? '';
      const verdict = verdicts.get(address);
      if (verdict?.state === 'broken' && !isLeftAlone(address, passage.profile.links))
        yield { span: destination, message: evidenceOf(verdict, passage.profile.zone) };
    }
  },
};
