import type { Node, Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { type Data, type Processor, unified } from 'unified';
import { once } from '../text/remember.ts';

const plain = once(() => unified().use(remarkParse).use(remarkGfm).use(keepPlaces).freeze());
const withFrontMatter = once(() =>
  unified().use(remarkParse).use(remarkGfm).use(keepPlaces).use(remarkFrontmatter, ['yaml']).freeze(),
);

type Extension = Exclude<NonNullable<Data['fromMarkdownExtensions']>[number], readonly unknown[]>;

/** Takes check boxes for words where no item holds them: micromark finds one behind an empty item, too. */
const checkBoxes: Extension = {
  exit: {
    taskListCheckValueChecked: () => {},
    taskListCheckValueUnchecked: () => {},
    taskListCheck(token) {
      const value = this.sliceSerialize(token);
      const item = this.stack.at(-2);
      if (item?.type === 'listItem') item.checked = /x/i.test(value);
      else {
        this.enter({ type: 'text', value }, token);
        this.exit(token);
      }
    },
  },
};

/** An extension of micromark. */
type Syntax = NonNullable<Data['micromarkExtensions']>[number];
export type Construct = Extract<NonNullable<Syntax['text']>[string], { tokenize: unknown }>;

/**
 * Takes the brackets of an image for a footnote (`![^1]`) only where `^` stands right behind the first, as GitHub does. The extension
 * passes over blanks before it, which sends the parser round for ever where a line ends among them.
 */
function withStrictCalls(syntax: Syntax): Syntax {
  const closer = ']'.charCodeAt(0);
  const calls = [syntax.text?.[closer] ?? []].flat();
  if (!calls.some(({ name }) => name === POTENTIAL_CALL)) return syntax;
  return { ...syntax, text: { ...syntax.text, [closer]: calls.map((call) => strictCall(call)) } };
}

const POTENTIAL_CALL = 'gfmPotentialFootnoteCall';

/** How far the extension looks back for the brackets. */
const OPENINGS: ReadonlySet<string> = new Set([
  'labelImage',
  'labelLink',
  'label',
  'image',
  'link',
  'gfmFootnoteCall',
]);

function strictCall(call: Construct): Construct {
  if (call.name !== POTENTIAL_CALL) return call;
  return {
    ...call,
    tokenize(effects, ok, nok) {
      const opening = this.events.findLast(([, { type }]) => OPENINGS.has(type))?.[1];
      const isCall =
        opening?.type === 'labelImage' &&
        this.sliceSerialize({ start: opening.end, end: this.now() }).startsWith('^');
      return isCall ? call.tokenize.call(this, effects, ok, nok) : nok;
    },
  };
}

/**
 * Takes out the second search for URLs that the autolink extension makes in the finished tree. It replaces whole texts by
 * nodes without a place, and finds what GitHub does not link: `，www.example.org`, and URLs after a lone `[`. Puts right
 * which check boxes count, and which brackets are footnotes.
 */
export function keepPlaces(this: Processor): void {
  const data = this.data();
  const extensions = (data.fromMarkdownExtensions ?? []).flat();
  data.fromMarkdownExtensions = [
    ...extensions.map(({ transforms: _, ...extension }) => extension),
    checkBoxes,
  ];
  data.micromarkExtensions = (data.micromarkExtensions ?? []).map(withStrictCalls);
}

/**
 * CommonMark 0.31 with GitHub's extensions (tables, strikethrough, task lists, autolinks, footnotes) and YAML front matter.
 * Every node has its position; offsets count UTF-16 code units of `text`, a byte order mark included. Of the quotes and lists
 * that one line opens only the first hundred count.
 */
export function parse(text: string): Root {
  const bom = text.startsWith('\uFEFF');
  const marked = flatten(bom ? text.slice(1) : text);
  // An opener without a closer makes remark-frontmatter lose the lists and quotes of the whole document.
  const parser = /^---[ \t]*(\r\n|\r|\n)([\s\S]*?(\r\n|\r|\n))?---[ \t]*(\r|\n|$)/.test(marked)
    ? withFrontMatter()
    : plain();
  // micromark takes a mark away by itself; of two it would take the second, which is a character, too.
  const root = parser.parse(bom ? `\uFEFF${marked}` : marked) as Root;
  if (bom) shift(root);
  return root;
}

/** Quotes and lists that one line opens inside each other; nobody reads deeper ones, and the parser's work grows with their square. */
const DEEPEST = 100;
const CONTAINER = /(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))[ \t]*/g;
const TOO_DEEP = new RegExp(`^[ \\t]*(?:${CONTAINER.source}){${DEEPEST + 1},}`, 'gm');

/** Takes away the meaning of marks that nest too deep; the length stays, and so do all places. */
export function flatten(text: string): string {
  return text.replace(TOO_DEEP, (opening) => {
    let depth = 0;
    return opening.replace(CONTAINER, (mark) =>
      ++depth > DEEPEST ? mark.replace(/[^ \t]/g, '\uFFFC') : mark,
    );
  });
}

/** Moves all offsets by the byte order mark, which micromark does not count. */
export function shift(root: Root): void {
  const pending: Node[] = [root];
  for (let node = pending.pop(); node; node = pending.pop()) {
    for (const point of [node.position?.start, node.position?.end]) {
      if (point?.offset !== undefined) point.offset += 1;
    }
    if ('children' in node) for (const child of node.children as Node[]) pending.push(child);
  }
}
