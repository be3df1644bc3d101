import {
  type CancellationToken,
  type Connection,
  LSPErrorCodes,
  MessageType,
  ResponseError,
} from 'vscode-languageserver';
import { CHECK_LINKS } from '../../language-service/features/check-links.ts';
import { isRefusal, type Refusal } from '../../language-service/features/feature.ts';
import type { LinkVerdicts } from '../../language-service/links/verdict.ts';
import { type Message, message, render, type Translations } from '../../language-service/text/message.ts';
import { recordOf } from '../../language-service/text/record-of.ts';
import type { Log } from '../dispatcher.ts';
import type { Indexer } from '../index/indexer.ts';
import type { Wire } from '../read-client.ts';
import { atMostOnceASecond } from '../refresher.ts';
import { tell } from '../tell.ts';
import { type CheckAnswer, type CheckOrder, createLinkDesk } from './link-desk.ts';
import { type LinkSummary, summariseLinks } from './link-summary.ts';
import { type LinkReading, type LinksOfMinutes, readLinks } from './read-links.ts';
import { workDoneTokenIn, workInSight } from './work-in-sight.ts';

/** The links of an editor's minutes: answers what is known of them, and has them checked. */
export interface Links {
  /** Absent where nothing can be asked. */
  readonly verdicts: LinkVerdicts | undefined;
  /** Whether the user trusts the workspace now. */
  readonly trusted: boolean;
  /** A document was looked at: if it is minutes, what earlier starts learned of its links is taken, once and soon. */
  looked(uri: string): void;
  closed(uri: string): void;
  saved(uri: string): void;
  /** Fulfils the command. */
  run(params: unknown, token: CancellationToken): Promise<unknown>;
  end(): Promise<void>;
}

interface Outside extends LinkReading {
  readonly connection: Connection;
  readonly wire: Wire;
  readonly translations: Translations;
  readonly log: Log;
  readonly indexer: Pick<Indexer, 'index' | 'until'>;
  /** Has all documents looked at again. */
  readonly refresh: () => void;
}

/** How long after the first look at minutes it is, in milliseconds, that their links are looked up. */
const BREATH = 50;

interface Wish {
  readonly uris?: readonly string[];
  readonly again: boolean;
}

