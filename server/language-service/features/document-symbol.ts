import type { DocumentSymbol, SymbolInformation, SymbolKind } from 'vscode-languageserver-types';
import { dateExists } from '../calendar/date.ts';
import type { PlainDate } from '../calendar/reading.ts';
import type { Item, Minutes, Section } from '../model/minutes.ts';
import { type Message, message, render } from '../text/message.ts';
import { rangeOf, slice } from '../text/source-text.ts';
import { contains, type Span } from '../text/span.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { clockTime, isoDate, weekdayWord } from './date-words.ts';
import type { DocumentParams, Feature } from './feature.ts';
import { nameOfProvider } from './provider-words.ts';
import { contentInWords } from './section-words.ts';
import { shortWords } from './short-words.ts';

// LSP 3.17, “SymbolKind”.
const KINDS = { title: 1, topic: 2, section: 3, join: 11, item: 15, question: 22, time: 24 } as const;

interface Node {
  readonly name: string;
  readonly detail: string;
  readonly kind: SymbolKind;
  readonly span: Span;
  readonly heading: Span;
  readonly children: readonly Node[];
}

/** The outline of a meeting: when it is, how to join, sections with what they hold, topics, items and questions. */
export const documentSymbol: Feature<DocumentParams, DocumentSymbol[] | SymbolInformation[]> = {
  method: 'textDocument/documentSymbol',
  capabilities: ({ outline }, translations) =>
    outline ? { documentSymbolProvider: { label: render(message('Minutes'), translations) } } : undefined,
  handle(snapshot, { textDocument }) {
    const minutes = snapshot.minutes(textDocument.uri);
    if (!minutes) return undefined;
    const roots = minutes.sections
      .filter(({ parent }) => !parent)
      .map((each) => ofSection(snapshot, minutes, each));
    return snapshot.client.symbolTree
      ? roots.map((node) => toSymbol(minutes, node))
      : roots.flatMap((node) => toFlat(minutes, node, undefined));
  },
};

function ofSection(snapshot: Snapshot, minutes: Minutes, section: Section): Node {
  const own: Span = { start: section.heading.start, end: section.body.end };
  const items = minutes.items.filter(
    (item) => contains(own, item.span) && item.span.start >= section.heading.end,
  );
  const children = [
    ...nest(minutes, items),
    ...looseQuestions(minutes, own),
    ...section.children.map((each) => ofSection(snapshot, minutes, each)),
  ];
  const ends = Math.max(section.heading.end, ...children.map(({ span }) => span.end));
  return {
    name: shortWords(headingWords(minutes, section)),
    detail: detailOf(snapshot, minutes, section),
    kind: kindOf(minutes, section),
    span: withoutTrailingBlanks(minutes.source.text, section.span, ends),
    heading: section.heading,
    children: children.sort((a, b) => a.span.start - b.span.start),
  };
}

function headingWords(minutes: Minutes, section: Section): string {
  const start = Math.min(section.ordinal?.span.start ?? section.label.start, section.label.start);
  return slice(minutes.source, { start, end: section.label.end });
}

function isTitle(minutes: Minutes, section: Section): boolean {
  return minutes.title !== undefined && contains(section.heading, minutes.title.span);
}

function kindOf(minutes: Minutes, section: Section): SymbolKind {
  if (isTitle(minutes, section)) return KINDS.title;
  if (section.spec?.role === 'time') return KINDS.time;
  if (section.spec?.role === 'join') return KINDS.join;
  return section.spec ? KINDS.section : KINDS.topic;
}

function detailOf(snapshot: Snapshot, minutes: Minutes, section: Section): string {
  if (isTitle(minutes, section)) return minutes.date ? dayWords(snapshot, minutes.date) : '';
  if (section.spec?.role === 'time') return timeWords(snapshot, minutes);
  const { invitation } = minutes;
  if (section.spec?.role === 'join' && invitation && contains(section.span, invitation.span)) {
    const words = [nameOfProvider(invitation.provider), invitation.number?.text];
    return words.flatMap((word) => (word === undefined ? [] : [inWords(snapshot, word)])).join(' ');
  }
  const content = contentInWords(minutes, section);
  return content ? render(content, snapshot.translations) : '';
}

function inWords(snapshot: Snapshot, word: Message | string): string {
  return typeof word === 'string' ? word : render(word, snapshot.translations);
}

function dayWords(snapshot: Snapshot, date: PlainDate): string {
  return dateExists(date)
    ? `${isoDate(date)} ${render(weekdayWord(date), snapshot.translations)}`
    : isoDate(date);
}

function timeWords(snapshot: Snapshot, minutes: Minutes): string {
  const moment = minutes.time?.moment;
  const day = moment?.date ? dayWords(snapshot, moment.date.date) : '';
  const start = moment?.start ? clockTime(moment.start.time) : '';
  const end = moment?.end ? `–${clockTime(moment.end.time)}` : '';
  return `${day} ${start}${end}`.trim();
}

/** Items in the order of the text, which is that of the tree, as a tree. */
function nest(minutes: Minutes, items: readonly Item[]): Node[] {
  const roots: Node[] = [];
  const open: { readonly span: Span; readonly children: Node[] }[] = [];
  for (const item of items) {
    while (open.length > 0 && !contains(open.at(-1)?.span ?? item.span, item.span)) open.pop();
    const question = minutes.questions.find(({ span }) => span.start === item.span.start);
    const children: Node[] = [];
    const span = { start: item.span.start, end: Math.max(item.span.end, item.label.end) };
    const node: Node = {
      name: shortWords(slice(minutes.source, item.label)),
      detail: '',
      kind: question ? KINDS.question : KINDS.item,
      span,
      heading: item.label,
      children,
    };
    (open.at(-1)?.children ?? roots).push(node);
    open.push({ span, children });
  }
  return roots;
}

/** Questions that are paragraphs, not list items. */
function looseQuestions(minutes: Minutes, own: Span): Node[] {
  return minutes.questions
    .filter(
      ({ span }) => contains(own, span) && !minutes.items.some((item) => item.span.start === span.start),
    )
    .map(({ span, text }) => ({
      name: shortWords(text),
      detail: '',
      kind: KINDS.question,
      span,
      heading: span,
      children: [],
    }));
}

function withoutTrailingBlanks(text: string, span: Span, least: number): Span {
  let { end } = span;
  while (end > least && /\s/.test(text[end - 1] ?? '')) end--;
  return { start: span.start, end };
}

function toSymbol(minutes: Minutes, node: Node): DocumentSymbol {
  return {
    name: node.name,
    ...(node.detail === '' ? {} : { detail: node.detail }),
    kind: node.kind,
    range: rangeOf(minutes.source, node.span),
    selectionRange: rangeOf(minutes.source, node.heading),
    children: node.children.map((child) => toSymbol(minutes, child)),
  };
}

function toFlat(minutes: Minutes, node: Node, container: string | undefined): SymbolInformation[] {
  const name = node.detail === '' ? node.name : `${node.name} (${node.detail})`;
  const location = { uri: minutes.source.uri, range: rangeOf(minutes.source, node.span) };
  return [
    { name, kind: node.kind, location, ...(container === undefined ? {} : { containerName: container }) },
    ...node.children.flatMap((child) => toFlat(minutes, child, node.name)),
  ];
}
