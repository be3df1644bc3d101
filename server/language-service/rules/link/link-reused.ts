import type { Reference } from '../../model/link.ts';
import { ownWords } from '../../model/own-words.ts';
import type { Passage } from '../../model/passage.ts';
import { passagesWith } from '../../model/passages-with.ts';
import { message } from '../../text/message.ts';
import { remember } from '../../text/remember.ts';
import { slice } from '../../text/source-text.ts';
import { movedSpan, type Span } from '../../text/span.ts';
import type { Rule } from '../rule.ts';

/** One commit or pull request under two different titles: the second was most likely pasted wrongly. */
export const linkReused: Rule = {
  id: 'link-reused',
  group: 'link',
  severity: 'warning',
  summary: message('The same commit or pull request stands under two different titles'),
  rationale: message(
    'A commit does one thing, so that two titles for one hash mean a line copied and not changed. One pull request can well bring two things and is only hinted at. Issues, articles, branches and documents are linked again on purpose, and so are words like “设计文档” or a number.',
  ),
  examples: [
    {
      title: message('Two commits with one hash'),
      bad: '- [add memcached startup check](https://github.com/opencurve/curve/commit/45b4366)\n- [⟦support update reset in tools⟧](https://github.com/opencurve/curve/commit/45b4366)\n',
    },
    {
      title: message('Two titles for one pull request'),
      bad: '- [删除文件系统功能修复](https://github.com/opencurve/curve/pull/997)\n- [⟦插入 inode 失败的问题⟧](https://github.com/opencurve/curve/pull/997/files)\n',
    },
    {
      title: message('Links used again on purpose'),
      good: '- [支持 warmup](https://github.com/opencurve/curve/pull/12)，[代码](https://github.com/opencurve/curve/pull/12) [#12](https://github.com/opencurve/curve/pull/12/files) https://github.com/opencurve/curve/pull/12\n- [curvefs: 支持 warmup 功能](https://github.com/opencurve/curve/pull/12)\n- [近期规划](https://github.com/opencurve/curve/issues/7) [社区活动](https://github.com/opencurve/curve/issues/7)\n',
    },
  ],
  concern: ({ passage }) => mentionsIn(passage),
  *check(minutes) {
    const first = new Map<string, { mention: Mention; start: number; titles: readonly string[] }>();
    for (const index of passagesWithMentions(minutes)) {
      const place = minutes.passages[index];
      if (!place) continue;
      const { passage, start } = place;
      for (const mention of mentionsIn(passage)) {
        const { reference, title, label } = mention;
        const earlier = first.get(reference.key);
        if (!earlier) {
          first.set(reference.key, { mention, start, titles: [title] });
          continue;
        }
        if (earlier.titles.some((other) => isSameTitle(title, other))) continue;
        first.set(reference.key, { ...earlier, titles: [...earlier.titles, title] });
        const other = earlier.mention;
        const inOneScript = HAN.test(title) === HAN.test(other.title);
        yield {
          span: movedSpan(label, start),
          message:
            reference.kind === 'commit'
              ? message('“{0}” above has the same commit; check the address of this one.', other.words)
              : message('“{0}” above has the same pull request; check the address of this one.', other.words),
          related: [{ span: movedSpan(other.link, earlier.start), message: message('The same address') }],
          ...((reference.kind !== 'commit' || !inOneScript) && { severity: 'hint' as const }),
        };
      }
    }
  },
};

const HAN = /\p{Script=Han}/u;

/** A link to one thing under a title of its own. Spans count from the passage's start. */
interface Mention {
  readonly reference: Reference;
  readonly link: Span;
  readonly label: Span;
  /** The label as written, and its own words. */
  readonly words: string;
  readonly title: string;
}

const mentionsIn: (passage: Passage) => readonly Mention[] = remember(({ source, links }) =>
  links.flatMap(({ form, span, label, target }) => {
    const reference = target.kind === 'web' ? target.reference : undefined;
    if (!reference || !isOneThing(reference) || !label || form === 'image') return [];
    const words = slice(source, label).trim();
    const title = ownWords(words);
    return title === '' ? [] : [{ reference, link: span, label, words, title }];
  }),
);

const passagesWithMentions = passagesWith(({ passage }) => mentionsIn(passage).length > 0);

function isOneThing(reference: Reference): boolean {
  return reference.kind === 'commit' || reference.kind === 'pull';
}

/** One holds the other, or they share most of their pairs of letters (Sørensen–Dice). */
function isSameTitle(a: string, b: string): boolean {
  if (a.includes(b) || b.includes(a)) return true;
  const pairs = (text: string): string[] =>
    Array.from({ length: text.length - 1 }, (_, index) => text.slice(index, index + 2));
  const others = new Set(pairs(b));
  const shared = pairs(a).filter((pair) => others.has(pair)).length;
  return (2 * shared) / (a.length + b.length - 2) >= 0.4;
}
