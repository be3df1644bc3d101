import type { RootContent } from 'mdast';
import { readOrdinal } from '../../calendar/numeral.ts';
import type { Minutes, Section } from '../../model/minutes.ts';
import type { SectionRole } from '../../profiles/profile.ts';
import { matchSection, normaliseName } from '../../profiles/section-name.ts';
import { sectionsOf, sectionsOfAll } from '../../profiles/sections-of.ts';
import type { Piece } from '../../syntax/pieces.ts';
import { spanOfNode, wordsOf } from '../../syntax/walk.ts';
import { message } from '../../text/message.ts';
import { remember } from '../../text/remember.ts';
import type { Span } from '../../text/span.ts';
import type { Rule } from '../rule.ts';

/** What a point of the agenda can be about that is no topic of the notes. */
const ABOUT_THE_MEETING = /会议|双周会|例会|议题|启动|开场|介绍|签到|主持/;
/** The first two numbers say which version it is; the third may be left out. */
const VERSION = /\d+\.\d+/;
/** Names for the questions at the end are legion. */
const QUESTIONS = /问|答|q\s*&\s*a|交流/i;
const TOPICS: readonly SectionRole[] = ['work', 'plan', 'community', 'articles', 'questions'];

export const agendaMismatch: Rule = {
  id: 'agenda-mismatch',
  group: 'structure',
  severity: 'warning',
  summary: message('A point of the agenda has no section in the notes'),
  rationale: message(
    'Who reads the agenda looks for the notes on each point. Points and sections are matched by their sense: other names of the same section, versions, shared words. Nothing is said before the meeting is over; where a point has only words of its own it is a hint.',
  ),
  examples: [
    {
      title: message('Questions announced, but no section for them'),
      file: '2022-04-21.md',
      bad: '## 议题\n\n- v2.2.0 版本进度\n- ⟦答疑⟧（欢迎提前提问）\n\n## 会议内容\n\n### v2.2.0 版本\n\n无\n',
    },
    {
      title: message('A version that nobody spoke of'),
      file: '2022-04-21.md',
      bad: '## 议题\n\n- v2.2.0 版本进度\n- ⟦v2.3.0 版本规划⟧\n\n## 会议内容\n\n### v2.2.0 版本\n\n无\n',
    },
    {
      title: message('The same in other words'),
      file: '2022-05-26.md',
      good: '## 议题\n\n1. 启动会：双周会的议题收集\n2. 当前进展：包括两个版本\n3. v2.2.0 版本进展\n4. 答疑\n\n## 会议内容\n\n### 近期工作同步\n\n无\n\n### v2.2.0 版本\n\n无\n\n### 会议问题\n\n无\n',
    },
  ],
  concern: ({ piece }, { layout }) =>
    sectionsOf(layout).some(({ role }) => role === 'agenda') ? piece.text : undefined,
  *check(minutes, { phase }) {
    const agenda = minutes.sections.find(({ spec }) => spec?.role === 'agenda');
    const content = minutes.sections.find(({ spec }) => spec?.role === 'content');
    if (!agenda || !content || phase === 'before') return;
    const notes = notesOf(minutes, agenda, content);
    for (const point of pointsOf(
      minutes,
      minutes.blocks.slice(agenda.blockRange.start, agenda.blockRange.end),
    )) {
      const verdict = judge(minutes, point.text, notes);
      if (verdict === 'found') continue;
      yield {
        span: point.span,
        message: message('The agenda announces “{0}”, but the notes have no section for it.', point.text),
        related: [{ span: content.label, message: message('The notes begin here') }],
        ...(verdict === 'doubtful' && { severity: 'hint' as const }),
      };
    }
  },
};

interface Point {
  readonly text: string;
  readonly span: Span;
}

/** The items of the agenda, or its paragraphs where it has no list; each up to the colon or bracket that explains it. */
function pointsOf(minutes: Minutes, blocks: readonly RootContent[]): Point[] {
  const items = blocks.flatMap((block) => (block.type === 'list' ? block.children : []));
  const lines = items.length > 0 ? items.flatMap(({ children }) => children.slice(0, 1)) : blocks;
  return lines.flatMap((block) => {
    if (block.type !== 'paragraph') return [];
    const { start, end } = spanOfNode(block);
    const from = readOrdinal(minutes.source.text, start)?.span.end ?? start;
    const words = minutes.source.text.slice(from, Math.max(from, end));
    const name = /^[^：:（(\r\n，,。；;]*/.exec(words)?.[0].trimEnd() ?? '';
    return name === '' ? [] : [{ text: name, span: { start: from, end: from + name.length } }];
  });
}

interface Notes {
  readonly names: readonly string[];
  readonly roles: ReadonlySet<SectionRole>;
  readonly text: string;
}

function notesOf(minutes: Minutes, agenda: Section, content: Section): Notes {
  const headings = minutes.headings.filter(
    ({ span }) => span.start > content.heading.start && span.start !== agenda.heading.start,
  );
  const text = minutes.passages
    .flatMap(({ piece, start }) =>
      blockWordsIn(piece).filter((each) => each.start + start > content.heading.start),
    )
    .map(({ words }) => words)
    .join('\n');
  const roles = headings.flatMap(
    ({ name }) => roleOf(minutes, name) ?? (QUESTIONS.test(name) ? ['questions' as const] : []),
  );
  return {
    names: headings.map(({ name }) => normaliseName(name)),
    roles: new Set(roles),
    text: normaliseName(text),
  };
}

const blockWordsIn: (piece: Piece) => readonly { readonly start: number; readonly words: string }[] =
  remember(({ root }) =>
    root.children.map((block) => ({ start: spanOfNode(block).start, words: wordsOf(block) })),
  );

/** What a name means in any of the profile's layouts. */
function roleOf({ profile }: Minutes, name: string): SectionRole | undefined {
  const naming = matchSection(name, sectionsOfAll(profile));
  return naming && naming.match !== 'near' ? naming.spec.role : undefined;
}

function judge(minutes: Minutes, point: string, notes: Notes): 'found' | 'missing' | 'doubtful' {
  const words = normaliseName(point);
  const role = roleOf(minutes, point);
  const version = VERSION.exec(words)?.[0];
  if (notes.names.some((name) => name.length > 1 && (name.includes(words) || words.includes(name))))
    return 'found';
  if (version !== undefined) return notes.text.includes(version) ? 'found' : 'missing';
  if (role && TOPICS.includes(role)) return notes.roles.has(role) ? 'found' : 'missing';
  if (words.length < 2 || ABOUT_THE_MEETING.test(words)) return 'found';
  return piecesOf(words).some((piece) => notes.text.includes(piece)) ? 'found' : 'doubtful';
}

/** Latin words and pairs of Chinese characters. */
function piecesOf(words: string): string[] {
  const pairs = [...words].map((char, index, all) => `${char}${all[index + 1] ?? ''}`);
  return [...pairs.filter((pair) => /^\p{Script=Han}{2}$/u.test(pair)), ...(words.match(/[a-z]{2,}/g) ?? [])];
}
