import type { DocumentSymbol, Position, Range, SymbolKind } from 'vscode-languageserver-types';
import type { Question } from '../../model/minutes.ts';
import { sourceOf } from '../../model/passage.ts';
import type { PlacedPortion, Portion } from '../../model/portions.ts';
import { questionsIn } from '../../model/read-questions.ts';
import { remember } from '../../text/remember.ts';
import { positionAt, rangeOf, type SourceText, slice } from '../../text/source-text.ts';
import { contains, type Span } from '../../text/span.ts';
import { shortWords } from '../short-words.ts';

// LSP 3.17, “SymbolKind”.
export const KINDS = { title: 1, topic: 2, section: 3, join: 11, item: 15, question: 22, time: 24 } as const;

/** What a section itself has to show, those inside it left out. Lines count from the piece. */
export interface PortionSymbols {
  /** The words of the heading. */
  readonly name: string;
  readonly heading: Range;
  /** Behind its last words. */
  readonly end: Position;
  /** Items, each with those inside it, and questions. */
  readonly all: readonly DocumentSymbol[];
  /** The questions alone. */
  readonly questions: readonly DocumentSymbol[];
  /** How many there are in `all`, those inside others included. */
  readonly count: number;
}

/** Worked out once for each portion. */
export function symbolsIn({ portion, section }: PlacedPortion): PortionSymbols {
  return section.spec?.role === 'questions' ? withQuestions(portion) : withoutQuestions(portion);
}

const withQuestions: (portion: Portion) => PortionSymbols = remember((portion) =>
  read(portion, questionsIn(portion)),
);
const withoutQuestions: (portion: Portion) => PortionSymbols = remember((portion) => read(portion, []));

function read(portion: Portion, questions: readonly Question[]): PortionSymbols {
  const { piece, heading, items } = portion;
  const source = sourceOf(piece);
  const starts = new Set(items.map(({ span }) => span.start));
  const loose = questions.filter(({ span }) => !starts.has(span.start));
  const all = [
    ...nest(source, portion, new Set(questions.map(({ span }) => span.start))),
    ...loose.map(({ span, text }) => symbol(source, shortWords(text), KINDS.question, span, span)),
  ].sort((a, b) => compare(a.range.start, b.range.start));
  const ends = [
    heading.span.end,
    ...loose.map(({ span }) => span.end),
    ...items.map((item) => itemSpan(item).end),
  ];
  const words = {
    start: Math.min(heading.ordinal?.span.start ?? heading.label.start, heading.label.start),
    end: heading.label.end,
  };
  return {
    name: shortWords(slice(source, words)),
    heading: rangeOf(source, heading.span),
    end: positionAt(source, withoutTrailingBlanks(piece.text, portion.end, ends)),
    all,
    questions: all
      .filter(({ kind }) => kind === KINDS.question)
      .map((question) => ({ ...question, children: [] })),
    count: items.length + loose.length,
  };
}

/** Items in the order of the text, which is that of the tree, as a tree. */
function nest(source: SourceText, { items }: Portion, questions: ReadonlySet<number>): DocumentSymbol[] {
  const roots: DocumentSymbol[] = [];
  const open: { readonly span: Span; readonly children: DocumentSymbol[] }[] = [];
  for (const item of items) {
    while (open.length > 0 && !contains(open.at(-1)?.span ?? item.span, item.span)) open.pop();
    const kind = questions.has(item.span.start) ? KINDS.question : KINDS.item;
    const children: DocumentSymbol[] = [];
    const span = itemSpan(item);
    const made = symbol(source, shortWords(slice(source, item.label)), kind, span, item.label, children);
    (open.at(-1)?.children ?? roots).push(made);
    open.push({ span, children });
  }
  return roots;
}

/** An item that holds nothing ends before its label. */
function itemSpan({ span, label }: { readonly span: Span; readonly label: Span }): Span {
  return { start: span.start, end: Math.max(span.end, label.end) };
}

function symbol(
  source: SourceText,
  name: string,
  kind: SymbolKind,
  span: Span,
  own: Span,
  children: DocumentSymbol[] = [],
): DocumentSymbol {
  return { name, kind, range: rangeOf(source, span), selectionRange: rangeOf(source, own), children };
}

function withoutTrailingBlanks(text: string, end: number, ends: readonly number[]): number {
  const least = ends.reduce((most, each) => Math.max(most, each));
  let last = end;
  while (last > least && /\s/.test(text[last - 1] ?? '')) last--;
  return last;
}

function compare(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}
