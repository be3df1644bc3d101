import type { MomentReading, RecurrenceReading } from '../calendar/reading.ts';
import type { Span } from '../text/span.ts';

/** A value of the invitation with its place; `span` covers the value alone, `line` the whole line without its line end or quote marks. */
export interface InvitationField {
  readonly span: Span;
  readonly line: Span;
  readonly text: string;
}

export interface InvitationNumber extends InvitationField {
  /** Only the digits. */
  readonly digits: string;
  /** By its shape: Tencent's ddd-ddd-ddd is for one meeting, ddd-dddd-dddd for a series; absent where the shape is neither or the provider has no such rule. */
  readonly series?: boolean;
  /** Whether the shape is one that the provider gives out. */
  readonly wellFormed: boolean;
}

export interface InvitationLink extends InvitationField {
  /** Whether host and path are shaped as the provider makes them. */
  readonly wellFormed: boolean;
}

export interface DialIn extends InvitationField {
  /** The meeting number dialled after the telephone number, digits only; absent in lines that only list telephone numbers. */
  readonly digits?: string;
  /** What is asked for after the number was dialled, digits only (`PIN: 123 456 789#`). */
  readonly pin?: string;
}

/** The zone of the meeting's time, on the time's line or under a label of its own. */
export interface InvitationZone extends InvitationField {
  /** Minutes east of UTC, where the words are an offset. */
  readonly offsetMinutes?: number;
  /** IANA name, where the words name a place that is known. */
  readonly id?: string;
}

/** One meeting, one of a series, or one with an audience. */
export type InvitationKind = 'single' | 'series' | 'webinar';

export type InvitationForm = 'fence' | 'quote' | 'plain';

/** A pasted invitation to an online meeting. Parts that are not there are absent. */
export interface Invitation {
  /** The provider's id in `model/providers.ts`; absent where no provider is recognised. */
  readonly provider?: string;
  /** Absent where neither words, number nor recurrence tell. */
  readonly kind?: InvitationKind;
  /** From the first to the last line that belongs to it, fence or quote marks included. */
  readonly span: Span;
  readonly form: InvitationForm;
  readonly inviter?: InvitationField;
  /** Who leads the meeting, where a label says so; `inviter` is who sent the invitation. */
  readonly host?: InvitationField;
  readonly subject?: InvitationField;
  readonly time?: InvitationField & { readonly moment?: MomentReading };
  readonly zone?: InvitationZone;
  readonly recurrence?: InvitationField & { readonly reading?: RecurrenceReading };
  readonly link?: InvitationLink;
  readonly number?: InvitationNumber;
  readonly dialIns: readonly DialIn[];
  /** The number to key in on the telephone, where it is another than the meeting's (Teams). */
  readonly conferenceId?: InvitationField;
  readonly password?: InvitationField;
  readonly hostKey?: InvitationField;
}
