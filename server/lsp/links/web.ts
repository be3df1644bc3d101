import type { LinkVerdict } from '../../language-service/links/verdict.ts';

/** Asks what stands behind web links. Addresses are as `askedAddress` gives them. Nothing rejects. */
export interface Web {
  /** What earlier checks learned of addresses, as far as it still holds. Nobody is asked. */
  recall(addresses: readonly string[]): Promise<ReadonlyMap<string, LinkVerdict>>;
  /** What is known of addresses; of those that nothing is known of, their hosts are asked. Resolves soon after the signal says so. */
  check(addresses: readonly string[], order: WebOrder): Promise<WebAnswer>;
  /** Keeps what was learned for the next start. */
  keep(): Promise<void>;
  /** Keeps it, and lets go of what asking needs. */
  end(): Promise<void>;
}

export interface WebOrder {
  /** Hosts of one's own network that may be asked. */
  readonly allowHosts: readonly string[];
  /** Whether also what earlier checks learned is asked anew. */
  readonly again: boolean;
  readonly proxy?: WebProxy;
  readonly signal: AbortSignal;
  /** Hears of each address as soon as it is judged; `done` of the addresses are. */
  readonly judged: (address: string, verdict: LinkVerdict, done: number) => void;
}

/** Goes before the environment's variables. */
export interface WebProxy {
  readonly url?: string;
  /** False where certificates are not looked at. */
  readonly strictSsl?: boolean;
  /** False where certificates that only the machine's own store vouches for are not accepted. */
  readonly systemCertificates?: boolean;
  readonly noProxy?: readonly string[];
}

export interface WebAnswer {
  /** Without those that nothing was learned of before the signal. */
  readonly verdicts: ReadonlyMap<string, LinkVerdict>;
  /** Whether nothing could be reached at all. */
  readonly offline: boolean;
  /** How many requests were made. */
  readonly requests: number;
  /** Why some were not asked that should have been, for the log. */
  readonly trouble?: string;
}
