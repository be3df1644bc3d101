import type {
  IndexColumn,
  IndexFact,
  JoinPolicy,
  LinkPolicy,
  OrdinalStyle,
  Rhythm,
  RuleSettings,
  SectionRole,
  TimeStyle,
  TitleSpec,
  TopicSpec,
} from '../profile.ts';

/** What a `.minutes.json` says, read and checked; what is not said is absent. */
export interface ProjectConfig extends LayoutParts {
  readonly $schema?: string;
  /** Id of the built-in profile that this one starts from; `none` to start from nothing. */
  readonly extends?: string;
  readonly id?: string;
  readonly name?: string;
  readonly files?: readonly string[];
  readonly exclude?: readonly string[];
  readonly fileName?: string;
  readonly zone?: string;
  readonly country?: string;
  readonly rhythm?: Rhythm;
  readonly time?: Partial<TimeStyle>;
  readonly join?: Partial<JoinPolicy>;
  readonly repository?: string;
  readonly vocabulary?: readonly string[];
  readonly internalHosts?: readonly string[];
  readonly links?: Partial<LinkPolicy>;
  readonly topics?: readonly (string | TopicConfig)[];
  readonly index?: IndexPageConfig;
  readonly layouts?: readonly LayoutConfig[];
  readonly rules?: RuleSettings;
}

export interface IndexPageConfig {
  readonly file?: string;
  /** What a column shows, with the header that the extended profile has for it, or with one's own. */
  readonly columns?: readonly (IndexFact | IndexColumn)[];
  readonly missing?: string;
}

/** What can be said of a layout; at the top level of the file it is said of the newest one. */
export interface LayoutParts {
  readonly title?: string | TitleConfig;
  /** `false` where sections are not numbered. */
  readonly ordinals?: OrdinalStyle | boolean;
  readonly boldHeadings?: boolean;
  readonly invitation?: 'fence' | 'any';
  readonly sections?: readonly (string | SectionConfig)[];
}

export interface LayoutConfig extends LayoutParts {
  readonly id: string;
  readonly from?: string;
  readonly days?: readonly string[];
}

export type TitleConfig = Partial<TitleSpec>;

export interface TopicConfig {
  readonly name: string;
  readonly aliases?: TopicSpec['aliases'];
}

export interface SectionConfig {
  readonly id?: string;
  readonly role?: SectionRole;
  readonly name?: string;
  readonly aliases?: readonly string[];
  readonly formerNames?: readonly string[];
  readonly level?: number;
  readonly otherLevels?: readonly number[];
  readonly required?: boolean;
  readonly numbered?: boolean;
  readonly purpose?: string;
  readonly sections?: readonly (string | SectionConfig)[];
}
