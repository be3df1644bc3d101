import type { Minutes, Section } from '../../model/minutes.ts';
import { namedSectionAt } from '../../model/outline.ts';
import { passagesWith } from '../../model/passages-with.ts';
import { headingsIn } from '../../model/read-headings.ts';
import { itemsIn } from '../../model/read-items.ts';
import type { SectionRole } from '../../profiles/profile.ts';
import { matchSection } from '../../profiles/section-name.ts';
import { sectionsOf } from '../../profiles/sections-of.ts';
import type { Piece } from '../../syntax/pieces.ts';
import { message } from '../../text/message.ts';
import { remember } from '../../text/remember.ts';
import { moved, type Span } from '../../text/span.ts';
import type { Rule } from '../rule.ts';

/** Sections that tell what happened since the last meeting. */
const NEWS: readonly SectionRole[] = ['work', 'community', 'articles'];
/** Words that say that a thing is done. */
const DONE =
  /已(?:经)?(?:完成|合入|发布|上线|修复|支持|解决|提测|入选)|(?:完成|发布|上线|合入|修复|支持|解决)了?(?:[^。，；]{0,12})$|圆满|^修复|^新增|^完成|^发布|\b(?:fix(?:ed)?|merged|released)\b/i;
/** Words that say that it goes on, so that it stands there again on purpose. */
const GOING_ON =
  /中$|中[，。；、 ,;（(]|预计|计划|将|后续|待|正在|持续|欢迎|长期|下周|下个|规划|TODO|doing|in progress|往期|上期|历史/i;
const SHORTEST = 10;
const FEWEST = 3;

export const staleText: Rule = {
  id: 'stale-text',
  group: 'structure',
  severity: 'hint',
  summary: message('Lines that announce something done are those of the previous meeting, word for word'),
  rationale: message(
    'Minutes are often begun as a copy of the last ones, and old news stays in. Nothing is said of fewer than three lines, nor of plans and standing notices, which are carried over on purpose.',
  ),
  examples: [
    {
      title: message('News of the last meeting'),
      bad: '## 会议内容\n\n### 一、近期工作\n\n- ⟦快照的方案评审已经完成⟧\n- 新增磁盘延迟的监控面板\n- 修复缓存失效后读到旧数据的问题\n',
      earlier: {
        '2023-08-10.md':
          '## 会议内容\n\n### 一、近期工作\n\n- 快照的方案评审已经完成\n- 新增磁盘延迟的监控面板\n- 修复缓存失效后读到旧数据的问题\n',
      },
    },
    {
      title: message('Plans that go on'),
      good: '## 会议内容\n\n### 一、近期工作\n\n- 快照的压力测试正在进行中\n- 预计九月发布新版本\n- 克隆的方案正在评审\n',
      earlier: {
        '2023-08-10.md':
          '## 会议内容\n\n### 一、近期工作\n\n- 快照的压力测试正在进行中\n- 预计九月发布新版本\n- 克隆的方案正在评审\n',
      },
    },
  ],
  concern: ({ piece }, { layout }) => ({
    done: doneIn(piece),
    headings: headingsIn(piece).map(({ name }) => {
      const { spec, match } = matchSection(name, sectionsOf(layout)) ?? {};
      return { goingOn: GOING_ON.test(name), role: spec?.role, match };
    }),
  }),
  *check(minutes, { earlier }) {
    const [previous] = earlier;
    if (!previous) return;
    const before = newsOf(previous);
    // Which section they stand in costs more to know.
    if (!hasEnough(minutes, before)) return;
    const same = news(minutes, before);
    const [first, ...others] = same;
    if (!first || same.length < FEWEST) return;
    yield {
      span: first.label,
      message: message('{0} lines are those of the previous meeting, word for word.', same.length),
      related: others.map(({ label }) => ({ span: label, message: message('This line as well') })),
    };
  },
};

interface DoneItem {
  readonly label: Span;
  readonly words: string;
}

/** The items of a piece that say that something is done. */
const doneIn: (piece: Piece) => readonly DoneItem[] = remember((piece) =>
  itemsIn(piece).flatMap(({ label }) => {
    const words = piece.text.slice(label.start, label.end).replace(/\s+/g, ' ').trim();
    return words.length < SHORTEST || !DONE.test(words) || GOING_ON.test(words) ? [] : [{ label, words }];
  }),
);

const passagesWithDone = passagesWith(({ piece }) => doneIn(piece).length > 0);

/** Whether enough items are in some words, wherever they stand. */
function hasEnough(minutes: Minutes, among: ReadonlySet<string>): boolean {
  let count = 0;
  for (const index of passagesWithDone(minutes)) {
    const place = minutes.passages[index];
    for (const { words } of place ? doneIn(place.piece) : []) if (among.has(words)) count++;
    if (count >= FEWEST) return true;
  }
  return false;
}

/** What the news of a meeting say, read once for all checks of the next. */
const newsOf: (minutes: Minutes) => ReadonlySet<string> = remember(
  (minutes) => new Set(news(minutes).map(({ words }) => words)),
);

/** The news of a meeting; with `among` only those in these words. */
function news(minutes: Minutes, among?: ReadonlySet<string>): readonly DoneItem[] {
  const known = new Map<Section | undefined, boolean>();
  return passagesWithDone(minutes).flatMap((index) => {
    const place = minutes.passages[index];
    const own = (place ? doneIn(place.piece) : []).filter(({ label, words }) => {
      if (among && !among.has(words)) return false;
      const section = namedSectionAt(minutes, index, label.start);
      const isIn = known.get(section) ?? isNews(section);
      known.set(section, isIn);
      return isIn;
    });
    return moved(own, place?.start ?? 0);
  });
}

function isNews(section: Section | undefined): boolean {
  for (let each = section; each; each = each.parent) {
    if (GOING_ON.test(each.name)) return false;
    if (each.spec) return NEWS.includes(each.spec.role);
  }
  return false;
}
