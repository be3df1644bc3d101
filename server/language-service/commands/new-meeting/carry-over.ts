import type { List, ListItem, RootContent } from 'mdast';
import type { PlainDate } from '../../calendar/reading.ts';
import type { Minutes, Section } from '../../model/minutes.ts';
import { portionsOf } from '../../model/portions.ts';
import { questionsIn } from '../../model/read-questions.ts';
import { summaryOf } from '../../model/summary.ts';
import type { SectionRole } from '../../profiles/profile.ts';
import { normaliseName } from '../../profiles/section-name.ts';
import { spanOfNode, wordsOf } from '../../syntax/walk.ts';
import { remember } from '../../text/remember.ts';
import { lineAt, type SourceText, slice } from '../../text/source-text.ts';
import type { Span } from '../../text/span.ts';
import { thingKey } from '../../workspace/series/thing-key.ts';

/** Why something of the last meeting may be wanted in the next one. */
export type CarryReason = 'topic' | 'open' | 'standing' | 'question' | 'articles' | 'reference';

/** Something of the last meeting that may be taken over into the next one. */
export interface Carried {
  /** The same whenever the same minutes are read; unique among what they offer. */
  readonly id: string;
  readonly reason: CarryReason;
  /** Whether it is taken over unless somebody says otherwise. */
  readonly preselected: boolean;
  /** What is shown of it: one line. */
  readonly words: string;
  /** Where it comes from. The line is 0-based. */
  readonly from: { readonly uri: string; readonly date?: PlainDate; readonly line: number };
  /** Id of the layout's section that it stands in. */
  readonly section: string;
  /** The topic's words, where it stands under one. */
  readonly topic?: string;
  /** What is put into the new minutes, without the last line end; empty for a topic, which is its heading alone. */
  readonly text: string;
  /** Keys of what it speaks of, as in the index. */
  readonly keys: readonly string[];
}

/** Words that say that a thing goes on. */
const OPEN =
  /中$|中[，。；、 ,;：:（(）)]|预计|计划(?!书)|正在|待(?!遇)|将(?:于|会|在)|后续|下周|下个|持续|定位中|TODO|in progress|WIP|pending|under review|work(?:ing)? on|\bplans? to\b|\bwill\b/i;
/** Notices that stand for weeks: campaigns and calls. A reference alone says little: pull requests come and go. */
const NOTICE = /报名|征集|招募|征稿|预告|活动|之夏|夏令营|roadmap|欢迎大家|call for|sign up|register/i;
const OVER = /圆满|已结束|结束报名|落幕|回顾|concluded/i;
/** The roles of sections whose lines may be carried over. */
const CARRIED: ReadonlySet<SectionRole> = new Set([
  'agenda',
  'content',
  'work',
  'plan',
  'community',
  'articles',
  'other',
]);

/**
 * What the next meeting may take over from the last ones, in the order of the text: standing topics, what is still open, notices and
 * references that stand for several meetings, questions without an answer, and this time's articles as the last time's.
 * `meetings` are the last ones, the latest first; what is offered comes from the latest alone.
 */
export function carryOver(meetings: readonly Minutes[]): readonly Carried[] {
  const [last, ...before] = meetings;
  if (!last) return [];
  const known = before.map((minutes) => new Set(keysIn(minutes).map(({ key }) => key)));
  const lines = new Set(before.slice(0, 1).flatMap(linesIn));
  const names = before.map(topicNames);
  const offered = last.sections.flatMap((section) => offeredBy(last, section, known, lines, names));
  const seen = new Map<string, number>();
  return offered.map((each) => {
    const count = seen.get(each.id) ?? 0;
    seen.set(each.id, count + 1);
    return count === 0 ? each : { ...each, id: `${each.id}~${count}` };
  });
}

function offeredBy(
  minutes: Minutes,
  section: Section,
  known: readonly ReadonlySet<string>[],
  lines: ReadonlySet<string>,
  names: readonly ReadonlySet<string>[],
): readonly Carried[] {
  // A habit is what was done before.
  const habit = [...(names[0] ?? [])].some((name) => LAST_TIME.test(name));
  const home = homeOf(section);
  if (!home?.spec) return [];
  const { source } = minutes;
  const place = {
    section: home.spec.id,
    ...(section === home ? {} : { topic: slice(source, section.label) }),
  };
  if (home.spec.role === 'questions') return openQuestions(minutes, section, place);
  if (!CARRIED.has(home.spec.role)) return [];
  const found: Carried[] = [];
  if (place.topic !== undefined && section.level === home.level + 1)
    found.push(standingTopic(minutes, section, place.topic, home.spec.id, names));
  for (const node of unitsIn(blocksOf(minutes, section))) {
    const carried = unit(
      minutes,
      node,
      { ...place, role: home.spec.role },
      known,
      lines,
      isLastTime(section),
    );
    if (carried) found.push(isThisTime(section) ? asLastTime(carried, habit) : carried);
  }
  return found;
}

/** The layout's section that a heading belongs to; undefined for headings outside of all. */
function homeOf(section: Section): Section | undefined {
  for (let each: Section | undefined = section; each; each = each.parent) if (each.spec) return each;
  return undefined;
}

const LAST_TIME = /^(?:上期|上次|往期|历史)/;

/** `上期文章`: what was news a meeting before. */
function isLastTime({ name }: Section): boolean {
  return LAST_TIME.test(name);
}

function isThisTime({ name }: Section): boolean {
  return /^(?:本期|本次)/.test(name);
}

/** This time's news are the last time's next time. */
function asLastTime({ topic, ...carried }: Carried, habit: boolean): Carried {
  const words = topic?.replace(/^本/, '上');
  return { ...carried, reason: 'articles', preselected: habit, ...(words !== undefined && { topic: words }) };
}

