import type { LinkVerdict, LinkVerdicts } from '../../language-service/links/verdict.ts';
import { aborted } from '../../links/aborted.ts';
import type { Timer } from '../host.ts';
import { atMostOnceASecond } from '../refresher.ts';
import type { Web, WebAnswer, WebOrder } from './web.ts';

/** What is known of web addresses, and the checks that learn more, one at a time. */
export interface LinkDesk {
  /** Another object whenever something became known. */
  readonly verdicts: LinkVerdicts;
  /** Takes what earlier starts learned of addresses, once for each. Nobody is asked. */
  recall(addresses: readonly string[]): Promise<void>;
  /** Whether any of some addresses is waiting to be judged. */
  isChecking(addresses: readonly string[]): boolean;
  /** Addresses that a check would learn something of. */
  unknownOf(addresses: readonly string[], allowHosts: readonly string[]): Promise<readonly string[]>;
  /** Now, counted in what happened here. */
  moment(): number;
  /** Checks after the checks before it. What those learned since somebody asked for this one is not asked twice. */
  check(addresses: readonly string[], order: CheckOrder): Promise<CheckAnswer>;
  /** Ends all checks, and keeps what was learned. */
  end(): Promise<void>;
}

export type CheckAnswer = Omit<WebAnswer, 'verdicts'>;

export type CheckOrder = Omit<WebOrder, 'judged' | 'signal'> & {
  readonly signal: AbortSignal;
  /** The moment at which somebody asked for the check. */
  readonly since: number;
  /** Told how many of the addresses are judged. */
  readonly progress?: (done: number) => void;
};

interface Outside {
  readonly web: Web;
  readonly timer: Timer;
  /** Called after changes; `findings` where rules may say something else now. */
  readonly changed: (findings: boolean) => void;
}

/** What is not kept, and yet not asked again because a file is saved. */
const lasting: ReadonlySet<LinkVerdict['reason']> = new Set(['private', 'host-waits', 'not-judged']);

export function createLinkDesk({ web, timer, changed }: Outside): LinkDesk {
  let verdicts: LinkVerdicts = new Map();
  const recalled = new Set<string>();
  /** Address → when it was judged, counted in checks and judgements. */
  const judgedAt = new Map<string, number>();
  let count = 0;
  /** Address → the hosts that might be asked when it was found to be one that is not to be asked again soon. */
  const settled = new Map<string, string>();
  const checks = new Map<AbortController, ReadonlySet<string>>();
  let last: Promise<void> = Promise.resolve();

  const take = (news: ReadonlyMap<string, LinkVerdict>): void => {
    const others = [...news].filter(([address, verdict]) => isNews(verdicts.get(address), verdict));
    if (others.length === 0) return;
    const findings = others.some(
      ([address, verdict]) => isFinding(verdict) || isFinding(verdicts.get(address)),
    );
    verdicts = new Map([...verdicts, ...others]);
    changed(findings);
  };

  let news = new Map<string, LinkVerdict>();
  const takeNews = (): void => {
    const all = news;
    news = new Map();
    take(all);
  };
  const takeSoon = atMostOnceASecond(timer, takeNews);

  const ask = async (
    addresses: readonly string[],
    { progress, since, ...order }: CheckOrder,
    pending: Set<string>,
  ): Promise<CheckAnswer> => {
    const open = addresses.filter((address) => (judgedAt.get(address) ?? -1) < since);
    const before = addresses.length - open.length;
    const judged: WebOrder['judged'] = (address, verdict, done) => {
      pending.delete(address);
      progress?.(before + done);
      // Whether the network was there at all is known at the end.
      if (verdict.state === 'unknown') return;
      news.set(address, verdict);
      takeSoon();
    };
    const answer = await web.check(open, { ...order, judged });
    news = new Map();
    if (!answer.offline) {
      for (const [address, { reason }] of answer.verdicts) {
        if (reason === 'not-asked') continue;
        judgedAt.set(address, ++count);
        if (lasting.has(reason)) settled.set(address, order.allowHosts.join());
      }
      take(answer.verdicts);
    }
    return answer;
  };

  return {
    get verdicts() {
      return verdicts;
    },
    async recall(addresses) {
      const unseen = addresses.filter((address) => !recalled.has(address) && !verdicts.has(address));
      if (unseen.length === 0) return;
      for (const address of unseen) recalled.add(address);
      const known = [...(await web.recall(unseen))];
      // What was learned meanwhile is newer.
      take(new Map(known.filter(([address]) => !verdicts.has(address))));
    },
    moment: () => ++count,
    isChecking: (addresses) =>
      [...checks.values()].some((pending) => addresses.some((address) => pending.has(address))),
    async unknownOf(addresses, allowHosts) {
      const kept = await web.recall(addresses);
      const hosts = allowHosts.join();
      return addresses.filter((address) => !kept.has(address) && settled.get(address) !== hosts);
    },
    async check(addresses, order) {
      const stop = new AbortController();
      const cancel = (): void => stop.abort();
      order.signal.addEventListener('abort', cancel, { once: true });
      if (order.signal.aborted) cancel();
      const pending = new Set(addresses);
      checks.set(stop, pending);
      changed(false);
      const turn = last;
      let leave = (): void => undefined;
      const gone = new Promise<void>((resolve) => {
        leave = resolve;
      });
      // Who is cancelled while waiting lets nobody past those before.
      last = turn.then(() => gone);
      try {
        await Promise.race([turn, aborted(stop.signal)]);
        if (stop.signal.aborted) return { offline: false, requests: 0 };
        return await ask(addresses, { ...order, signal: stop.signal }, pending);
      } finally {
        order.signal.removeEventListener('abort', cancel);
        checks.delete(stop);
        leave();
        changed(false);
        // Who waits for the answer does not wait for this.
        void timer.turn().then(() => web.keep());
      }
    },
    async end() {
      for (const stop of checks.keys()) stop.abort();
      await last;
      await web.end();
    },
  };
}

/** Whether rules say something of a link that this is known of. */
function isFinding(verdict: LinkVerdict | undefined): boolean {
  return verdict?.state === 'broken' || verdict?.state === 'moved';
}

/** Whether it is another verdict than the one before; who was not asked has said nothing new. */
function isNews(before: LinkVerdict | undefined, { at, state, reason }: LinkVerdict): boolean {
  if (!before) return true;
  return reason !== 'not-asked' && (before.at !== at || before.state !== state || before.reason !== reason);
}
