import { isoDate } from '../../calendar/iso-date.ts';
import { plainAt } from '../../calendar/zone.ts';
import { keyOfReference, thingAt } from '../../github/github-question.ts';
import { type GitHubThing, gitHubKey } from '../../github/github-thing.ts';
import { mentionsInPassage } from '../../model/mentions.ts';
import type { Passage } from '../../model/passage.ts';
import { type Message, message } from '../../text/message.ts';
import { remember } from '../../text/remember.ts';
import { lineAt, lineSpan, slice } from '../../text/source-text.ts';
import { overlaps, type Span } from '../../text/span.ts';
import type { PassageContext, Rule } from '../rule.ts';

const pull = (number: number, state: GitHubThing['state'], closed?: string): GitHubThing => ({
  kind: 'pull',
  repository: 'opencurve/curve',
  number,
  title: 'support warmup',
  state,
  ...(closed !== undefined && { closed: Date.parse(closed) }),
  url: `https://github.com/opencurve/curve/pull/${number}`,
});

/** Pull requests of which minutes say that they wait, and that are merged or closed. */
export const referenceMerged: Rule = {
  id: 'reference-merged',
  group: 'link',
  severity: 'hint',
  summary: message('A pull request is said to be in review and is merged or closed'),
  rationale: message(
    'Only where GitHub was asked, and only of what is said next to the pull request, on its line. Minutes tell how things were: what was merged after the meeting is left alone, and what is merged while the minutes of a meeting to come are written is told.',
  ),
  options: [
    {
      name: 'merged',
      type: 'string',
      default: '',
      description: message('The word for what is merged, to be put in; without it nothing is.'),
    },
  ],
  examples: [
    {
      title: message('A line that was taken over from the last minutes'),
      bad: '- [支持 warmup](https://github.com/opencurve/curve/pull/12) ⟦review中⟧，#13 合入\n',
      fixed: '- [支持 warmup](https://github.com/opencurve/curve/pull/12) 已合入，#13 合入\n',
      options: { merged: '已合入' },
      now: '2023-08-24T02:00:00Z',
      github: { 'opencurve/curve#12': pull(12, 'merged', '2023-08-20T02:00:00Z') },
    },
    {
      title: message('A pull request that was closed without being merged'),
      bad: '- 认证功能代码完成，目前⟦正在 review 中⟧，代码见 https://github.com/opencurve/curve/pull/12\n',
      now: '2023-08-24T02:00:00Z',
      github: { 'opencurve/curve#12': pull(12, 'closed', '2023-08-20T02:00:00Z') },
    },
    {
      title: message('Merged before a meeting that is over'),
      bad: '- #12 is ⟦in review⟧\n',
      github: { 'opencurve/curve#12': pull(12, 'merged', '2023-08-24T02:00:00Z') },
    },
    {
      title: message('Merged after the meeting, or not at all'),
      good: '- #12 review中\n- #13 review中\n- #12、#13 评审中\n',
      github: {
        'opencurve/curve#12': pull(12, 'merged', '2023-08-24T20:00:00Z'),
        'opencurve/curve#13': pull(13, 'open'),
      },
    },
  ],
  *checkPassage(passage, context) {
    const { github } = context;
    if (!github || github.size === 0) return;
    for (const { span, words, keys } of waitingIn(passage)) {
      const things = keys.flatMap((key) => thingAt(github, key) ?? []);
      if (things.length < keys.length || !things.every((thing) => isDone(thing, context))) continue;
      const merged = String(context.option('merged'));
      const isMerged = things.every(({ state }) => state === 'merged');
      const isFit = merged !== '' && HAN.test(merged) === HAN.test(words);
      yield {
        span,
        message: wordsFor(words, things, passage.profile.zone),
        ...(isMerged &&
          isFit && {
            fixes: [
              {
                title: message('Change to “{0}”', merged),
                edits: [{ span, text: merged }],
                safe: false,
              },
            ],
          }),
      };
    }
  },
};

const HAN = /\p{Script=Han}/u;

/** Whether it was done before the meeting was over, or is now that the meeting is still to come. */
function isDone({ kind, state, closed }: GitHubThing, { phase, endsAt }: PassageContext): boolean {
  if (kind !== 'pull' || (state !== 'merged' && state !== 'closed')) return false;
  return phase === 'before' || (closed !== undefined && closed <= (endsAt() ?? 0));
}

