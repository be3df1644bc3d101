import type { Message } from '../../text/message.ts';

/** A rule as far as settings know it. */
export interface KnownRule {
  readonly id: string;
  readonly severity: string;
  readonly summary: Message;
  readonly options?: readonly {
    readonly name: string;
    readonly type: 'boolean' | 'number' | 'string' | 'strings';
    readonly default: boolean | number | string | readonly string[];
    readonly description: Message;
  }[];
}

/** What settings may name that is declared elsewhere in the product. */
export interface Known {
  readonly rules: readonly KnownRule[];
  /** Ids of the meeting services. */
  readonly providers: readonly string[];
}
