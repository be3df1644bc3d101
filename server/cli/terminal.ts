import { type Message, message } from '../language-service/text/message.ts';

/** What a command is run in: the one record through which it meets the world, files apart. */
export interface Terminal {
  /** The working directory. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Width in columns. */
  readonly columns: number;
  /** Whether results are coloured. */
  readonly color: boolean;
  /** Whether messages go to a person's screen, which can show progress. */
  readonly interactive: boolean;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Resolves when what was given to `out` has been taken, so that a slow reader does not fill the memory. */
  readonly taken: () => Promise<void>;
  /** The words in the reader's language. */
  readonly say: (message: Message) => string;
}

/** What a report has to know of where it is read. */
export type Page = Pick<Terminal, 'cwd' | 'env' | 'columns' | 'color' | 'say'>;

/** Says of what went wrong who says it, as programs do on stderr. */
export function complaint(words: Message): Message {
  return message('minutes: {0}', words);
}

/** Says what went wrong; whether anything did. */
export function tellTroubles(troubles: readonly Message[], { err, say }: Terminal): boolean {
  for (const trouble of troubles) err(`${say(complaint(trouble))}\n`);
  return troubles.length > 0;
}

/** Something that the caller can put right: it is said on stderr, and the exit code is 2. */
export class UsageError extends Error {
  readonly words: Message;

  constructor(words: Message) {
    super(words.template);
    this.words = words;
  }
}