export function serveLinks(outside: Outside): Links {
  const { connection, wire, translations, log, host, refresh } = outside;
  const { web } = host;
  const say = (words: Message): string => render(words, translations);
  const changed = atMostOnceASecond(host.timer, () => {
    if (wire.client.status) void connection.sendNotification('minutes/linksChanged', {});
  });
  const desk =
    web &&
    createLinkDesk({
      web,
      timer: host.timer,
      changed(findings) {
        changed();
        if (findings) refresh();
      },
    });
  const available = (): 'yes' | 'untrusted' | 'no-network' =>
    !desk ? 'no-network' : trusted ? 'yes' : 'untrusted';
  let { trusted } = wire;
  let withdrawn = new AbortController();
  let saidOffline = false;

  const allMinutes = async (token: CancellationToken): Promise<readonly string[]> => {
    const { index, until } = outside.indexer;
    await until('summaries', token);
    return index.meetings.map(({ uri }) => uri);
  };
  const linksOf = async (uri: string): Promise<LinksOfMinutes | undefined> => {
    for await (const links of readLinks([uri], outside)) return links;
    return undefined;
  };
  const failed = (error: unknown): void => log.error(`Links were not looked at: ${String(error)}`);
  const looked = new Set<string>();
  const recall = async (uri: string): Promise<void> => {
    const links = await linksOf(uri);
    if (links) await desk?.recall(links.addresses);
  };
  const ask = async (
    addresses: readonly string[],
    order: Omit<CheckOrder, 'proxy'>,
  ): Promise<CheckAnswer> => {
    if (!desk || addresses.length === 0) return { offline: false, requests: 0 };
    const { proxy } = wire;
    const answer = await desk.check(addresses, { ...order, ...(proxy && { proxy }) });
    if (answer.trouble !== undefined) failed(answer.trouble);
    if (answer.requests > 0 && !answer.offline) saidOffline = false;
    return answer;
  };
  /** Once, until the network is there again. */
  const sayOffline = (): void => {
    if (saidOffline) return;
    saidOffline = true;
    tell(
      connection,
      MessageType.Warning,
      say(message('The network cannot be reached, so nothing new is known of the links.')),
    );
  };

  const check = async (
    { uris, again }: Wish,
    workDoneToken: string | number | undefined,
    token: CancellationToken,
  ): Promise<(LinkSummary & { offline: boolean; asked: number }) | Refusal | ResponseError<void>> => {
    if (!desk)
      return {
        refusal: say(
          message('Links cannot be checked here: a browser does not let the editor ask other sites.'),
        ),
      };
    if (!trusted) return { refusal: say(message('Links are checked in trusted workspaces only.')) };
    const since = desk.moment();
    const sight = {
      connection,
      clock: host.clock,
      translations,
      title: message('Checking links'),
      step: (done: number, all: number) => message('{0} of {1} links', done, all),
      workDoneToken,
      canShow: wire.showsProgress,
      token,
      withdrawn: withdrawn.signal,
    };
    return workInSight(sight, async (signal, show) => {
      const addresses = new Set<string>();
      const allowHosts = new Set<string>();
      for await (const links of readLinks(uris ?? (await allMinutes(token)), outside, signal)) {
        for (const address of links.addresses) addresses.add(address);
        for (const name of links.settings.allowHosts) allowHosts.add(name);
      }
      const all = [...addresses];
      const { offline, requests } = await ask(all, {
        allowHosts: [...allowHosts],
        again,
        since,
        signal,
        progress: (done) => show(done, all.length),
      });
      return { ...summariseLinks(all, desk.verdicts, translations), offline, asked: requests };
    });
  };

  const checkSaved = async (uri: string): Promise<void> => {
    const links = desk && (await linksOf(uri));
    if (!links) return;
    await desk.recall(links.addresses);
    const { checkOnSave, allowHosts } = links.settings;
    if (!checkOnSave || !trusted) return;
    const addresses = await desk.unknownOf(links.addresses, allowHosts);
    const { offline } = await ask(addresses, {
      allowHosts,
      again: false,
      since: desk.moment(),
      signal: withdrawn.signal,
    });
    if (offline) sayOffline();
  };

  connection.onRequest('minutes/links', async (params: unknown) => {
    const { uri } = recordOf(params);
    const links = typeof uri === 'string' ? await linksOf(uri) : undefined;
    if (!links) return null;
    await desk?.recall(links.addresses);
    const { addresses } = links;
    return {
      ...summariseLinks(addresses, desk?.verdicts ?? new Map(), translations),
      checking: desk?.isChecking(addresses) ?? false,
      available: available(),
    };
  });
  connection.onRequest(CHECK_LINKS, async (params: unknown, token: CancellationToken): Promise<unknown> => {
    const answer = await check(wishIn(params), workDoneTokenIn(params), token);
    return isRefusal(answer) ? new ResponseError(LSPErrorCodes.RequestFailed, answer.refusal) : answer;
  });
  connection.onNotification('minutes/trust', (params: unknown) => {
    trusted = recordOf(params).trusted === true;
    if (!trusted) {
      withdrawn.abort();
      withdrawn = new AbortController();
    }
    changed();
  });

  return {
    get verdicts() {
      return desk?.verdicts;
    },
    get trusted() {
      return trusted;
    },
    looked(uri) {
      if (!desk || looked.has(uri)) return;
      looked.add(uri);
      host.timer.after(BREATH, () => void recall(uri).catch(failed));
    },
    closed: (uri) => void looked.delete(uri),
    saved: (uri) => void checkSaved(uri).catch(failed),
    async run(params, token) {
      const { arguments: args } = recordOf(params);
      const answer = await check(wishIn(args), workDoneTokenIn(params), token);
      // An editor that has the command itself says what came of it; the others show no answers.
      if (!wire.client.commands.includes(CHECK_LINKS) && 'offline' in answer) {
        if (answer.offline) sayOffline();
        else tell(connection, MessageType.Info, answer.words);
      }
      return answer;
    },
    end: async () => desk?.end(),
  };
}

function wishIn(params: unknown): Wish {
  const { uris, again } = recordOf(Array.isArray(params) ? params[0] : params);
  return {
    again: again === true,
    ...(Array.isArray(uris) && { uris: uris.filter((uri) => typeof uri === 'string') }),
  };
}
