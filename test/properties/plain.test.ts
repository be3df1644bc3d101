import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { opensMatter } from '../../server/language-service/syntax/front-matter.ts';
import { flatten, parse } from '../../server/language-service/syntax/parse.ts';
import { parsePart } from '../../server/language-service/syntax/parse-part.ts';
import { readPlain } from '../../server/language-service/syntax/plain/read-plain.ts';
import { ownMinutes as minutes, realMinutes } from '../support/minutes-files.ts';
import { hasCorpus } from '../support/paths.ts';
import { SEED } from '../support/seed.ts';
import { HAZARDS, randomOf } from './reparse-edits.ts';
import { EXAMPLES, LISTS } from './reparse-examples.ts';

/** How many texts in all; `MINUTES_RUNS=1000000 MINUTES_SEED=random npx vitest run test/properties/plain` for a long run. */
const RUNS = Number(process.env.MINUTES_RUNS ?? 10_000);

const real = realMinutes().map(({ text }) => text);

/** What is a link or a tag, or nearly one. */
const NEARLY_LINKS = ['www.a.example', 'www.', '<div @甲', '<a@b.example>', '<#@b.example>', '<b 甲>'];

/** What the parser would need less often than it is met, so that both readers meet it. */
const MARKS = [
  ...[
    '甲',
    'a b',
    '，',
    '0',
    '😀',
    '　',
    '\u00A0',
    "'",
    '"',
    '?',
    '!',
    '.',
    '/',
    ';',
    ':',
    '<',
    '>',
    '&',
    '(',
    ')',
  ],
  ...[
    '\n',
    '\n',
    '\n\n',
    '\r\n',
    ' ',
    '  ',
    '    ',
    '- ',
    '  - ',
    '1. ',
    '10. ',
    '> ',
    '\n> ',
    '\n>\n',
    '```js x \n',
    '\n```\n',
  ],
  ...[
    '[甲](乙)',
    '[a b](http://a.example "t")',
    '[a]',
    '[甲][a]',
    '[a b]: c\n',
    '\n[a]: b\n',
    '[^1]',
    '\n[^1]: a\n',
    '[a [b](c) d](e)',
    '![a [b](c) d](e)',
    '[[a](b)]',
    '![a](b)',
    '](',
    '[',
    ']',
  ],
  ...[
    'http://a.example',
    'https://a.example/b_c_d)',
    ...NEARLY_LINKS,
    ' @甲',
    '19:00~19:30',
    '<!-- 注 -->\n',
    '-->',
    '<b>',
    '</b>',
  ],
  ...['<img src="a b" x>', '<br />', '<div>\n', '*', '**', '***', '_', '__', '`', '``', '\\*', '\\\\'],
];

/** A text of lines and marks, broken in some places. */
function randomText(random: () => number, lines: readonly string[]): string {
  const below = (limit: number): number => Math.floor(random() * limit);
  const pick = <Item>(list: readonly Item[]): Item => list[below(list.length)] as Item;
  const parts = Array.from({ length: 1 + below(10) }, () => {
    if (random() < 0.4) return pick(MARKS);
    const line = ' '.repeat(random() < 0.2 ? below(6) : 0) + pick(lines);
    const at = below(line.length + 1);
    const mark = random() < 0.4 ? pick(random() < 0.8 ? MARKS : HAZARDS) : '';
    return `${line.slice(0, at)}${mark}${line.slice(at + below(2))}${pick(['\n', '\n', '\n\n', '\r\n'])}`;
  });
  return parts.join('');
}

/** What a line may begin with, and what may stand in it. */
const OPENINGS = [
  '',
  '',
  '',
  '  ',
  '   ',
  '    ',
  '     ',
  '- ',
  '-   ',
  '* ',
  '1. ',
  '2. ',
  '10) ',
  '> ',
  '>',
  '  - ',
  '  > ',
  '- - ',
  '- > ',
  '> - ',
];
const CONTENTS = [
  ...[
    'a',
    '甲',
    '',
    '',
    ' ',
    'a  ',
    '# h',
    '## h ##',
    '#',
    '***',
    '- - -',
    '===',
    '---',
    '--',
    '-',
    '+',
    '1.',
    '2. x',
    '```',
    '``` js',
    '~~~',
  ],
  ...[
    '| a |',
    '|-|',
    'a|b',
    '-|-',
    ':-|-',
    '| c | d | e',
    '|',
    '[a]: b',
    '[b]:',
    '[x',
    'y](z)',
    '[a](b)',
    '[a]',
    '[a][]',
    '![a](b)',
    '[^1]',
    '[^1][a]',
    '![ ^1]',
    '[^1]: c',
    '[ ] t',
  ],
  ...[
    '<!-- c -->',
    '<!-- c',
    '-->',
    '<div>',
    '</div>',
    '<b>',
    '</b>',
    '<b>x',
    '<img src="a">',
    '<http://a.example>',
    'http://a.example',
    ...NEARLY_LINKS,
  ],
  ...[
    '`a',
    'b`',
    '**b',
    'c**',
    '*d*',
    '_e',
    'f_',
    '\\*',
    '\\',
    '&amp;',
    '&',
    'x~y',
    '@u',
    'a@b.example',
    '19:00~20:00',
  ],
];

