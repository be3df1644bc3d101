import { isoDate } from '../../calendar/iso-date.ts';
import type { Minutes, Section } from '../../model/minutes.ts';
import { namesEarlier } from '../../model/names-articles.ts';
import { namedSectionAt } from '../../model/outline.ts';
import type { Passage } from '../../model/passage.ts';
import { passagesWith } from '../../model/passages-with.ts';
import { headingsIn } from '../../model/read-headings.ts';
import type { Piece } from '../../syntax/pieces.ts';
import { message } from '../../text/message.ts';
import { remember } from '../../text/remember.ts';
import { moved, type Span } from '../../text/span.ts';
import type { Rule } from '../rule.ts';
import { meetingBefore } from './next-meeting.ts';

const section = (before: string, now: string): string =>
  `## 会议内容\n\n### 三、近期公众号文章\n\n#### 本期文章\n\n- [克隆](https://mp.weixin.qq.com/s/${now})\n\n#### 上期文章\n\n- ${before}\n`;
const LAST = section('[缓存](https://mp.weixin.qq.com/s/aaaaaaaaaa)', 'bbbbbbbbbb');

export const articlesPrevious: Rule = {
  id: 'articles-previous',
  group: 'series',
  severity: 'hint',
  summary: message('Articles under “上期文章” that the previous meeting did not announce'),
  rationale: message(
    'The list was probably carried over from an older file. Nothing is said where a meeting is missing before this one, where the previous one announced no article, and of lists of all earlier articles (往期).',
  ),
  examples: [
    {
      title: message('The list of the meeting before last'),
      bad: section('⟦[缓存](https://mp.weixin.qq.com/s/aaaaaaaaaa)⟧', 'cccccccccc'),
      earlier: { '2023-08-10.md': LAST },
    },
    {
      title: message('What the previous meeting announced'),
      good: section('[克隆](https://mp.weixin.qq.com/s/bbbbbbbbbb)', 'cccccccccc'),
      earlier: { '2023-08-10.md': LAST },
    },
    {
      title: message('A meeting without minutes between'),
      good: section('[缓存](https://mp.weixin.qq.com/s/aaaaaaaaaa)', 'cccccccccc'),
      earlier: { '2023-07-13.md': LAST },
    },
  ],
  concern: ({ passage, piece }, minutes) => ({
    articles: passagesWithLastTime(minutes).length > 0 && articlesIn(passage),
    lastTime: lastTimesIn(piece),
  }),
  *check(minutes, context) {
    if (passagesWithLastTime(minutes).length === 0) return;
    const carried = articlesUnder(minutes, (around) => around.some(({ name }) => LAST_TIME.test(name)));
    if (carried.length === 0) return;
    const previous = meetingBefore(minutes, context.earlier);
    if (!previous?.date) return;
    const announced = articlesUnder(previous, (around) => !around.some(({ name }) => namesEarlier(name)));
    if (announced.length === 0) return;
    const keys = new Set(announced.map(({ key }) => key));
    for (const { key, span } of carried) {
      if (keys.has(key)) continue;
      yield {
        span,
        message: message('The meeting of {0} did not announce this article.', isoDate(previous.date)),
        related: announced.slice(0, MOST).map((other) => ({
          uri: previous.source.uri,
          span: other.span,
          message: message('Announced in “{0}”', previous.file.name),
        })),
      };
    }
  },
};

const LAST_TIME = /上期|上一期|上次|\blast time\b/i;
const MOST = 5;

interface Article {
  readonly key: string;
  readonly span: Span;
}

const lastTimesIn: (piece: Piece) => readonly boolean[] = remember((piece) =>
  headingsIn(piece).map(({ name }) => LAST_TIME.test(name)),
);

const passagesWithLastTime = passagesWith(({ piece }) => lastTimesIn(piece).includes(true));

/** The articles that a passage links to. Spans count from its start. */
const articlesIn: (passage: Passage) => readonly Article[] = remember(({ links }) =>
  links.flatMap(({ span, target }) =>
    target.kind === 'web' && target.reference?.kind === 'article'
      ? [{ key: target.reference.key, span }]
      : [],
  ),
);

const passagesWithArticles = passagesWith(({ passage }) => articlesIn(passage).length > 0);

/** The articles that stand under headings of a kind, which are given from the innermost on. */
function articlesUnder(
  minutes: Minutes,
  isWanted: (around: readonly Section[]) => boolean,
): readonly Article[] {
  const wanted = new Map<Section | undefined, boolean>();
  const isUnder = (section: Section | undefined): boolean => {
    const around: Section[] = [];
    for (let each = section; each; each = each.parent) around.push(each);
    return isWanted(around);
  };
  return passagesWithArticles(minutes).flatMap((index) => {
    const place = minutes.passages[index];
    if (!place) return [];
    const own = articlesIn(place.passage).filter(({ span }) => {
      const section = namedSectionAt(minutes, index, span.start);
      const known = wanted.get(section) ?? isUnder(section);
      wanted.set(section, known);
      return known;
    });
    return moved(own, place.start);
  });
}
