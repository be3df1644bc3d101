/**
 * What a community's minutes look like, as data. Everything here can be said in `.minutes.json`; nothing is code.
 * Days are written `yyyy-MM-dd`, times `HH:mm`, both in the profile's zone.
 */
export interface Profile {
  readonly id: string;
  /** The community's or the meeting's name, in its own words. */
  readonly name: string;
  /** Globs (relative to the folder of the project file) of the files that are minutes, whatever stands in them. */
  readonly files: readonly string[];
  /** Globs of files that never are: index pages and the like. */
  readonly exclude: readonly string[];
  /** File name with date letters: `yyyy-MM-dd.md`. */
  readonly fileName: string;
  /** IANA name of the zone in which dates and times are meant. */
  readonly zone: string;
  /** ISO 3166-1 code of the country whose public holidays have no meeting. */
  readonly country?: string;
  readonly rhythm?: Rhythm;
  readonly time: TimeStyle;
  readonly join: JoinPolicy;
  /** `owner/name` on GitHub: what `#123` means. */
  readonly repository?: string;
  /** Names and words with their one right spelling. */
  readonly vocabulary: readonly string[];
  /** Hosts that readers outside cannot reach; `*.example.org` covers the subdomains. */
  readonly internalHosts: readonly string[];
  readonly links: LinkPolicy;
  /** Topics that come back, with other names they went by. */
  readonly topics: readonly TopicSpec[];
  /** The page that lists the meetings. */
  readonly index: IndexPage;
  /** In the order of their days; a file is judged by the layout of its meeting's day. */
  readonly layouts: readonly Layout[];
  readonly rules: RuleSettings;
}

export interface Rhythm {
  readonly everyWeeks: number;
  /** ISO 8601, Monday is 1. */
  readonly weekday: number;
  readonly start: string;
  readonly end: string;
}

export interface TimeStyle {
  /** The form that is written. Letters as in Unicode TR 35: `yyyy/MM/dd HH:mm~HH:mm`. */
  readonly canonical: string;
  /** Other forms that are as good. Blanks round the range mark never count. */
  readonly accepted: readonly string[];
}

export interface JoinPolicy {
  /** Ids of meeting services whose invitations are expected. */
  readonly providers: readonly string[];
  /** Whether telephone numbers to dial in with may stay in the minutes. */
  readonly dialIn: boolean;
  /** What becomes of passwords and host keys when an invitation is put into the minutes; they stay where nothing is said. */
  readonly password?: 'keep' | 'mask';
}

/** Which web links nobody wants to be told of. `*` stands for any characters. */
export interface LinkPolicy {
  /** Addresses that are right, whatever is answered there. */
  readonly known: readonly string[];
  /** Hosts that are not asked; only the editor's settings name them. */
  readonly ignoreHosts: readonly string[];
}

export interface TopicSpec {
  readonly name: string;
  readonly aliases: readonly string[];
}

/** A page with a table of all meetings between two comments; where no page holds the comments, there is none. */
export interface IndexPage {
  /** Its name, or its path from the project's folder where that holds a `/`. */
  readonly file: string;
  /** In their order. Columns with other headers are the readers' own, and kept. */
  readonly columns: readonly IndexColumn[];
  /** What stands in the row of a day on which a meeting should have been and no minutes are. */
  readonly missing: string;
}

export type IndexFact = 'date' | 'topics' | 'articles' | 'link';

export interface IndexColumn {
  readonly shows: IndexFact;
  readonly header: string;
}

/** How minutes looked from a day on. */
export interface Layout {
  readonly id: string;
  /** First day, included; absent in the oldest. The layout holds until the next one's first day. */
  readonly from?: string;
  /** Single days on which this layout was used again after another had begun. */
  readonly days: readonly string[];
  readonly title: TitleSpec;
  /** Whether a bold line alone stands for a heading. */
  readonly boldHeadings: boolean;
  /** How the ordinals of sections are written; absent where sections are not numbered. */
  readonly ordinals?: OrdinalStyle;
  /** In what the invitation stands: a code fence, or anything. */
  readonly invitation: 'fence' | 'any';
  readonly sections: readonly SectionSpec[];
}

export interface TitleSpec {
  readonly presence: 'required' | 'optional' | 'none';
  readonly level: number;
  /** With date letters in braces: `Curve 双周会 {yyyy-MM-dd}`. */
  readonly pattern: string;
}

export interface OrdinalStyle {
  readonly style: 'chinese' | 'arabic';
  /** What stands between the number and the name: `、`. */
  readonly separator: string;
}

export type SectionRole =
  | 'time'
  | 'join'
  | 'agenda'
  | 'content'
  | 'work'
  | 'plan'
  | 'community'
  | 'articles'
  | 'questions'
  | 'other';

export interface SectionSpec {
  /** Unique in the layout. */
  readonly id: string;
  readonly role: SectionRole;
  /** The words of the heading, without ordinal. */
  readonly name: string;
  /** Names as good as `name` in this layout. */
  readonly aliases: readonly string[];
  /** Names of other times: recognised, but out of use in this layout. */
  readonly formerNames: readonly string[];
  readonly level: number;
  /** Further heading levels that are no fault in this layout. */
  readonly otherLevels: readonly number[];
  readonly required: boolean;
  /** Whether the section carries an ordinal. */
  readonly numbered: boolean;
  /** What the section is for, one sentence in the community's own language. */
  readonly purpose: string;
  readonly sections: readonly SectionSpec[];
}

export type SeveritySetting = 'error' | 'warning' | 'info' | 'hint' | 'off' | 'default';

/** A severity, or a severity with the rule's own options. */
export type RuleSetting =
  | SeveritySetting
  | { readonly severity?: SeveritySetting; readonly [option: string]: unknown };

export type RuleSettings = Readonly<Record<string, RuleSetting>>;
