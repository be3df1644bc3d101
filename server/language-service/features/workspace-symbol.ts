import type { SymbolInformation, SymbolKind } from 'vscode-languageserver-types';
import { findSymbols, type MeetingSymbol } from '../workspace/series/find-symbols.ts';
import { isoDate } from './date-words.ts';
import { KINDS } from './document-symbol/portion-symbols.ts';
import type { Feature } from './feature.ts';
import { lineRange } from './place-range.ts';

/** Nobody looks through more. */
const MOST = 200;

const KIND_OF: Readonly<Record<MeetingSymbol['kind'], SymbolKind>> = {
  meeting: KINDS.title,
  section: KINDS.section,
  topic: KINDS.topic,
  question: KINDS.question,
};

/** Meetings, sections, topics and questions by their names, also by pinyin; without a query the latest meetings. */
export const workspaceSymbol: Feature<{ readonly query: string }, SymbolInformation[]> = {
  method: 'workspace/symbol',
  capabilities: () => ({ workspaceSymbolProvider: true }),
  waits: () => 'summaries',
  handle: ({ index }, { query }) =>
    findSymbols(index, query, MOST).map((symbol) => {
      const { kind, words, meeting, line } = symbol;
      const { date } = meeting.summary;
      return {
        name: nameFor(words, query),
        kind: KIND_OF[kind],
        location: { uri: meeting.uri, range: lineRange(line, words.length) },
        ...(date && kind !== 'meeting' && { containerName: isoDate(date) }),
      };
    }),
};

/**
 * Editors look once more whether the letters that were typed are in a name. To one that was found by its pinyin they are added, or it would not
 * be shown.
 */
function nameFor(words: string, query: string): string {
  const typed = query.trim();
  return isWithin(typed, words) ? words : `${words} · ${typed}`;
}

/** Whether a name has the characters of some words in their order. */
function isWithin(typed: string, words: string): boolean {
  const name = words.toLowerCase();
  let at = 0;
  for (const character of typed.toLowerCase().replace(/\s+/g, '')) {
    at = name.indexOf(character, at);
    if (at < 0) return false;
    at += character.length;
  }
  return true;
}
