import { formatDate } from '../../calendar/format-moment.ts';
import { copyOf } from '../../text/copy-of.ts';
import { foldWords } from '../../text/fold-words.ts';
import type { Meeting } from './meeting.ts';
import type { MeetingIndex } from './meeting-index.ts';

import { createNames, type Name, typedOf } from './names.ts';
import { topicsOf } from './topics-of.ts';

/** Something in minutes that one may want to go to by its name. */
export interface MeetingSymbol {
  /** A meeting is called by its day and its title. */
  readonly kind: 'meeting' | 'section' | 'topic' | 'question';
  readonly words: string;
  readonly meeting: Meeting;
  /** Where it begins, 0-based. */
  readonly line: number;
}

/**
 * Meetings, sections, topics and questions whose names somebody may mean who typed some words: a name with these words, with their
 * characters in their order, or one whose Chinese characters are typed so in pinyin, whole or by initials. The best matches first,
 * then the latest meetings'; at most `limit`. Without words it is the latest meetings.
 */
export function findSymbols(index: MeetingIndex, words: string, limit: number): readonly MeetingSymbol[] {
  const typed = typedOf(words);
  const { symbolsOf, names } = tableOf(index);
  if (typed.bare === '') {
    return index.meetings
      .slice(0, limit)
      .flatMap((meeting) => symbolsOf(meeting).slice(0, 1).map(shownIn(meeting)));
  }
  names.rate(typed);
  const found = new Map<number, MeetingSymbol[]>();
  for (const meeting of index.meetings) {
    for (const symbol of symbolsOf(meeting)) {
      const { score } = symbol.name;
      if (score === 0) continue;
      const same = found.get(score) ?? [];
      if (same.length < limit) same.push(shownIn(meeting)(symbol));
      found.set(score, same);
    }
  }
  return [...found.entries()]
    .sort(([a], [b]) => b - a)
    .flatMap(([, symbols]) => symbols)
    .slice(0, limit);
}

interface NamedSymbol {
  readonly kind: MeetingSymbol['kind'];
  readonly name: Name;
  readonly line: number;
}

interface Table {
  readonly names: ReturnType<typeof createNames>;
  readonly symbolsOf: (meeting: Meeting) => readonly NamedSymbol[];
}

const tables = new WeakMap<MeetingIndex, Table>();

/** The names in an index. What is known of a meeting stays known while it is the same; where too many names are nobody’s any more, all are collected anew. */
function tableOf(index: MeetingIndex): Table {
  const before = tables.get(index);
  if (before && before.names.count <= MOST_NAMES + 30 * index.meetings.length) return before;
  const names = createNames();
  const known = new WeakMap<Meeting, readonly NamedSymbol[]>();
  const table: Table = {
    names,
    symbolsOf(meeting) {
      let symbols = known.get(meeting);
      if (!symbols) {
        symbols = readSymbols(meeting).map(({ kind, words, line }) => ({
          kind,
          name: names.nameOf(words),
          line,
        }));
        known.set(meeting, symbols);
      }
      return symbols;
    },
  };
  tables.set(index, table);
  return table;
}

const MOST_NAMES = 50_000;

function shownIn(meeting: Meeting): (symbol: NamedSymbol) => MeetingSymbol {
  return ({ kind, name, line }) => ({ kind, words: name.words, meeting, line });
}

function readSymbols(meeting: Meeting): readonly Omit<MeetingSymbol, 'meeting'>[] {
  const { summary, details } = meeting;
  const topics = new Set(topicsOf(meeting));
  const title = summary.title === undefined ? undefined : summary.sections[0];
  const sections = summary.sections.flatMap((section): readonly Omit<MeetingSymbol, 'meeting'>[] => {
    const { words, line } = section;
    if (section === title || words.trim() === '') return [];
    return [{ kind: topics.has(section) ? 'topic' : 'section', words, line }];
  });
  const questions = (details?.questions ?? []).map(
    ({ words, line }): Omit<MeetingSymbol, 'meeting'> => ({ kind: 'question', words, line }),
  );
  return [{ kind: 'meeting', words: nameOf(meeting), line: title?.line ?? 0 }, ...sections, ...questions];
}

/** The day and the title; a title that has the day in it says both. */
function nameOf({ uri, profile, summary: { date, title } }: Meeting): string {
  const day = date && formatDate(date, 'yyyy-MM-dd');
  const words = title ?? profile.name;
  if (day === undefined) return words === '' ? copyOf(uri.slice(uri.lastIndexOf('/') + 1)) : words;
  return foldWords(words).includes(day) ? words : `${day} ${words}`.trim();
}