/** A few short lines of few kinds, so that they meet each other again and again. */
function randomLines(random: () => number): string {
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] as string;
  const openings = ['', pick(OPENINGS), pick(OPENINGS), pick(OPENINGS)];
  const isTable = random() < 0.2;
  const contents = [
    isTable ? '| a |' : pick(CONTENTS),
    isTable ? '|-|' : pick(CONTENTS),
    pick(CONTENTS),
    pick(CONTENTS),
  ];
  const count = 1 + Math.floor(random() * 7);
  const lines = Array.from(
    { length: count },
    () => `${pick(openings)}${pick(contents)}${random() < 0.1 ? '\r\n' : '\n'}`,
  );
  return random() < 0.5 ? lines.join('') : lines.join('').trimEnd();
}

/** Words and marks, few kinds of them again and again. */
function randomWords(random: () => number): string {
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] as string;
  const marks = Array.from({ length: 8 }, () => pick(MARKS));
  const words = Array.from({ length: 3 + Math.floor(random() * 25) }, () => pick(marks));
  return `${pick(['', '- ', '> ', '# '])}${words.join('')}`;
}

/** What another part of the document defines. */
const BEHIND = '\n\n[a]: b\n[甲]: b\n\n[^1]: a\n';

describe('plain Markdown is read as the parser reads it', { timeout: 60_000 + RUNS * 10 }, () => {
  it('in texts of minutes and examples', () => compare(textsOf(minutes), RUNS / 4));
  it.skipIf(!hasCorpus)('in texts of real minutes', () => compare(textsOf(real), RUNS / 4));
  it('in words of every kind', () => compare(randomWords, RUNS));
  it('in lines of every kind', () => compare(randomLines, RUNS * 2));

  function textsOf(texts: readonly string[]): (random: () => number) => string {
    const lines = [...texts, ...EXAMPLES, ...LISTS].flatMap((text) => text.split(/\r\n|\r|\n/));
    return (random) => randomText(random, lines);
  }

  /** The labels that a text defines, as the reading of a document counts them. */
  function definedIn(text: string): ReadonlyMap<string, number> {
    return new Map(parsePart(text, new Map()).labels.defines.map(({ label }) => [label, 1]));
  }

  function compare(textOf: (random: () => number) => string, runs: number): void {
    const random = randomOf(SEED);
    const wrong: string[] = [];
    let read = 0;
    for (let run = 0; run < runs; run++) {
      const text = flatten(textOf(random));
      const behind = random() < 0.5 ? BEHIND : '';
      const own = behind ? `${text}\n\n#` : text;
      const plain = opensMatter(text) ? undefined : readPlain(own, definedIn(own + behind));
      const isWhole = !behind || plain?.children.at(-1)?.position?.start.offset === own.length - 1;
      if (!plain || !isWhole) continue;
      read++;
      const { children } = parse(own + behind);
      const same = behind ? children.slice(0, plain.children.length) : children;
      if (!isDeepStrictEqual(plain.children, same)) wrong.push(own);
    }
    expect(wrong, `MINUTES_SEED=${SEED}`).toEqual([]);
    expect(read).toBeGreaterThan(runs / 10);
  }

  it.each([
    '- | 甲 |\n  |-|\n| 乙 |\n',
    '- 甲\n  - | 乙 |\n    |-|\n  | 丙 |\n',
    '[^1](甲) ![^1](乙)\n',
    '[甲\n`乙]: 丙`\n',
    "[甲\n<b c=']: 丙'>\n",
    '[甲\n<http://a.example]:乙>\n',
    '[甲\\]`乙]: 丙`\n',
    '[甲]: 乙\u0007\n',
    '**(****：******：***\n',
  ])('or left to it: %j', (text) => {
    const plain = readPlain(text, new Map());
    expect(plain?.children ?? 'the parser').toEqual(plain ? parse(text).children : 'the parser');
  });

  it('as footnotes always are', () => {
    const defined = definedIn('[甲]: 乙\n');
    expect(readPlain('[甲]\n', defined)).toBeDefined();
    for (const text of ['[^1][甲]\n', '[^1](甲)\n', '![^1](甲)\n', '[^`1](甲)`]\n'])
      expect(readPlain(text, defined)).toBeUndefined();
  });

  it('and most of it is read', () => {
    const paragraphs = minutes.flatMap((text) => text.split(/(?=^#)/m));
    const read = paragraphs.filter((text) => readPlain(text, new Map()));
    expect(read.length / paragraphs.length).toBeGreaterThan(0.8);
  });
});

describe('labels', () => {
  const labelsOf = (text: string, ...defined: string[]) =>
    readPlain(text, new Map(defined.map((label) => [label, 1])))?.labels;

  it('are told, those that somebody defines and those that nobody does', () => {
    expect(labelsOf('见 [ẞ  甲 ]。\n')).toMatchObject({ found: [], missed: [{ at: 2 }] });
    expect(labelsOf('见 [ẞ  甲 ]。\n', '[SS 甲')).toEqual({
      defines: [],
      found: [{ at: 2, label: '[SS 甲' }],
      missed: [],
    });
    expect(labelsOf('[ẞ  甲 ]: a\n')?.defines).toEqual([{ at: 0, label: '[SS 甲' }]);
    expect(labelsOf('见 [甲](乙)。\n', '[甲')).toMatchObject({ found: [], missed: [] });
  });

  it('that are asked for before they are defined are left to the parser', () => {
    expect(labelsOf('见 [甲]。\n\n[甲]: a\n')).toBeUndefined();
    expect(labelsOf('见 [甲]。\n\n[甲]: a\n', '[甲')).toMatchObject({
      defines: [{ at: 8 }],
      found: [{ at: 2 }],
    });
  });
});
