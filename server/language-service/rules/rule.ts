import type { PlainDate } from '../calendar/reading.ts';
import type { GitHubAnswers, GitHubRefusal, GitHubThing } from '../github/github-thing.ts';
import type { LinkVerdict, LinkVerdicts } from '../links/verdict.ts';
import type { Minutes } from '../model/minutes.ts';
import type { Passage, PlacedPassage } from '../model/passage.ts';
import type { Profile, SectionRole } from '../profiles/profile.ts';
import type { Message } from '../text/message.ts';
import type { Span } from '../text/span.ts';
import type { TextEdit } from '../text/text-edit.ts';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

export type RuleGroup =
  | 'time'
  | 'join'
  | 'structure'
  | 'link'
  | 'markdown'
  | 'typography'
  | 'privacy'
  | 'series'
  | 'suppression';

/** One check. The examples are its tests and, with the words, its documentation. */
export interface Rule {
  /** Diagnostic code, file name and documentation page in one; never changes. */
  readonly id: string;
  readonly group: RuleGroup;
  readonly severity: Severity | 'off';
  /** One sentence: what is reported. */
  readonly summary: Message;
  /** Why it matters to a reader of the minutes, and what is left alone on purpose. */
  readonly rationale: Message;
  readonly options?: readonly RuleOption[];
  readonly examples: readonly Example[];
  /** Looks at the document as a whole: at its headings, its opening, and what passages have to do with each other. */
  check?(minutes: Minutes, context: RuleContext): Iterable<Finding>;
  /**
   * `opening` where `check` sees nothing but file name, title, time, invitation and what stands between them: it is run again
   * only if something of that changed, or what comes before it.
   */
  readonly sees?: 'opening';
  /**
   * What `check` sees of the words in a passage beyond the opening, the kinds of blocks and how the headings hold each other, and of what
   * headings are called that do not stand for a section of the layout: a plain value, spans counted from the passage's start. Where it
   * is absent, `check` sees nothing else. After a change of words `check` is run again only if this is not the same.
   */
  concern?(place: PlacedPassage, minutes: Minutes): unknown;
  /** Whether all that `check` says of a line are the words of its spans, so that they stay as they are while words behind them change. */
  readonly saysSpansOnly?: true;
  /**
   * Looks at one passage at a time, and is not asked again while the passage stays as it is and the context gives the answers
   * that it gave. Spans count from the passage's start.
   */
  checkPassage?(passage: Passage, context: PassageContext): Iterable<Finding>;
}

export interface RuleOption {
  readonly name: string;
  readonly type: 'boolean' | 'number' | 'string' | 'strings';
  readonly default: boolean | number | string | readonly string[];
  readonly description: Message;
}

/** What a check may know beside the text. Everything is a value: equal input gives equal findings. */
export interface RuleContext {
  /** Whether the meeting is still to come (or going on) at `now`; `after` where its time cannot be read. */
  readonly phase: 'before' | 'after';
  /** The option's value from the profile, its default where none is set. */
  option(name: string): boolean | number | string | readonly string[];
  /** Earlier meetings of the same folder, the latest first; empty where there are none or nobody knows. */
  readonly earlier: readonly Minutes[];
  /** Other minutes whose files are named for the day of this meeting, in its folder or in the like folder of another year. */
  readonly sameDay: readonly Minutes[];
  /** The latest day for which a file is named, in the folder of the meeting or in the like folder of another year. */
  readonly latest: PlainDate | undefined;
  /** The day on which the minutes are looked at, in the profile's zone. */
  readonly today: PlainDate | undefined;
}

export interface PassageContext extends Pick<RuleContext, 'phase' | 'option'> {
  /** Whether a file stands at a path relative to the minutes' folder (decoded, `/`); undefined where nobody knows. */
  exists(path: string): boolean | undefined;
  /** Text of a Markdown file beside the minutes, for its anchors; undefined where nobody knows. */
  read(path: string): string | undefined;
  /** What is known of web addresses; absent where no links were checked. */
  readonly verdicts?: LinkVerdicts | undefined;
  /** What is known of issues and pull requests; absent where GitHub was not asked. */
  readonly github?: GitHubAnswers | undefined;
  /** What the sections are for in which an offset of the passage stands, the innermost first; those without a role left out. */
  rolesAt(offset: number): readonly SectionRole[];
  /** When the meeting ends, in milliseconds since the epoch; undefined where nobody can tell. */
  endsAt(): number | undefined;
}

export interface Finding {
  /** The characters at fault, as few as say it. */
  readonly span: Span;
  readonly message: Message;
  /** Where it weighs less (or more) than the rule's own severity; a severity from the settings wins over both. */
  readonly severity?: Severity;
  readonly related?: readonly Related[];
  /** The first is the best. */
  readonly fixes?: readonly Fix[];
  /** Words that are of no use any more, shown faded. */
  readonly unnecessary?: boolean;
}

export interface Related {
  readonly span: Span;
  /** Another file than the minutes. */
  readonly uri?: string;
  readonly message: Message;
}

export interface Fix {
  readonly title: Message;
  readonly edits: readonly TextEdit[];
  /** Whether it is right without being looked at and loses no text: only these are applied by `fix` and “fix all”. */
  readonly safe: boolean;
  /** Where the caret goes afterwards: an offset in the text of the edit with this index, for editors that can. */
  readonly caret?: { readonly edit: number; readonly offset: number };
}

/** A text before and after. Files are `.md` minutes of the profile `curve` unless `profile` says something else. */
export interface Example {
  /** What it shows; shown in the documentation. */
  readonly title: Message;
  /** The rule speaks exactly where `bad` has `⟦…⟧` round the characters (the marks are taken out; may be several). Absent in an example of what is left alone. */
  readonly bad?: string;
  /** The rule says nothing here. */
  readonly good?: string;
  /** `bad` after the rule's first fix of each finding. Absent where there is no fix. */
  readonly fixed?: string;
  /** The file's name; `2023-08-24.md` where absent. */
  readonly file?: string;
  /** When it is looked at, ISO 8601; the day after the meeting where absent. */
  readonly now?: string;
  readonly options?: Readonly<Record<string, boolean | number | string | readonly string[]>>;
  /** What differs from the profile `curve`. */
  readonly profile?: Partial<Profile>;
  /** Files that exist beside the minutes: path → text. */
  readonly files?: Readonly<Record<string, string>>;
  /** Texts of earlier meetings: file name → text. */
  readonly earlier?: Readonly<Record<string, string>>;
  /** Texts of other minutes of the same day: file name → text. */
  readonly sameDay?: Readonly<Record<string, string>>;
  /** The latest day for which a file is named, `yyyy-MM-dd`. */
  readonly latest?: string;
  /** What is known of web addresses: address → verdict. */
  readonly verdicts?: Readonly<Record<string, LinkVerdict>>;
  /** What is known of issues and pull requests: `owner/name#number` → it. */
  readonly github?: Readonly<Record<string, GitHubThing | GitHubRefusal>>;
}
