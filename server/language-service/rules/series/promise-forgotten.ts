import { dayNumber } from '../../calendar/date.ts';
import { isoDate } from '../../calendar/iso-date.ts';
import type { Minutes } from '../../model/minutes.ts';
import { sectionAt } from '../../model/outline.ts';
import type { Passage } from '../../model/passage.ts';
import { normaliseName } from '../../profiles/section-name.ts';
import type { Piece } from '../../syntax/pieces.ts';
import { createMemory } from '../../text/memory.ts';
import { message } from '../../text/message.ts';
import { remember } from '../../text/remember.ts';
import { lengthOf } from '../../text/source-text.ts';
import type { Span } from '../../text/span.ts';
import type { Rule } from '../rule.ts';
import { openingSpan } from '../time/opening-span.ts';
import { meetingBefore } from './next-meeting.ts';
import { dueDay, type Pledge, promisesOf } from './promise.ts';

const LAST =
  '## 会议内容\n\n### 一、近期工作\n\n#### 快照\n\n- 克隆 flatten 预计8月中旬发布\n\n#### 缓存\n\n- 预计9月底发布\n';

export const promiseForgotten: Rule = {
  id: 'promise-forgotten',
  group: 'series',
  severity: 'hint',
  summary: message('What the previous meeting promised, and this one does not mention'),
  rationale: message(
    'Readers wait for what was announced with a time (预计8月发布, 待测试). A promise counts as mentioned when its topic, one of its links or its words come up again; those whose time is still to come are left alone, as are answers to questions. At most three are named.',
  ),
  examples: [
    {
      title: message('The time has passed, and nothing is said'),
      bad: '## 会议内容\n\n### 一、⟦近期工作⟧\n\n#### 部署\n\n- 离线安装已经支持\n',
      file: '2023-09-07.md',
      earlier: { '2023-08-24.md': LAST },
    },
    {
      title: message('It is mentioned again'),
      good: '## 会议内容\n\n### 一、近期工作\n\n- flatten 推迟\n',
      file: '2023-09-07.md',
      earlier: { '2023-08-24.md': LAST },
    },
    {
      title: message('Its time is still to come'),
      good: '## 会议内容\n\n### 一、近期工作\n\n- 离线安装已经支持\n',
      file: '2023-08-24.md',
      earlier: { '2023-08-10.md': LAST },
    },
  ],
  concern: ({ piece }, { source }) => (lengthOf(source) > LONGEST ? undefined : piece.text),
  *check(minutes, context) {
    if (lengthOf(minutes.source) > LONGEST) return;
    const previous = meetingBefore(minutes, context.earlier);
    const { date } = minutes;
    if (!previous?.date || !date) return;
    const made = previous.date;
    const open = promisesOf(previous).filter(
      ({ words }) => (dueDay(words, made) ?? dayNumber(made)) < dayNumber(date),
    );
    const forgotten = open.filter((pledge) => !isMentioned(pledge, previous, minutes));
    const place = forgotten.length > 0 ? placeIn(minutes) : undefined;
    if (!place) return;
    for (const { words, span } of forgotten.slice(0, MOST)) {
      yield {
        span: place,
        message: message('On {0}: “{1}”. Nothing is said of it here.', isoDate(made), shortened(words)),
        related: [{ uri: previous.source.uri, span, message: message('Said in “{0}”', previous.file.name) }],
      };
    }
  },
};

const MOST = 3;
/** Minutes of a meeting are never as long; looking through them at every keystroke would take too long. */
const LONGEST = 200_000;
const SHOWN = 60;

/** Where it is said: at the heading for work, or that of the content, once something stands there. */
function placeIn(minutes: Minutes): Span | undefined {
  const named = (role: string) => minutes.sections.find(({ spec }) => spec?.role === role);
  const section = named('work') ?? named('plan') ?? named('content');
  if (!section) return undefined;
  const { start, end } = section.span;
  const said = minutes.source.text.slice(section.heading.end, Math.min(end, start + 2000)).trim();
  return said === '' ? undefined : (section.label ?? openingSpan(minutes));
}

