import type { Processor } from 'unified';
import { hashOf, type Labels } from './labels.ts';
import type { Construct } from './parse.ts';

/** What one call of the parser meets of labels. */
interface Meeting {
  readonly defined: ReadonlyMap<string, number>;
  readonly defines: { readonly at: number; readonly label: string }[];
  readonly found: { readonly at: number; readonly label: string }[];
  readonly missed: { readonly at: number; readonly hash: number }[];
}

type Parser = ThisParameterType<Construct['tokenize']>['parser'] & { gfmFootnotes?: string[] };

/** Of the call that runs: an extension has no other way to it. */
let meeting: Meeting | undefined;
let at = 0;

/** Calls the parser with labels that other text defines; it must have `shareLabels`. */
export function meetLabels<Result>(
  defined: ReadonlyMap<string, number>,
  parse: () => Result,
): readonly [Result, Labels] {
  const own: Meeting = { defined, defines: [], found: [], missed: [] };
  meeting = own;
  try {
    return [parse(), own];
  } finally {
    meeting = undefined;
  }
}

/**
 * An extension of remark that lets the parser find labels that other text defines. It recognises nothing itself. micromark reads
 * all definitions before the first text, and keeps their labels in two lists to which it adds and in which it looks.
 */
export function shareLabels(this: Processor): void {
  const opener = '['.charCodeAt(0);
  const closer = ']'.charCodeAt(0);
  const note = constructOf(noteDefinitions);
  const answer = constructOf(answerTexts);
  const data = this.data();
  data.micromarkExtensions = [
    ...(data.micromarkExtensions ?? []),
    {
      document: { [opener]: note },
      contentInitial: { [opener]: note },
      text: { [opener]: answer, [closer]: answer },
    },
  ];
}

function constructOf(prepare: (parser: Parser, meeting: Meeting) => void): Construct {
  return {
    partial: true,
    tokenize(_effects, _ok, nok) {
      if (meeting) {
        at = this.now().offset;
        prepare(this.parser, meeting);
      }
      return nok;
    },
  };
}

const prepared = new WeakMap<Parser, 'definitions' | 'texts'>();

function noteDefinitions(parser: Parser, { defines }: Meeting): void {
  if (prepared.has(parser)) return;
  prepared.set(parser, 'definitions');
  for (const [mark, labels] of listsOf(parser)) {
    labels.push = (label) => defines.push({ at, label: mark + label });
    // The list of footnotes is asked before each is added; a second definition of one label counts, too.
    labels.includes = () => false;
  }
}

function answerTexts(parser: Parser, { defined, defines, found, missed }: Meeting): void {
  if (prepared.get(parser) === 'texts') return;
  prepared.set(parser, 'texts');
  const own = new Set(defines.map(({ label }) => label));
  for (const [mark, labels] of listsOf(parser)) {
    labels.includes = (words) => {
      if (words.length > LONGEST) return false;
      const label = mark + words;
      const there = own.has(label) || defined.has(label);
      if (there) found.push({ at, label });
      else missed.push({ at, hash: hashOf(label) });
      return there;
    };
  }
}

/** A label has at most 999 characters, and each has at most three as a capital. */
const LONGEST = 3000;

function listsOf(parser: Parser): readonly (readonly [string, string[]])[] {
  parser.gfmFootnotes ??= [];
  return [
    ['[', parser.defined],
    ['^', parser.gfmFootnotes],
  ];
}
