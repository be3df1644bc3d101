import type { DocumentSymbol, Position, SymbolInformation, SymbolKind } from 'vscode-languageserver-types';
import { dateExists } from '../calendar/date.ts';
import type { PlainDate } from '../calendar/reading.ts';
import type { Minutes } from '../model/minutes.ts';
import { type PlacedPortion, portionsOf, startOf } from '../model/portions.ts';
import type { SectionSpec } from '../profiles/profile.ts';
import { lineageOf } from '../syntax/tree-of.ts';
import { createMemory } from '../text/memory.ts';
import { type Message, message, render, type Translations } from '../text/message.ts';
import { isSameList, once } from '../text/remember.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { clockTime, isoDate, weekdayWord } from './date-words.ts';
import { KINDS, type PortionSymbols, symbolsIn } from './document-symbol/portion-symbols.ts';
import type { DocumentParams, Feature } from './feature.ts';
import { movedPosition, movedRange } from './moved-range.ts';
import { nameOfProvider } from './provider-words.ts';
import { type Content, contentInWords, contentsOf, isSameContent } from './section-words.ts';

/** An editor takes all of them in after each change. */
const MOST = 500;

/**
 * The outline of a meeting: when it is, how to join, sections with what they hold, topics, items and questions. Where that makes
 * more than five hundred, items are left out.
 */
export const documentSymbol: Feature<DocumentParams, DocumentSymbol[] | SymbolInformation[]> = {
  method: 'textDocument/documentSymbol',
  capabilities: ({ outline }, translations) =>
    outline ? { documentSymbolProvider: { label: render(message('Minutes'), translations) } } : undefined,
  handle(snapshot, { textDocument }) {
    const minutes = snapshot.minutes(textDocument.uri);
    if (!minutes) return undefined;
    const { client, translations } = snapshot;
    const known = answered.get(minutes);
    if (known?.client === client && known.translations === translations) return known.answer;
    const answer = symbolsOf(snapshot, minutes);
    answered.set(minutes, { client, translations, answer });
    return answer;
  },
};

interface Answered extends Pick<Snapshot, 'client' | 'translations'> {
  readonly answer: DocumentSymbol[] | SymbolInformation[];
}

/** Editors ask more than once for what they show in several places. */
const answered = createMemory<Minutes, Answered>();

function symbolsOf(snapshot: Snapshot, minutes: Minutes): Answered['answer'] {
  const portions = portionsOf(minutes);
  const own = portions.map(symbolsIn);
  const count = own.reduce((sum, each) => sum + 1 + each.count, 0);
  const withItems = count <= MOST;
  const contents = contentsOf(portions);
  const time = once(() => timeWords(snapshot, minutes));
  const shown = shownBefore(snapshot, minutes, withItems);
  const outline = { snapshot, minutes, portions, own, contents, time, withItems, shown };
  const roots = sectionsBetween(outline, 0, portions.length);
  return snapshot.client.symbolTree ? roots : roots.flatMap((each) => toFlat(minutes.source.uri, each));
}

interface Outline {
  readonly snapshot: Snapshot;
  readonly minutes: Minutes;
  readonly portions: readonly PlacedPortion[];
  /** What each of them has to show, and what stands in its section. */
  readonly own: readonly PortionSymbols[];
  readonly contents: readonly Content[];
  /** When the meeting is, in words. */
  time(): string;
  readonly withItems: boolean;
  readonly shown: (ShownSection | undefined)[];
}

/** The outermost of some sections that stand one behind the other, each with those inside it. */
function sectionsBetween(outline: Outline, first: number, behind: number): DocumentSymbol[] {
  const found: DocumentSymbol[] = [];
  for (let index = first; index < behind; ) {
    const placed = outline.portions[index];
    const own = outline.own[index];
    if (!placed || !own) break;
    found.push(ofSection(outline, placed, own, index));
    index = placed.following;
  }
  return found;
}

