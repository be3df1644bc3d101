/** An issue or pull request as GitHub tells it. Plain data, so that it can be kept. */
export interface GitHubThing {
  readonly kind: 'pull' | 'issue';
  /** `owner/name`, as GitHub writes it. */
  readonly repository: string;
  readonly number: number;
  readonly title: string;
  /** `draft` is an open pull request that is not ready. */
  readonly state: 'open' | 'draft' | 'closed' | 'merged';
  /** The account that opened it; absent where that is gone. */
  readonly author?: string;
  /** When anything of it changed last, in milliseconds since the epoch. */
  readonly updated?: number;
  /** When it was merged or closed, in milliseconds since the epoch. */
  readonly closed?: number;
  /** Its page. */
  readonly url: string;
}

/** Why nothing is known of an issue or pull request. */
export interface GitHubRefusal {
  /**
   * `not-found` is also what a private repository answers to strangers; `gone` was deleted; `no-access`: the token is not accepted or not
   * enough; `moved`: it is known by another name, `to`.
   */
  readonly problem: 'not-found' | 'gone' | 'no-access' | 'rate-limited' | 'offline' | 'moved';
  /** Until when nothing is answered, in milliseconds since the epoch. */
  readonly until?: number;
  /** Where it is now: `owner/name#number` as GitHub writes it; `gitHubKey` of it may be among the answers. */
  readonly to?: string;
}

/** What is known of issues and pull requests, by `gitHubKey`. Another object whenever something became known. */
export type GitHubAnswers = ReadonlyMap<string, GitHubThing | GitHubRefusal>;

/** `owner/name#number` in lower case; issues and pull requests of a repository are numbered in one row. */
export function gitHubKey(repository: string, number: number): string {
  return `${repository}#${number}`.toLowerCase();
}

export function isThing(answer: GitHubThing | GitHubRefusal | undefined): answer is GitHubThing {
  return answer !== undefined && 'kind' in answer;
}
