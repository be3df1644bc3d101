/** Answer to `minutes/planMeeting`: what the next meeting could be, or why it cannot. */
export type MeetingPlan = ProposedMeeting | { readonly problem: string };

export interface ProposedMeeting {
  /** The likeliest first. */
  readonly days: readonly PlannedDay[];
  /** `HH:mm` */
  readonly start?: string;
  readonly end?: string;
  /** In the order of the last minutes. */
  readonly carried: readonly CarriedOver[];
}

export interface PlannedDay {
  /** `yyyy-MM-dd` */
  readonly date: string;
  readonly uri: string;
  /** Inside the series. */
  readonly path: string;
  readonly why: 'turn' | 'later' | 'asked';
  /** The holiday because of which the meeting moves. */
  readonly holiday?: string;
  readonly exists: boolean;
}

/** Something of the last minutes that may stand in the next ones. */
export interface CarriedOver {
  readonly id: string;
  readonly reason: 'topic' | 'open' | 'standing' | 'question' | 'articles' | 'reference';
  readonly preselected: boolean;
  readonly words: string;
  readonly topic?: string;
  readonly from: { readonly uri: string; readonly day?: string; readonly line: number };
}

/** Answer to `minutes/newMeeting`: the minutes as they are to be written. */
export type MinutesText =
  | { readonly uri: string; readonly exists: boolean; readonly text: string; readonly snippet: string }
  | { readonly problem: string };
