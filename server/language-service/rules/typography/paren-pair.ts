import type { Passage } from '../../model/passage.ts';
import { OPAQUE, offsetIn, type Prose, proseOf } from '../../model/prose.ts';
import { message } from '../../text/message.ts';
import { unclosedLinks } from '../link/attempted-link.ts';
import type { Finding, Rule } from '../rule.ts';

/** Brackets that open in one width and close in the other, or do not close. */
export const parenPair: Rule = {
  id: 'paren-pair',
  group: 'typography',
  severity: 'info',
  summary: message('A bracket is closed in another width than it was opened, or not at all'),
  rationale: message(
    'The fix makes the pair full-width round Chinese and half-width otherwise; behind a bare URL it makes the opening bracket half-width, since a full-width bracket there would become part of the link. Half-width pairs round Chinese are left alone, as are list numbers such as “1)”, smileys, code, and the brackets of links.',
  ),
  examples: [
    {
      title: message('Mixed pairs'),
      bad: '- ⟦(⟧参考2021年链接）\n- 答疑（可以在[文档](https://example.org/a)中提问⟦)⟧\n',
      fixed: '- （参考2021年链接）\n- 答疑（可以在[文档](https://example.org/a)中提问）\n',
    },
    {
      title: message('Behind a bare URL'),
      bad: '答疑⟦（⟧欢迎提前提问 https://example.org/t/81)\n',
      fixed: '答疑(欢迎提前提问 https://example.org/t/81)\n',
    },
    {
      title: message('Not closed'),
      bad: '支持两种模式⟦（⟧直接对接、缓存\n',
    },
    {
      title: message('Pairs and what is no bracket'),
      good: '[认证](https://example.org/1\n\n近期计划(01-04~01-16)，场景（大规模（ES、AI）等），（[方案](https://example.org/a)），（包括 1) 快照 2) 克隆），欢迎关注 : )\n\n1）快照\n\n区间 [0, 1) 和 `f(x`\n\n（第一段\n\n第二段）\n',
    },
  ],
  *checkPassage(passage) {
    const ofLinks = unclosedLinks(passage);
    const blocks = proseOf(passage).map((prose) => ({ prose, pairs: readPairs(prose) }));
    for (const [index, { prose, pairs }] of blocks.entries()) {
      if (pairs === NO_PAIRS) continue;
      const unlike = pairs.matched.filter(
        ([open, close]) => isFull(prose.text[open]) !== isFull(prose.text[close]),
      );
      const chinese = unlike.length > 0 && /\p{Script=Han}/u.test(prose.text);
      for (const [open, close] of unlike) yield mixed(passage, prose, [open, close], chinese);
      if (pairs.unclosed.length === 0) continue;
      const closedLater = blocks.slice(index + 1, index + 4).some(({ pairs }) => pairs.unopened > 0);
      if (closedLater || hidesBrackets(passage, prose)) continue;
      for (const open of pairs.unclosed) {
        const start = offsetIn(prose, open) ?? 0;
        if (ofLinks.some((link) => link.open.start === start)) continue;
        yield {
          span: { start, end: start + 1 },
          message: message('“{0}” is not closed.', prose.text[open] ?? ''),
        };
      }
    }
  },
};

interface Pairs {
  readonly matched: readonly (readonly [number, number])[];
  readonly unclosed: readonly number[];
  readonly unopened: number;
}

const NO_PAIRS: Pairs = { matched: [], unclosed: [], unopened: 0 };

/** Pairs brackets of either width, those in a link's words among themselves. Indexes count in the block's words. */
function readPairs(prose: Prose): Pairs {
  if (!/[()（）]/.test(prose.text)) return NO_PAIRS;
  const scopes = new Map<number, number[]>();
  let next = 0;
  for (const { index } of prose.text.matchAll(/[()（）]/g)) {
    const offset = offsetIn(prose, index) ?? 0;
    while ((prose.labelled[next]?.end ?? Number.POSITIVE_INFINITY) <= offset) next++;
    const label = (prose.labelled[next]?.start ?? Number.POSITIVE_INFINITY) <= offset ? next : -1;
    const scope = scopes.get(label);
    if (scope) scope.push(index);
    else scopes.set(label, [index]);
  }
  const matched: [number, number][] = [];
  let unclosed: readonly number[] = [];
  let unopened = 0;
  for (const [label, scope] of scopes) {
    const pairs = pairUp(prose.text, scope);
    for (const pair of pairs.matched) matched.push(pair);
    if (label < 0) {
      unclosed = pairs.unclosed;
      unopened = pairs.unopened;
    }
  }
  return { matched: matched.sort((a, b) => a[0] - b[0]), unclosed, unopened };
}