function shortened(words: string): string {
  return words.length > SHOWN ? `${words.slice(0, SHOWN).replace(/[\ud800-\udfff]$/u, '')}…` : words;
}

/** Whether a meeting speaks of what another promised, in any way: nothing is reported that is only said in other words. */
function isMentioned(pledge: Pledge, previous: Minutes, minutes: Minutes): boolean {
  const { passages } = minutes;
  const says = (words: string): boolean => passages.some(({ piece }) => isSaidIn(piece, words));
  if (pledge.keys.some((key) => passages.some(({ passage }) => keysIn(passage).has(key)))) return true;
  const { names, marks } = subjectOf(pledge, previous);
  if (names.some(says)) return true;
  if (marks.length < FEWEST) return names.length === 0;
  return marks.filter(says).length >= marks.length * ENOUGH;
}

/** With fewer pairs of characters nobody can tell what a line is about. */
const FEWEST = 3;
/** The share of the pairs of characters that must come up again. */
const ENOUGH = 0.5;

/** Whether words in lower case stand in a piece; asked once of each piece, most of which stay what they are. */
function isSaidIn(piece: Piece, words: string): boolean {
  const { text, known } = saidIn(piece);
  const found = known.get(words) ?? text.includes(words);
  known.set(words, found);
  return found;
}

const saidIn = remember(({ text }: Piece) => ({
  text: text.toLowerCase(),
  known: new Map<string, boolean>(),
}));

const keysIn: (passage: Passage) => ReadonlySet<string> = remember(
  ({ links }) =>
    new Set(links.flatMap(({ target }) => (target.kind === 'web' ? (target.reference?.key ?? []) : []))),
);

interface Subject {
  /** Words that name it: its topic, and words in Latin letters. */
  readonly names: readonly string[];
  /** Pairs of Chinese characters of the line. */
  readonly marks: readonly string[];
}

/** Asked of the same few promises at every keystroke. */
const subjects = createMemory<Pledge, Subject>();

function subjectOf(pledge: Pledge, minutes: Minutes): Subject {
  const subject = subjects.get(pledge) ?? readSubject(pledge, minutes);
  subjects.set(pledge, subject);
  return subject;
}

function readSubject({ words, span }: Pledge, minutes: Minutes): Subject {
  const { profile } = minutes;
  const section = sectionAt(minutes, span.start);
  const topic = section && !section.spec ? namesOfTopic(profile.topics, section.name) : [];
  const general = new Set([...profile.vocabulary.map((word) => word.toLowerCase()), ...GENERAL]);
  const latin = words
    .toLowerCase()
    .replace(/\(?https?:\/\/\S+/g, ' ')
    .match(/[a-z][a-z\d&+-]{2,}/g);
  const names = [...topic, ...(latin ?? []).filter((word) => !general.has(word))];
  const chinese = words.replace(OF_PROMISES, ' ').match(/\p{Script=Han}{2,}/gu) ?? [];
  const marks = chinese.flatMap((run) =>
    Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2)),
  );
  return { names: [...new Set(names)], marks: [...new Set(marks)] };
}

function namesOfTopic(topics: Minutes['profile']['topics'], name: string): readonly string[] {
  const known = topics.find((topic) =>
    [topic.name, ...topic.aliases].some((each) => normaliseName(each) === name),
  );
  const names = known ? [known.name, ...known.aliases] : [name];
  return names.map((each) => each.toLowerCase()).filter((each) => each.length > 1);
}

/** Words of promises themselves, which say nothing of what is promised. */
const OF_PROMISES =
  /预计|计划|将[于在会]|下周|下个?月|本月|月底|月初|年底|[上中下]旬|\d+\s*月份?|完成|发布|上线|合入|提测|测试|版本|正式|可以|目前|进行|开发|功能|支持|代码|正在/g;
const GENERAL = [
  'the',
  'and',
  'will',
  'for',
  'with',
  'next',
  'release',
  'version',
  'beta',
  'merge',
  'week',
  'before',
  'eta',
];