function wordsFor(words: string, things: readonly GitHubThing[], zone: string): Message {
  const [thing] = things;
  const names = things.map(({ number }) => `#${number}`).join(', ');
  const closed = things.length === 1 ? thing?.closed : undefined;
  const day = closed === undefined ? undefined : plainAt(closed, zone)?.date;
  const isMerged = things.every(({ state }) => state === 'merged');
  if (isMerged)
    return day
      ? message('This says “{0}”, but {1} was merged on {2}.', words, names, isoDate(day))
      : message('This says “{0}”, but {1} is merged.', words, names);
  return day
    ? message('This says “{0}”, but {1} was closed on {2} without being merged.', words, names, isoDate(day))
    : message('This says “{0}”, but {1} is closed.', words, names);
}

/** Words that say that something waits, and of what, by `gitHubKey`. Spans count from the passage's start. */
interface Waiting {
  readonly span: Span;
  readonly words: string;
  readonly keys: readonly string[];
}

/** Of each stretch without a full stop: the words, and what stands before them on the line; where nothing does, what stands behind. */
const waitingIn: (passage: Passage) => readonly Waiting[] = remember((passage) => {
  const { source, links, verbatim } = passage;
  const things = thingsIn(passage);
  const lines = new Set(things.map(({ span }) => lineAt(source, span.start)));
  return [...lines].flatMap((line) => {
    const whole = lineSpan(source, line);
    if (whole.end - whole.start > LONGEST) return [];
    const text = slice(source, whole);
    const taken = [...verbatim, ...links.map(({ span }) => span)];
    const isFree = (span: Span): boolean => !taken.some((each) => overlaps(each, span));
    const found = [...text.matchAll(WAITS)].map(({ 0: words, index }) => {
      const start = whole.start + index;
      return { words, span: { start, end: start + words.length } };
    });
    const waits = found.filter(({ span }) => isFree(span));
    if (waits.length === 0) return [];
    const here = things.filter((each) => each.span.start >= whole.start && each.span.end <= whole.end);
    const stops = [...text.matchAll(/[。；;！？]/g)]
      .map(({ index: at }) => whole.start + at)
      .filter((at) => isFree({ start: at, end: at + 1 }));
    return waits.flatMap(({ span, words }, index): Waiting[] => {
      const from = Math.max(stops.findLast((at) => at < span.start) ?? 0, waits[index - 1]?.span.end ?? 0);
      const to = Math.min(
        stops.find((at) => at >= span.end) ?? whole.end,
        waits[index + 1]?.span.start ?? whole.end,
      );
      const before = here.filter((each) => each.span.start >= from && each.span.end <= span.start);
      const own =
        before.length > 0
          ? before
          : here.filter((each) => each.span.start >= span.end && each.span.end <= to);
      const keys = [...new Set(own.map(({ key }) => key))];
      return keys.length > 0 ? [{ span, words, keys }] : [];
    });
  });
});

/** Nobody writes longer lines about pull requests. */
const LONGEST = 4000;

interface Thing {
  readonly span: Span;
  readonly key: string;
}

/** Pull requests and numbers in the order of the text. */
function thingsIn(passage: Passage): readonly Thing[] {
  const linked = passage.links.flatMap(({ span, target }): Thing[] => {
    const reference = target.kind === 'web' ? target.reference : undefined;
    const key = reference?.kind === 'pull' ? keyOfReference(reference) : undefined;
    return key === undefined ? [] : [{ span, key }];
  });
  const mentioned = mentionsInPassage(passage).map(({ span, repository, number }) => ({
    span,
    key: gitHubKey(repository, number),
  }));
  return [...linked, ...mentioned].sort((a, b) => a.span.start - b.span.start);
}

/** How minutes say that a pull request is not merged yet. */
const WAITS =
  /(?:(?:正在|处于|等待|待)[ \t]{0,2})?(?:code[ \t]?)?(?<![a-z])(?:review|评审)[ \t]{0,2}(?:过程|阶段)?(?:中|阶段)|(?:正在|等待|待)[ \t]{0,2}(?:code[ \t]?)?(?:review|评审)|(?:等待|待)[ \t]{0,2}(?:合入|合并|merge\b)|(?:尚未|还未|还没有?|未)[ \t]{0,2}(?:合入|合并|merge\b)|(?:合入|合并)中|\b(?:in|under|awaiting|waiting for) (?:code )?review\b|\bbeing reviewed\b|\b(?:not (?:yet )?merged|to be merged|pending merge)\b/gi;
