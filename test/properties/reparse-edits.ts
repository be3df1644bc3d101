import { isDeepStrictEqual } from 'node:util';
import {
  type DocumentTree,
  parseDocument,
  reparse,
  rootOf,
  type TextChange,
} from '../../server/language-service/syntax/document-tree.ts';
import { parse } from '../../server/language-service/syntax/parse.ts';

/** Marks that open, close or change blocks, and characters that readers of lines get wrong. */
export const HAZARDS: readonly string[] = [
  '```',
  '~~~',
  '```js\n',
  '\n```\n',
  '\n~~~\n',
  '- ```\n',
  '> ```\n',
  '1. ~~~\n',
  '    ```\n',
  '<!--',
  '-->',
  '<div>\n',
  '</div>\n',
  '<script>\n',
  '</script>',
  '<pre>\n',
  '</pre>',
  '<style>',
  '<?',
  '?>',
  '<!X',
  '<![CDATA[',
  ']]>',
  '<b>\n',
  '<br/>\n',
  '[甲]: /u\n',
  '\n[甲]: /u\n',
  '[甲]',
  '[甲][]',
  '[乙][甲]',
  '![甲]',
  '[甲]: <u>\n"t',
  '[A b]: x\n',
  '[a\nB]',
  '[ss]: x\n',
  '[ẞ]',
  '[`',
  '[^1]',
  '\n[^1]: 注\n',
  '[^1]: 注\n\n    续\n',
  '![^1]',
  '[^甲]: [甲]\n',
  '[',
  ']',
  '](',
  '[]: x\n',
  '\\[',
  '\\]',
  '---\n',
  '---',
  '\n---\n',
  '--- \n',
  '----\n',
  '===\n',
  '===',
  '=',
  '-',
  '***\n',
  '___\n',
  '* * *\n',
  '| a | b |\n| - | - |\n',
  '|',
  '| - |\n',
  'a | b\n- | -\n',
  ':-:|--\n',
  '甲 | 乙\n--- | ---\n丙 | 丁\n',
  '> ',
  '>',
  '> - ',
  '>> ',
  '- > ',
  '- ',
  '* ',
  '+ ',
  '1. ',
  '2) ',
  '0. ',
  '- - - ',
  '- [ ] ',
  '- [x] ',
  '-',
  '\n- 甲\n\n',
  '\n-\n',
  '  - ',
  '   ',
  '    ',
  '\t',
  ' \n',
  '  \n',
  '\\\n',
  '# ',
  '## ',
  '#',
  '#甲',
  '####### ',
  ' # ',
  '# #',
  '\n# 甲\n',
  '\n\n## 乙\n\n',
  '# ```\n',
  '\n',
  '\n\n',
  '\r',
  '\r\n',
  '\r\n\r\n',
  '\uFEFF',
  '\0',
  '\u2028',
  '\u0085',
  '\v',
  '\f',
  '\u00A0',
  '　',
  '𠮷',
  '🎉',
  '\uD800',
  '\uDC00',
  `${'>'.repeat(101)} 甲\n`,
  '- '.repeat(101),
  '1. '.repeat(102),
  'https://a.example/甲',
  'www.a.example ',
  'a@b.example',
  '**甲**',
  '**',
  '*',
  '_',
  '~~',
  '~',
  '`',
  '``',
  '<https://a.example>',
  '&amp;',
  '&#',
  '\\',
  'Setext\n===\n',
  '甲\n---\n',
  '甲乙丙\n\n',
  'Word\n\nword\n\n',
  '\n\n**甲** 乙\n',
  '\n\n甲',
];

/** Numbers from 0 to below 1, the same for one seed. Mulberry32. */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const WORDS = [...'会议时间存储社区abcxyz甲乙，。：0189 \n#*_-`[]()<>!|~=+.>'];

