import type { DocumentSymbol, Position, SymbolInformation, SymbolKind } from 'vscode-languageserver-types';
import { dateExists } from '../calendar/date.ts';
import type { PlainDate } from '../calendar/reading.ts';
import type { Minutes } from '../model/minutes.ts';
import { type PlacedPortion, portionsOf, startOf } from '../model/portions.ts';
import { type Message, message, render } from '../text/message.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { clockTime, isoDate, weekdayWord } from './date-words.ts';
import { KINDS, symbolsIn } from './document-symbol/portion-symbols.ts';
import type { DocumentParams, Feature } from './feature.ts';
import { movedPosition, movedRange } from './moved-range.ts';
import { nameOfProvider } from './provider-words.ts';
import { contentInWords } from './section-words.ts';

/** An editor takes all of them in after each change. */
const MOST = 1000;

/**
 * The outline of a meeting: when it is, how to join, sections with what they hold, topics, items and questions. Where that makes
 * more than a thousand, items are left out.
 */
export const documentSymbol: Feature<DocumentParams, DocumentSymbol[] | SymbolInformation[]> = {
  method: 'textDocument/documentSymbol',
  capabilities: ({ outline }, translations) =>
    outline ? { documentSymbolProvider: { label: render(message('Minutes'), translations) } } : undefined,
  handle(snapshot, { textDocument }) {
    const minutes = snapshot.minutes(textDocument.uri);
    if (!minutes) return undefined;
    const portions = portionsOf(minutes);
    const count = portions.reduce((sum, each) => sum + 1 + symbolsIn(each).count, 0);
    const outline = { snapshot, minutes, portions, withItems: count <= MOST };
    const roots = sectionsBetween(outline, 0, portions.length);
    return snapshot.client.symbolTree ? roots : roots.flatMap((each) => toFlat(minutes.source.uri, each));
  },
};

interface Outline {
  readonly snapshot: Snapshot;
  readonly minutes: Minutes;
  readonly portions: readonly PlacedPortion[];
  readonly withItems: boolean;
}

/** The outermost of some sections that stand one behind the other, each with those inside it. */
function sectionsBetween(outline: Outline, first: number, behind: number): DocumentSymbol[] {
  const found: DocumentSymbol[] = [];
  for (let index = first; index < behind; ) {
    const section = outline.portions[index];
    if (!section) break;
    found.push(ofSection(outline, section, index));
    index = section.following;
  }
  return found;
}

function ofSection(outline: Outline, section: PlacedPortion, index: number): DocumentSymbol {
  const { line } = section.place;
  const { name, heading, end, all, questions } = symbolsIn(section);
  const own = (outline.withItems ? all : questions).map((each) => moved(each, line));
  const inner = sectionsBetween(outline, index + 1, section.following);
  const detail = detailOf(outline, section, index);
  const selectionRange = movedRange(heading, line);
  const last: Position = inner.at(-1)?.range.end ?? movedPosition(end, line);
  return {
    name,
    ...(detail === '' ? {} : { detail }),
    kind: kindOf(outline, section),
    range: { start: selectionRange.start, end: last },
    selectionRange,
    children: [...own, ...inner],
  };
}

function moved(symbol: DocumentSymbol, lines: number): DocumentSymbol {
  return {
    ...symbol,
    range: movedRange(symbol.range, lines),
    selectionRange: movedRange(symbol.selectionRange, lines),
    children: (symbol.children ?? []).map((child) => moved(child, lines)),
  };
}

function isTitle({ minutes: { title } }: Outline, section: PlacedPortion): boolean {
  return (
    title !== undefined &&
    startOf(section) <= title.span.start &&
    title.span.end <= section.place.start + section.portion.heading.span.end
  );
}

function kindOf(outline: Outline, section: PlacedPortion): SymbolKind {
  if (isTitle(outline, section)) return KINDS.title;
  if (section.spec?.role === 'time') return KINDS.time;
  if (section.spec?.role === 'join') return KINDS.join;
  return section.spec ? KINDS.section : KINDS.topic;
}

function detailOf(outline: Outline, section: PlacedPortion, index: number): string {
  const { snapshot, minutes, portions } = outline;
  if (isTitle(outline, section)) return minutes.date ? dayWords(snapshot, minutes.date) : '';
  if (section.spec?.role === 'time') return timeWords(snapshot, minutes);
  const { invitation } = minutes;
  const next = portions[section.following];
  if (
    section.spec?.role === 'join' &&
    invitation &&
    startOf(section) <= invitation.span.start &&
    (!next || invitation.span.end <= startOf(next))
  ) {
    const words = [nameOfProvider(invitation.provider), invitation.number?.text];
    return words.flatMap((word) => (word === undefined ? [] : [inWords(snapshot, word)])).join(' ');
  }
  const content = contentInWords(portions, index);
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
