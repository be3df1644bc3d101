import type { GitHubAnswers } from '../../language-service/github/github-thing.ts';
import type { WebProxy } from '../links/web.ts';

/** How a platform reaches GitHub. */
export interface GitHubAccess {
  /** The token that the environment of the process names. */
  readonly tokenInEnv?: string;
  open(order: GitHubOrder): Promise<GitHubAsker>;
}

export interface GitHubOrder {
  readonly proxy?: WebProxy;
  /** Hears when `answers` has become another object. */
  readonly changed: () => void;
}

/** Asks GitHub, with a token that goes nowhere else and is not kept. Rejects only where what asks comes to its end. */
export interface GitHubAsker {
  readonly answers: GitHubAnswers;
  /** Learns of issues and pull requests by their `gitHubKey`, as far as they are not known well enough. */
  lookUp(keys: readonly string[], token: string, signal?: AbortSignal): Promise<void>;
  /** Learns which issues and pull requests of a repository (`owner/name`) changed last. */
  lookUpRecent(repository: string, token: string): Promise<void>;
  /** Ends all connections and keeps what was learned. */
  close(): Promise<void>;
}
