import type { Definition, Root } from 'mdast';
import type { OrdinalReading } from '../calendar/numeral.ts';
import type { DateReading, MomentReading, PlainDate } from '../calendar/reading.ts';
import type { Layout, Profile, SectionSpec } from '../profiles/profile.ts';
import type { Blocks } from '../syntax/pieces.ts';
import type { SourceText } from '../text/source-text.ts';
import type { Span } from '../text/span.ts';
import type { Invitation } from './invitation.ts';
import type { Link } from './link.ts';
import type { PlacedPassage } from './passage.ts';
import type { RawHeading } from './read-headings.ts';

/**
 * What a text says when it is read as minutes by a profile. Reading never fails: a part that cannot be read is absent.
 * Spans point into `source.text`.
 */
export interface Minutes {
  readonly source: SourceText;
  /** The whole tree. It is made when it is asked for, which costs what the text weighs; so are links and verbatim. */
  readonly tree: Root;
  /** The blocks of the tree, each made when it is asked for. */
  readonly blocks: Blocks;
  /** The text in pieces, which stay the same objects where an edit did not touch them. */
  readonly passages: readonly PlacedPassage[];
  readonly profile: Profile;
  /** The layout of the meeting's day; the newest where no day can be read. */
  readonly layout: Layout;
  readonly file: FilePart;
  /** The meeting's day: what most of file name, title, 时间 and invitation say; the file name wins a tie. */
  readonly date?: PlainDate;
  readonly title?: TitlePart;
  readonly time?: TimePart;
  readonly invitation?: Invitation;
  /** What stands under the headings for time and invitation, the headings included, and the title. */
  readonly opening: readonly Span[];
  /** The definitions that count, by their labels. */
  readonly definitions: ReadonlyMap<string, Definition>;
  /** Where only words changed since the headings were read. */
  readonly since?: Since;
  /** All headings and bold lines, before anybody knows what they are in the layout. */
  readonly headings: readonly RawHeading[];
  /** All headings, and the bold lines that stand for headings, in the order of the text. */
  readonly sections: readonly Section[];
  readonly links: readonly Link[];
  /** Fenced and indented code, inline code, HTML, front matter: where words are not prose. In the order of the text. */
  readonly verbatim: readonly Span[];
}

/** What changed in minutes, where only words did. */
export interface Since {
  /** The version before that. */
  readonly base: Minutes;
  /** The passages that changed, by their numbers. */
  readonly changed: ReadonlySet<number>;
  /**
   * What the layout takes headings for that are called otherwise, by the numbers of their passages; those that are not here are what they
   * were. The same object as before where no more are.
   */
  readonly renamed: ReadonlyMap<number, Naming>;
}

/** A version before a change, as far as it tells who may see that. */
export type Earlier = Pick<Minutes, 'profile' | 'layout' | 'passages' | 'invitation'> &
  Required<Pick<Minutes, 'since'>>;

/** What the layout takes a heading for; nothing where it is a topic, or a section of the meeting's own. */
export type Naming = Pick<Section, 'spec' | 'match'>;

export interface FilePart {
  /** The file's name, decoded, with its extension. */
  readonly name: string;
  /** The day in the name; its span points into `name`. */
  readonly date?: DateReading;
  /** Whether the name is exactly as the profile's pattern writes it. */
  readonly matches: boolean;
}

export interface TitlePart {
  /** The words of the heading. */
  readonly span: Span;
  readonly text: string;
  readonly date?: DateReading;
}

export interface TimePart {
  /** The heading under which it stands. */
  readonly heading: Span;
  /** The line that was read, without its line end. */
  readonly line: Span;
  readonly moment: MomentReading;
}

/** How well a heading's words name a section of the layout. */
export type SectionMatch = 'name' | 'alias' | 'former' | 'near';

export interface Section {
  /** What the layout knows it as; absent for topics and sections of its own. */
  readonly spec?: SectionSpec | undefined;
  readonly match?: SectionMatch | undefined;
  readonly form: 'atx' | 'setext' | 'bold';
  /** 1 to 6. A bold line counts as one level below the heading or bold section that it stands in. */
  readonly level: number;
  /** The heading's line or lines, without the last line end. */
  readonly heading: Span;
  /** The heading's words without marks and ordinal. */
  readonly label: Span;
  /** The label as `normaliseName` writes it: only for comparing, never to be shown. */
  readonly name: string;
  readonly ordinal?: OrdinalReading | undefined;
  /** From the heading to the next heading of the same or a higher level, or the end of the text. */
  readonly span: Span;
  /** From after the heading to the first heading in it, or to the end of `span`. */
  readonly body: Span;
  /** Where the top-level blocks of `body` stand among those of the document: the number of the first, and behind the last. */
  readonly blockRange: Span;
  readonly parent?: Section | undefined;
  readonly children: readonly Section[];
}

/** A list item. */
export interface Item {
  /** From the marker to the end of what it holds. */
  readonly span: Span;
  readonly marker: Span;
  /** Its first line of words, after marker and check box, without line end. */
  readonly label: Span;
  /** 0 for items of an outermost list. */
  readonly depth: number;
  readonly ordered: boolean;
  readonly checked?: boolean;
}

export interface Question {
  readonly span: Span;
  readonly text: string;
  readonly answered: boolean;
}
