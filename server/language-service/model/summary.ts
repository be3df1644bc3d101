import type { PlainDate, PlainTime } from '../calendar/reading.ts';
import { copyOf } from '../text/copy-of.ts';
import { lineAt, positionAt, type SourceText, slice } from '../text/source-text.ts';
import type { Span } from '../text/span.ts';
import type { Reference } from './link.ts';
import { type Mention, mentionsIn } from './mentions.ts';
import type { Minutes, SectionMatch, TitlePart } from './minutes.ts';
import type { NamedHeading } from './read-sections.ts';
import { referenceOf } from './references.ts';

/** What an index knows of a meeting first: enough to order meetings, to list their sections and to find what they speak of. */
export interface MinutesSummary {
  /** The meeting's day, as `Minutes.date`. */
  readonly date?: PlainDate;
  /** When it begins and ends on that day, as the time section says, in the profile's zone. */
  readonly start?: PlainTime;
  readonly end?: PlainTime;
  /** The words of the title. */
  readonly title?: string;
  /** In the order of the text. */
  readonly sections: readonly SectionSummary[];
  /** In the order of the text; what is spoken of twice stands twice. */
  readonly references: readonly ReferenceSummary[];
}

export interface SectionSummary {
  /** The id of the layout's section; absent for topics and sections of the meeting's own. */
  readonly id?: string;
  readonly match?: SectionMatch;
  /** The heading's words without marks and ordinal. */
  readonly words: string;
  /** 1 to 6, as `Section.level`. */
  readonly level: number;
  /** The heading's first line, 0-based. */
  readonly line: number;
}

export interface ReferenceSummary {
  readonly kind: Reference['kind'];
  /** Equal for all spellings of one thing, as `Reference.key`. */
  readonly key: string;
  /** The whole link, or the `#123` in prose. */
  readonly span: Span;
  /** Where it begins: the line, 0-based, and the column on it, 0-based, in UTF-16. */
  readonly line: number;
  readonly column: number;
}

/** A link, and what it speaks of. */
export interface SpokenOf {
  readonly span: Span;
  /** Its strings do not hold the text. */
  readonly reference: Pick<Reference, 'kind' | 'key'>;
}

/** What the summary of a text is made of. */
export interface SummaryParts {
  readonly source: SourceText;
  readonly date?: PlainDate | undefined;
  readonly moment?: { readonly [Side in 'start' | 'end']?: { readonly time: PlainTime } } | undefined;
  readonly title?: TitlePart | undefined;
  readonly sections: readonly NamedHeading[];
  /** In the order of the text. */
  readonly links: readonly SpokenOf[];
  readonly mentions: readonly Mention[];
}

/** The summary of minutes that were read whole. No string in it holds the text. */
export function summaryOf(minutes: Minutes): MinutesSummary {
  const { source, date, time, title, sections, links } = minutes;
  const spoken = links.flatMap(({ span, target }) => {
    const reference = target.kind === 'web' ? target.reference : undefined;
    return reference ? [{ span, reference: { kind: reference.kind, key: copyOf(reference.key) } }] : [];
  });
  const mentions = mentionsIn(minutes);
  return summarise({ source, date, moment: time?.moment, title, sections, links: spoken, mentions });
}

/** The summary of parts, however they were read. */
export function summarise(parts: SummaryParts): MinutesSummary {
  const { date, moment, title } = parts;
  const { start, end } = moment ?? {};
  return {
    ...(date && { date }),
    ...(start && { start: start.time }),
    ...(end && { end: end.time }),
    ...(title && { title: copyOf(title.text) }),
    sections: sectionsIn(parts),
    references: referencesIn(parts),
  };
}

function sectionsIn({ source, sections }: SummaryParts): readonly SectionSummary[] {
  return sections.map(({ spec, match, label, level, heading }) => {
    const words = copyOf(slice(source, label));
    const line = lineAt(source, heading.start);
    // Most are none of the layout's.
    if (spec === undefined || match === undefined) return { words, level, line };
    return { id: spec.id, match, words, level, line };
  });
}

function referencesIn({ source, links, mentions }: SummaryParts): readonly ReferenceSummary[] {
  const place = (span: Span): Pick<ReferenceSummary, 'span' | 'line' | 'column'> => {
    const { line, character } = positionAt(source, span.start);
    return { span, line, column: character };
  };
  const found = links.map(
    ({ span, reference: { kind, key } }): ReferenceSummary => ({
      kind,
      key,
      ...place(span),
    }),
  );
  if (mentions.length === 0) return found;
  for (const { span, repository, number } of mentions) {
    const reference = referenceOf(`${repository}#${number}`);
    if (reference) found.push({ kind: reference.kind, key: reference.key, ...place(span) });
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}
