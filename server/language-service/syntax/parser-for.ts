import type { Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import { endOfMatter } from './front-matter.ts';
import { keepPlaces } from './parse.ts';
import { shareLabels } from './share-labels.ts';

/** A part of GitHub's extensions. */
interface Feature {
  /** Without it a text has none. */
  readonly sign: RegExp;
  /** The names of the parser's constructs for it. */
  readonly constructs: readonly string[];
}

/** Those that cost something where they are not used: the parser tries them at each letter, line or bracket. */
const FEATURES: readonly Feature[] = [
  { sign: /@/, constructs: ['emailAutolink'] },
  { sign: /www\./i, constructs: ['wwwAutolink'] },
  { sign: /https?:\/\//i, constructs: ['protocolAutolink'] },
  // A table has a line of dashes between bars, or, if it has one column, between colons.
  { sign: /\||:-|-:/, constructs: ['table'] },
  { sign: /\[\^/, constructs: ['gfmFootnoteDefinition', 'gfmFootnoteCall', 'gfmPotentialFootnoteCall'] },
  { sign: /\[[\sxX]/, constructs: ['tasklistCheck'] },
];

interface Parser {
  parse(text: string): Root;
}

/** By the features that a text may use. */
const parsers = new Map<number, Parser>();

/** A parser that knows of GitHub's extensions and front matter what a text may use, and finds labels that other text defines. */
export function parserFor(text: string): Parser {
  const matter = endOfMatter(text) !== undefined;
  const used = FEATURES.map(({ sign }) => sign.test(text));
  const key = [matter, ...used].reduce((bits, bit) => bits * 2 + (bit ? 1 : 0), 0);
  const known = parsers.get(key);
  if (known) return known;
  const absent = FEATURES.flatMap(({ constructs }, index) => (used[index] ? [] : constructs));
  const parser = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(keepPlaces)
    .use(withoutConstructs, new Set(absent))
    .use(shareLabels);
  const made = matter ? parser.use(remarkFrontmatter, ['yaml']).freeze() : parser.freeze();
  parsers.set(key, made);
  return made;
}

/** Takes constructs out of the extensions that were added before. */
function withoutConstructs(this: Processor, absent: ReadonlySet<string>): void {
  const data = this.data();
  data.micromarkExtensions = (data.micromarkExtensions ?? []).map((extension) => {
    const { document, flow, text } = extension;
    return {
      ...extension,
      ...(document && { document: without(document, absent) }),
      ...(flow && { flow: without(flow, absent) }),
      ...(text && { text: without(text, absent) }),
    };
  });
}

function without<T extends { readonly name?: string | undefined }>(
  constructs: Record<string, T | T[] | undefined>,
  absent: ReadonlySet<string>,
): Record<string, T[]> {
  const left: Record<string, T[]> = {};
  for (const [code, tried] of Object.entries(constructs)) {
    const rest = [tried ?? []].flat().filter(({ name }) => name === undefined || !absent.has(name));
    if (rest.length > 0) left[code] = rest as T[];
  }
  return left;
}