function ofSection(
  outline: Outline,
  placed: PlacedPortion,
  own: PortionSymbols,
  index: number,
): DocumentSymbol {
  const { line } = placed.place;
  const kind = kindOf(outline, placed);
  const inner = sectionsBetween(outline, index + 1, placed.following);
  const detail = isPlain(kind) ? undefined : detailOf(outline, placed, index);
  const { spec } = placed.section;
  const content = outline.contents[index];
  const before = outline.shown[index];
  if (
    before?.own === own &&
    before.line === line &&
    before.kind === kind &&
    before.spec === spec &&
    before.detail === detail &&
    isSameContent(before.content, content) &&
    isSameList(before.inner, inner)
  )
    return before.symbol;
  const selectionRange = movedRange(own.heading, line);
  const last: Position = inner.at(-1)?.range.end ?? movedPosition(own.end, line);
  const words = detail ?? detailOf(outline, placed, index);
  const symbol: DocumentSymbol = {
    name: own.name,
    ...(words === '' ? {} : { detail: words }),
    kind,
    range: { start: selectionRange.start, end: last },
    selectionRange,
    ...withChildren(
      (outline.withItems ? own.all : own.questions).map((each) => moved(each, line)).concat(inner),
    ),
  };
  outline.shown[index] = { own, line, kind, spec, content, detail, inner, symbol };
  return symbol;
}

/** Whether what is said of a section is what stands in it; of time and invitation it is said what stands elsewhere as well. */
function isPlain(kind: SymbolKind): boolean {
  return kind === KINDS.section || kind === KINDS.topic;
}

/** A section as it was shown last, and of what that was made. Most of them stay what they are, on their lines. */
interface ShownSection {
  readonly own: PortionSymbols;
  readonly line: number;
  readonly kind: SymbolKind;
  readonly spec: SectionSpec | undefined;
  readonly content: Content | undefined;
  readonly detail: string | undefined;
  readonly inner: readonly DocumentSymbol[];
  readonly symbol: DocumentSymbol;
}

interface Shown {
  readonly translations: Translations;
  readonly withItems: boolean;
  /** By the numbers of their portions. */
  readonly sections: (ShownSection | undefined)[];
}

/** What was shown last of each document that is being edited. */
const latest = new WeakMap<object, Shown>();

function shownBefore({ translations }: Snapshot, minutes: Minutes, withItems: boolean): Shown['sections'] {
  const lineage = lineageOf(minutes.source);
  const before = latest.get(lineage);
  if (before?.translations === translations && before.withItems === withItems) return before.sections;
  const sections: Shown['sections'] = [];
  latest.set(lineage, { translations, withItems, sections });
  return sections;
}

function withChildren(children: DocumentSymbol[]): Pick<DocumentSymbol, 'children'> {
  return children.length > 0 ? { children } : {};
}

function moved(
  { name, kind, range, selectionRange, children = [] }: DocumentSymbol,
  lines: number,
): DocumentSymbol {
  return {
    name,
    kind,
    range: movedRange(range, lines),
    selectionRange: movedRange(selectionRange, lines),
    ...withChildren(children.map((child) => moved(child, lines))),
  };
}

function isTitle({ minutes: { title } }: Outline, placed: PlacedPortion): boolean {
  return (
    title !== undefined &&
    startOf(placed) <= title.span.start &&
    title.span.end <= placed.place.start + placed.portion.heading.span.end
  );
}

function kindOf(outline: Outline, placed: PlacedPortion): SymbolKind {
  if (isTitle(outline, placed)) return KINDS.title;
  const { spec } = placed.section;
  if (spec?.role === 'time') return KINDS.time;
  if (spec?.role === 'join') return KINDS.join;
  return spec ? KINDS.section : KINDS.topic;
}

function detailOf(outline: Outline, placed: PlacedPortion, index: number): string {
  const { snapshot, minutes, portions } = outline;
  if (isTitle(outline, placed)) return minutes.date ? dayWords(snapshot, minutes.date) : '';
  const { invitation } = minutes;
  const { section, following } = placed;
  if (section.spec?.role === 'time') return outline.time();
  const next = portions[following];
  if (
    section.spec?.role === 'join' &&
    invitation &&
    startOf(placed) <= invitation.span.start &&
    (!next || invitation.span.end <= startOf(next))
  ) {
    const words = [nameOfProvider(invitation.provider), invitation.number?.text];
    return words.flatMap((word) => (word === undefined ? [] : [inWords(snapshot, word)])).join(' ');
  }
  const own = outline.contents[index];
  const content = own && contentInWords(section, own);
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

/** A symbol and all below it as a list; the day, the number and the like stand in the names. */
function toFlat(
  uri: string,
  { name, detail, kind, range, children = [] }: DocumentSymbol,
  container?: string,
): SymbolInformation[] {
  return [
    {
      name: detail === undefined ? name : `${name} (${detail})`,
      kind,
      location: { uri, range },
      ...(container === undefined ? {} : { containerName: container }),
    },
    ...children.flatMap((child) => toFlat(uri, child, name)),
  ];
}
