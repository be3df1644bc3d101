import {
  type CancellationToken,
  type Connection,
  MessageType,
  type ResponseError,
} from 'vscode-languageserver';
import type { Refusal } from '../../language-service/features/feature.ts';
import { refusalWords } from '../../language-service/features/github-words.ts';
import { LOOK_UP_REFERENCES } from '../../language-service/features/look-up-references.ts';
import { type GitHubQuestion, gitHubKeysIn, thingAt } from '../../language-service/github/github-question.ts';
import {
  type GitHubAnswers,
  type GitHubRefusal,
  isThing,
} from '../../language-service/github/github-thing.ts';
import type { Minutes } from '../../language-service/model/minutes.ts';
import { type Message, message, render, type Translations } from '../../language-service/text/message.ts';
import { recordOf } from '../../language-service/text/record-of.ts';
import type { Log } from '../dispatcher.ts';
import type { Host } from '../host.ts';
import { isSoon } from '../is-soon.ts';
import { workDoneTokenIn, workInSight } from '../links/work-in-sight.ts';
import type { Wire } from '../read-client.ts';
import { tell } from '../tell.ts';
import { uriIn } from '../uri-in.ts';
import type { GitHubAsker } from './git-hub-access.ts';

/** Issues and pull requests that an editor's minutes speak of: asks GitHub for them, where the user has a token. */
export interface References {
  /** Absent before anything was asked, and when the token is gone. */
  readonly answers: GitHubAnswers | undefined;
  /** Asks; resolves when all is known, or after a moment in which nobody would want to wait longer. Nobody is asked to sign in for it. */
  ask(question: GitHubQuestion): Promise<void>;
  /** Fulfils the command: all that some minutes speak of. Has the user sign in where that is needed. */
  run(params: unknown, token: CancellationToken): Promise<LookedUp | Refusal | ResponseError<void>>;
  end(): void;
}

/** How many of the issues and pull requests of some minutes are known now, and the same in words. */
export interface LookedUp {
  readonly total: number;
  readonly known: number;
  readonly words: string;
}

interface Outside {
  readonly connection: Connection;
  readonly wire: Wire;
  readonly host: Host;
  readonly log: Log;
  readonly translations: Translations;
  /** Whether the workspace is one in which the user lets things be asked. */
  readonly trusted: () => boolean;
  /** An open document, read to its end; undefined where it is no minutes. */
  readonly minutes: (uri: string) => Promise<Minutes | undefined>;
  /** Has all documents looked at again. */
  readonly refresh: () => void;
}

/** How long an answer waits for GitHub, in milliseconds. */
const PATIENCE = 1000;

export function serveReferences(outside: Outside): References {
  const { connection, wire, host, log, translations, trusted, refresh } = outside;
  const { gitHub } = host;
  const say = (words: Message): string => render(words, translations);
  let opening: Promise<GitHubAsker> | undefined;
  let asker: GitHubAsker | undefined;
  let hasToken = false;

  const open = async (): Promise<GitHubAsker | undefined> => {
    const { proxy } = wire;
    opening ??= gitHub?.open({ changed: refresh, ...(proxy && { proxy }) });
    asker = await opening;
    return asker;
  };
  /** The token is asked for each time, since the user may have signed out. */
  const tokenOf = async (ask: boolean): Promise<string | undefined> => {
    if (!gitHub || !trusted()) return undefined;
    const given = wire.gitHub
      ? await connection.sendRequest<unknown>('minutes/githubToken', { ask }).catch(() => undefined)
      : { token: wire.gitHubFromEnv ? gitHub.tokenInEnv : undefined };
    const { token } = recordOf(given);
    const isToken = typeof token === 'string' && /^[\x21-\x7E]{1,1000}$/.test(token);
    if (hasToken !== isToken && asker) refresh();
    hasToken = isToken;
    return isToken ? token : undefined;
  };
  const failed = (error: unknown): void => log.error(`asking GitHub failed: ${String(error)}`);
  const learn = async ({ keys = [], recent }: GitHubQuestion): Promise<void> => {
    const token = await tokenOf(false);
    const github = token === undefined ? undefined : await open();
    if (!github || token === undefined) return;
    await Promise.all([
      github.lookUp(keys, token),
      recent === undefined ? undefined : github.lookUpRecent(recent, token),
    ]);
  };

  return {
    get answers() {
      return hasToken ? asker?.answers : undefined;
    },
    async ask(question) {
      if (!gitHub || !trusted() || !(wire.gitHub || wire.gitHubFromEnv)) return;
      await isSoon(host.timer, learn(question).catch(failed), PATIENCE);
    },
    async run(params, cancelled) {
      const uri = uriIn(params);
      const minutes = uri === undefined ? undefined : await outside.minutes(uri);
      if (!minutes) return { refusal: say(message('This file holds no minutes.')) };
      if (!gitHub)
        return { refusal: say(message('GitHub cannot be asked here, where no network is reached.')) };
      if (!trusted()) return { refusal: say(message('GitHub is asked in trusted workspaces only.')) };
      const token = await tokenOf(true);
      const github = token === undefined ? undefined : await open();
      if (!github || token === undefined) {
        return { refusal: say(message('GitHub was not asked, since there is no sign-in to it.')) };
      }
      const keys = gitHubKeysIn(minutes);
      const sight = {
        connection,
        clock: host.clock,
        translations,
        title: message('Asking GitHub'),
        step: (done: number, all: number) => message('{0} of {1}', done, all),
        workDoneToken: workDoneTokenIn(params),
        canShow: wire.showsProgress,
        token: cancelled,
      };
      const answer = await workInSight(sight, async (signal, show) => {
        let done = 0;
        const work = keys.map(async (key) => {
          await github.lookUp([key], token, signal);
          show(++done, keys.length);
        });
        await Promise.all(work).catch(failed);
        const known = keys.filter((key) => thingAt(github.answers, key)).length;
        const words = withReason(
          countWords(known, keys.length),
          github.answers,
          keys,
          wire.zone ?? host.clock.zone,
        );
        return { total: keys.length, known, words: say(words) };
      });
      // An editor that has the command itself says what came of it; the others show no answers.
      if (!wire.client.commands.includes(LOOK_UP_REFERENCES) && 'words' in answer)
        tell(connection, MessageType.Info, answer.words);
      return answer;
    },
    end: () => void asker?.close(),
  };
}

function countWords(known: number, all: number): Message {
  return message('GitHub knows {0} of {1} issues and pull requests.', known, all);
}

/** With the reason why GitHub told nothing, where it is one that has nothing to do with what was asked for. */
function withReason(words: Message, answers: GitHubAnswers, keys: readonly string[], zone: string): Message {
  const refusals = keys.flatMap((key) => {
    const answer = answers.get(key);
    return answer === undefined || isThing(answer) ? [] : [answer];
  });
  const reason = refusals.find(({ problem }) => GENERAL.has(problem));
  return reason ? message('{0} {1}', words, refusalWords(reason, zone)) : words;
}

const GENERAL: ReadonlySet<GitHubRefusal['problem']> = new Set(['no-access', 'rate-limited', 'offline']);