function pairUp(text: string, indexes: readonly number[]): Pairs & { readonly matched: [number, number][] } {
  const matched: [number, number][] = [];
  const open: number[] = [];
  let unopened = 0;
  const opening = indexes.filter((index) => isOpening(text[index])).length;
  const tooManyClose = indexes.length - opening > opening;
  for (const index of indexes) {
    if (isOpening(text[index])) {
      open.push(index);
      continue;
    }
    const last = open.at(-1);
    const alike = last !== undefined && isFull(text[last]) === isFull(text[index]);
    if (!alike && (isSmiley(text, index) || (tooManyClose && isOrdinal(text, index)))) continue;
    open.pop();
    if (last === undefined) unopened++;
    else matched.push([last, index]);
  }
  return { matched, unclosed: open.filter((index) => !isSmiley(text, index)), unopened };
}

function isOpening(char: string | undefined): boolean {
  return char === '(' || char === '（';
}

function isFull(char: string | undefined): boolean {
  return char === '（' || char === '）';
}

/** Whether the bracket is a mouth: `: )`, `;-)`, `:(`. */
function isSmiley(text: string, index: number): boolean {
  return /[:;=^][- ]?$/.test(text.slice(Math.max(0, index - 2), index));
}

/** Whether the bracket only follows a number, as in `1)`, `a)`, `一）`. */
function isOrdinal(text: string, index: number): boolean {
  return /(?:^|[\s\p{P}])(?:\d{1,2}|[A-Za-z]|[一二三四五六七八九十]{1,3})$/u.test(
    text.slice(Math.max(0, index - 4), index),
  );
}

/** Whether code or a URL in the block has a bracket in it, so that counting the others says nothing. */
function hidesBrackets({ source }: Passage, prose: Prose): boolean {
  const { text, node } = prose;
  for (let index = text.indexOf(OPAQUE); index >= 0; index = text.indexOf(OPAQUE, index + 1)) {
    const end = offsetIn(prose, index + 1) ?? node.position?.end.offset;
    if (/[()（）]/.test(source.text.slice(offsetIn(prose, index), end))) return true;
  }
  return false;
}

function mixed(
  { source }: Passage,
  prose: Prose,
  [open, close]: readonly [number, number],
  chinese: boolean,
): Finding {
  const { text } = prose;
  const full = chinese && !(isFull(text[open]) && followsUrl(source.text, prose, close));
  const odd = isFull(text[open]) === full ? close : open;
  const partner = odd === open ? close : open;
  const spanOf = (index: number) => {
    const start = offsetIn(prose, index) ?? 0;
    return { start, end: start + 1 };
  };
  const right = isOpening(text[odd]) ? (full ? '（' : '(') : full ? '）' : ')';
  return {
    span: spanOf(odd),
    message: message('“{0}” is closed by “{1}”.', text[open] ?? '', text[close] ?? ''),
    related: [{ span: spanOf(partner), message: message('The other bracket of the pair') }],
    fixes: [
      {
        title: message('Write “{0}”', right),
        edits: [{ span: spanOf(odd), text: right }],
        safe: true,
      },
    ],
  };
}

/** Whether a bare URL stands right before; GitHub reads a full-width bracket behind it as part of it. */
function followsUrl(source: string, prose: Prose, index: number): boolean {
  const { text } = prose;
  let before = index - 1;
  while (text[before] === ' ') before--;
  const offset = offsetIn(prose, before) ?? 0;
  return text[before] === OPAQUE && /^(?:https?:|www\.)/i.test(source.slice(offset, offset + 6));
}