function standingTopic(
  minutes: Minutes,
  section: Section,
  topic: string,
  home: string,
  names: readonly ReadonlySet<string>[],
): Carried {
  const { topics } = minutes.profile;
  const isKnown = topics.some(({ name, aliases }) =>
    [name, ...aliases].some((each) => normaliseName(each) === section.name),
  );
  const again = names.slice(0, 2).some((each) => each.has(section.name));
  return {
    id: `topic:${home}/${section.name}`,
    reason: 'topic',
    preselected: isKnown || again,
    words: topic,
    from: fromLine(minutes, section.heading.start),
    section: home,
    topic,
    text: '',
    keys: [],
  };
}

function openQuestions(
  minutes: Minutes,
  section: Section,
  place: { readonly section: string },
): readonly Carried[] {
  return portionsOf(minutes).flatMap(({ portion, place: { start } }) => {
    if (start + portion.heading.span.start !== section.heading.start) return [];
    return questionsIn(portion)
      .filter(({ answered, text }) => !answered && text !== '')
      .map(
        ({ text, span }): Carried => ({
          id: `question:${normaliseName(text)}`,
          reason: 'question',
          preselected: true,
          words: text,
          from: fromLine(minutes, start + span.start),
          section: place.section,
          text,
          keys: [],
        }),
      );
  });
}

/** One item or paragraph; undefined where it is of no use next time. */
function unit(
  minutes: Minutes,
  node: ListItem | RootContent,
  { role, ...place }: { readonly section: string; readonly topic?: string; readonly role: SectionRole },
  known: readonly ReadonlySet<string>[],
  lines: ReadonlySet<string>,
  isOld: boolean,
): Carried | undefined {
  const { source } = minutes;
  const span = spanOfNode(node);
  const keys = keysWithin(minutes, span);
  const words = firstLineOf(node);
  if (words === '') return undefined;
  const parts = partsOf(node);
  const again = keys.some((key) => known.slice(0, 2).some((each) => each.has(key)));
  const same = lines.has(normaliseName(words));
  const isOpen = parts.some((part) => OPEN.test(part));
  const isOver = parts.some((part) => OVER.test(part));
  const isNotice = role !== 'work' && parts.some((part) => NOTICE.test(part));
  if (!again && !same && !isOpen && !isNotice && keys.length === 0) return undefined;
  const isStanding = isNotice && (again || same);
  const reason: CarryReason = isStanding ? 'standing' : isOpen ? 'open' : isNotice ? 'standing' : 'reference';
  return {
    id: `${place.topic ?? place.section}/${normaliseName(words).slice(0, 80)}`,
    reason,
    // What is over is told once more at most.
    preselected: !isOld && (isStanding ? !(isOver && same) : isOpen && !isOver && keys.length === 0),
    words,
    from: fromLine(minutes, span.start),
    ...place,
    text: textOf(source, span),
    keys,
  };
}

/** The words of an item and of those under it, each by itself. */
function partsOf(node: ListItem | RootContent): readonly string[] {
  if (node.type !== 'listItem') return [wordsOf(node)];
  return node.children.flatMap((child) =>
    child.type === 'list' ? child.children.flatMap(partsOf) : [wordsOf(child)],
  );
}

function firstLineOf(node: ListItem | RootContent): string {
  const first = node.type === 'listItem' ? node.children[0] : node;
  return first ? (wordsOf(first).split(/\r\n|\r|\n/)[0] ?? '').trim() : '';
}

/** Items of outermost lists, and paragraphs. */
function unitsIn(blocks: readonly RootContent[]): readonly (ListItem | RootContent)[] {
  return blocks.flatMap((block): readonly (ListItem | RootContent)[] =>
    block.type === 'list' ? (block as List).children : block.type === 'paragraph' ? [block] : [],
  );
}

function blocksOf(minutes: Minutes, { blockRange }: Section): readonly RootContent[] {
  return minutes.tree.children.slice(blockRange.start, blockRange.end);
}

/** The source of an item as it would stand at the margin. */
function textOf(source: SourceText, span: Span): string {
  const { text, lineStarts } = source;
  const line = lineStarts[lineAt(source, span.start)] ?? 0;
  const indent = /^[ \t]*/.exec(text.slice(line, span.start))?.[0].length ?? 0;
  return text
    .slice(span.start, span.end)
    .trimEnd()
    .split(/\r\n|\r|\n/)
    .map((each, index) =>
      index === 0 ? each : each.slice(Math.min(indent, each.length - each.trimStart().length)),
    )
    .join('\n');
}

function fromLine(minutes: Minutes, offset: number): Carried['from'] {
  const { source, date } = minutes;
  return { uri: source.uri, line: lineAt(source, offset), ...(date && { date }) };
}

function keysWithin(minutes: Minutes, { start, end }: Span): readonly string[] {
  return keysIn(minutes).flatMap(({ key, at }) => (at >= start && at < end ? [key] : []));
}

/** What minutes speak of, as the index calls it, and where. */
const keysIn: (minutes: Minutes) => readonly { readonly key: string; readonly at: number }[] = remember(
  (minutes) =>
    summaryOf(minutes).references.map((reference) => ({
      key: thingKey(reference),
      at: reference.span.start,
    })),
);

/** The first lines of all that could be carried. */
function linesIn(minutes: Minutes): readonly string[] {
  return minutes.sections.flatMap((section) =>
    unitsIn(blocksOf(minutes, section)).map((node) => normaliseName(firstLineOf(node))),
  );
}

function topicNames({ sections }: Minutes): ReadonlySet<string> {
  return new Set(sections.map(({ name }) => name));
}
