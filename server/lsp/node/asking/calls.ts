import type { GitHubRefusal, GitHubThing } from '../../../language-service/github/github-thing.ts';
import type { LinkVerdict } from '../../../language-service/links/verdict.ts';
import type { LinkCheckOptions } from '../../../links/check-links.ts';
import type { GitHubOptions } from '../../../links/github/github.ts';
import type { WebAnswer, WebOrder, WebProxy } from '../../links/web.ts';

/** How links are looked at, as far as that is plain data. */
export type WebOptions = Omit<
  LinkCheckOptions,
  'allowHosts' | 'cache' | 'clock' | 'judged' | 'random' | 'resolve' | 'signal' | 'trust'
> & {
  /** Where the link cache lies; nothing is kept where absent. */
  readonly folder?: string;
};

/** How GitHub is asked, as far as that is plain data. */
export type GitHubWay = Omit<GitHubOptions, 'changed' | 'clock' | 'resolve' | 'trust'> & {
  readonly proxy?: WebProxy;
};

/** Addresses with what is known of them. */
export type Judged = readonly (readonly [address: string, verdict: LinkVerdict])[];

/** What the thread that asks can be called for: what goes there, what is told meanwhile, and what comes back. */
export interface Calls {
  readonly recall: {
    readonly order: { readonly way: WebOptions; readonly addresses: readonly string[] };
    readonly news: never;
    readonly answer: Judged;
  };
  readonly check: {
    readonly order: Omit<WebOrder, 'judged' | 'signal'> & {
      readonly way: WebOptions;
      readonly addresses: readonly string[];
    };
    /** `done` of the addresses are judged, the last of these among them; those that were known before come at the end, without it. */
    readonly news: { readonly judged: Judged; readonly done?: number };
    readonly answer: Omit<WebAnswer, 'verdicts'>;
  };
  readonly keep: { readonly order: undefined; readonly news: never; readonly answer: undefined };
  readonly lookUp: {
    readonly order: { readonly way: GitHubWay; readonly keys: readonly string[]; readonly token: string };
    readonly news: never;
    readonly answer: undefined;
  };
  readonly lookUpRecent: {
    readonly order: { readonly way: GitHubWay; readonly repository: string; readonly token: string };
    readonly news: never;
    readonly answer: undefined;
  };
  readonly closeGitHub: { readonly order: undefined; readonly news: never; readonly answer: undefined };
}

export type CallName = keyof Calls;

/** To the thread. `stop` calls off a call that is not answered yet, `end` ends the thread once it has kept what it learned. */
export type Request =
  | {
      readonly [Name in CallName]: {
        readonly id: number;
        readonly name: Name;
        readonly order: Calls[Name]['order'];
      };
    }[CallName]
  | { readonly stop: number }
  | { readonly end: true };

/** From the thread. */
export type Reply =
  | { readonly id: number; readonly news: Calls[CallName]['news'] }
  | { readonly id: number; readonly answer: Calls[CallName]['answer'] }
  | { readonly id: number; readonly error: string }
  | { readonly gitHub: GitHubNews };

/** How GitHub's answers have changed. */
export interface GitHubNews {
  readonly set: readonly (readonly [key: string, answer: GitHubThing | GitHubRefusal])[];
  readonly gone: readonly string[];
}