/** One change as people make them, and as they do not. */
function randomChange(
  random: () => number,
  text: string,
  tree: DocumentTree,
  others: readonly string[],
): TextChange {
  const below = (limit: number): number => Math.floor(random() * limit);
  const pick = <Item>(list: readonly Item[]): Item => list[below(list.length)] as Item;
  let start = below(text.length + 1);
  const lineStart = random() < 0.2 ? 0 : text.lastIndexOf('\n', start) + 1;
  const place = random();
  if (place < 0.15) start = pick(tree.starts);
  else if (place < 0.2) start = Math.max(0, pick(tree.starts) - 1 - below(2));
  else if (place < 0.35) start = lineStart;
  else if (place < 0.4) start = 0;
  else if (place < 0.43) start = text.length;
  // Front matter is opened or closed by one line, anywhere; that is rare among the others.
  if (random() < 0.03) return { start: lineStart, end: lineStart, text: '---\n' };
  if (random() < 0.15) return letterChange(random, text, start);
  const kind = random();
  const removed = kind < 0.45 ? 0 : kind < 0.75 ? 1 + below(3) : kind < 0.9 ? below(40) : lineAt(text, start);
  const end = Math.min(text.length, start + removed);
  const insertion = random();
  if (kind >= 0.45 && insertion < 0.6) return { start, end, text: '' };
  if (insertion < 0.4) return { start, end, text: pick(WORDS) };
  if (insertion < 0.9) return { start, end, text: pick(HAZARDS) };
  const other = pick(others);
  const from = other.lastIndexOf('\n', below(other.length)) + 1;
  return { start, end, text: other.slice(from, from + below(300)) };
}

const LETTERS = [...'abhtpswxXz甲乙字19ßΣı²'];

/** Letters put into the next word or taken out of it, as most typing is. */
function letterChange(random: () => number, text: string, near: number): TextChange {
  const word = /[\p{L}\p{N}]+/u.exec(text.slice(near));
  const start = near + (word ? word.index + Math.floor(random() * (word[0].length + 1)) : 0);
  const rest = word ? near + word.index + word[0].length - start : 0;
  const removed = random() < 0.4 ? Math.min(rest, Math.floor(random() * 3)) : 0;
  const letter = LETTERS[Math.floor(random() * LETTERS.length)] ?? '';
  return { start, end: start + removed, text: removed > 0 && random() < 0.5 ? '' : letter };
}

function lineAt(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return (end < 0 ? text.length : end + 1) - start;
}

function applyChange(text: string, { start, end, text: words }: TextChange): string {
  return text.slice(0, start) + words + text.slice(end);
}

/** What a tree gets wrong; absent where it is that of the text. */
function faultOf(tree: DocumentTree, text: string): string | undefined {
  const { segments, starts, lines } = tree;
  if (segments.map((segment) => segment.text).join('') !== text) return 'segments are not the text';
  let start = 0;
  let line = 0;
  for (const [index, segment] of segments.entries()) {
    if (starts[index] !== start || lines[index] !== line) return `segment ${index} stands elsewhere`;
    start += segment.text.length;
    line += segment.lineEnds;
  }
  return isDeepStrictEqual(rootOf(tree), parse(text)) ? undefined : 'the tree is another';
}

export interface Mismatch {
  readonly fault: string;
  readonly before: string;
  readonly change: TextChange;
}

/** Changes texts again and again and compares the tree after every change; a text is left after forty. */
export function* compareEdits(
  bases: readonly string[],
  edits: number,
  seed: number,
): Generator<Mismatch, void> {
  const random = randomOf(seed);
  let text = '';
  let tree = parseDocument(text);
  for (let edit = 0; edit < edits; edit++) {
    if (edit % 40 === 0) {
      text = baseOf(random, bases);
      tree = parseDocument(text);
      const fault = faultOf(tree, text);
      if (fault) yield { fault, before: text, change: { start: 0, end: 0, text: '' } };
    }
    const change = randomChange(random, text, tree, bases);
    const before = text;
    text = applyChange(text, change);
    tree = reparse(tree, change);
    const fault = faultOf(tree, text);
    if (!fault) continue;
    yield { fault, before, change };
    tree = parseDocument(text);
  }
}

/** One to a few of the texts, together of about a kilobyte; one in nine begins with front matter, some with other line ends. */
function baseOf(random: () => number, bases: readonly string[]): string {
  let text = '';
  const length = 400 + random() * 600;
  while (text.length < length) {
    const base = bases[Math.floor(random() * bases.length)] ?? '';
    const from =
      base.length < 1000 ? 0 : base.lastIndexOf('\n', Math.floor(random() * (base.length - 700))) + 1;
    text += `${base.slice(from, from + 1000)}${random() < 0.5 ? '\n\n' : '\n'}`;
  }
  const kind = random();
  if (kind < 0.11) text = `---\ntitle: 甲\n${random() < 0.5 ? '---\n' : ''}${text}`;
  else if (kind < 0.15) text = `\uFEFF${text}`;
  if (random() < 0.08) text = text.replaceAll('\n', '\r\n');
  else if (random() < 0.04) text = text.replaceAll('\n', '\r');
  return text;
}
