import type { Definition, Root } from 'mdast';
import type { Span } from '../../text/span.ts';
import type { Mention } from '../mentions.ts';
import type { RawHeading } from '../read-headings.ts';

/** What a pass over the lines of a text has found. */
export interface Found {
  readonly headings: RawHeading[];
  /** Links of every form, each in the order of its end. */
  readonly links: FoundLink[];
  readonly mentions: Mention[];
  /** The blocks of HTML between the headings. */
  readonly html: Span[];
  /** The lines of words, headings too, each by its number, where its words begin and where they end: three numbers for each. */
  readonly said: number[];
  /** HTML in words that the parser was asked about. */
  readonly tags: Span[];
  /** What is defined in the text, as `Definitions` has it. */
  readonly definitions: {
    readonly labels: Map<string, number>;
    readonly links: Map<string, Definition>;
  };
  /** What the parser was asked about, by the offset at which it begins. */
  readonly runs: Map<number, Run>;
  /** Whether code or a quote stands among the blocks, in which an invitation may be. */
  mayHoldInvitation: boolean;
  /** How many characters the parser was asked about. */
  parsed: number;
}

/** Some whole lines as the parser reads them. */
export interface Run {
  readonly root: Root;
  readonly text: string;
  /** The first line behind it. */
  readonly next: number;
}

export interface FoundLink {
  readonly span: Span;
  /** With escapes and character references resolved. */
  readonly url: string;
}

/** How much had been found at a place. */
export interface Mark {
  readonly headings: number;
  readonly links: number;
  readonly mentions: number;
  readonly html: number;
  readonly said: number;
}

export function markOf({ headings, links, mentions, html, said }: Found): Mark {
  return {
    headings: headings.length,
    links: links.length,
    mentions: mentions.length,
    html: html.length,
    said: said.length,
  };
}

/** Forgets what was found since. */
export function goBack(found: Found, mark: Mark): void {
  found.headings.length = mark.headings;
  found.links.length = mark.links;
  found.mentions.length = mark.mentions;
  found.html.length = mark.html;
  found.said.length = mark.said;
}
