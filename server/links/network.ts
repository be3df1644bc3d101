import { lookup as systemLookup } from 'node:dns';
import type { LookupFunction, Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import type { Dispatcher } from 'undici';
import type { LookFailure } from '../language-service/links/verdict.ts';
import { bare, type Guard, PrivateAddressError } from './guard.ts';
import type { Trust } from './trust.ts';

/** The addresses of a host name; throws what `dns.lookup` fails with. */
export type Resolve = (
  host: string,
) => Promise<readonly { readonly address: string; readonly family: number }[]>;

export interface NetworkOptions {
  readonly guard: Guard;
  /** Where the proxies stand: `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY`, in capitals or not. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The most connections to one host and port. */
  readonly perHost: number;
  /** How long a connection may take, in milliseconds. */
  readonly timeout: number;
  /** Whether certificates are looked at. */
  readonly strictSsl?: boolean;
  /** Whose certificates are accepted where Node's own list is not enough; nobody else's where absent. */
  readonly trust?: Trust;
  readonly resolve?: Resolve;
}

/** Connections that are kept alive, each looked at before anything is sent over it. */
export interface Network {
  /** Whether a proxy is named, so that what fails may be the way to it. */
  readonly hasProxy: boolean;
  /** Does work over connections to the host of a URL, and once more with wider trust where its certificate was not accepted. */
  reach<T>(url: URL, work: (dispatcher: Dispatcher) => Promise<T | LookFailure>): Promise<T | LookFailure>;
  /** Looks a name up where a proxy would do so instead; throws a `PrivateAddressError` where it leads to what must not be reached. */
  check(host: string): Promise<void>;
  /** Ends all connections at once. */
  close(): void;
}

/** Headers above this are nothing that a page needs, in bytes. */
const BIGGEST_HEAD = 32 * 1024;

/** How long after the end of a connection another one may take its place, in milliseconds. */
const LINGER = 30;

/** Makes the connections that a link check goes over. */
export async function createNetwork(options: NetworkOptions): Promise<Network> {
  const { guard, env, perHost, timeout, strictSsl = true, trust, resolve = resolveBySystem } = options;
  const { Agent, EnvHttpProxyAgent, buildConnector } = await import('./undici.js');
  const resolved = async (host: string): ReturnType<Resolve> => {
    const found = await resolve(host);
    // One address that must not be reached makes the name one that must not be asked.
    if (found.some(({ address }) => !guard.mayReach(host, address))) throw new PrivateAddressError(host);
    return found;
  };
  /** When a connection to a host ended last. */
  const ended = new Map<string, number>();
  const proxies = proxiesIn(env);
  const open = (context?: SecureContext): Dispatcher => {
    const tls = strictSsl ? { ...(context && { secureContext: context }) } : { rejectUnauthorized: false };
    const connector = buildConnector({
      timeout,
      lookup: lookupBy(resolved),
      maxCachedSessions: 0,
      ...tls,
    });
    const connect: typeof connector = (target, callback) => {
      const host = bare(target.hostname);
      if (!guard.mayAsk(host)) return callback(new PrivateAddressError(host), null);
      const place = `${host}:${target.port}`;
      const begin = (): void =>
        connector(target, (...[error, socket]) => {
          if (error) return callback(error, null);
          if (!isPermitted(guard, host, socket)) {
            socket.destroy();
            return callback(new PrivateAddressError(host), null);
          }
          socket.once('close', () => ended.set(place, performance.now()));
          callback(null, socket);
        });
      // The host has a connection that was cut off for a moment longer, and would count it beside the next.
      const rest = (ended.get(place) ?? -LINGER) + LINGER - performance.now();
      if (rest > 0) setTimeout(begin, rest);
      else begin();
    };
    const common = {
      connect,
      connections: perHost,
      maxHeaderSize: BIGGEST_HEAD,
      // Time is measured over whole requests, by the clock of the check.
      headersTimeout: 0,
      bodyTimeout: 0,
    };
    return proxies
      ? new EnvHttpProxyAgent({ ...common, ...proxies, proxyTunnel: false, proxyTls: tls, requestTls: tls })
      : new Agent(common);
  };
  /** By whom is trusted; undefined: Node's own list. */
  const dispatchers = new Map<SecureContext | undefined, Dispatcher>();
  const dispatcherFor = (context: SecureContext | undefined): Dispatcher => {
    const dispatcher = dispatchers.get(context) ?? open(context);
    dispatchers.set(context, dispatcher);
    return dispatcher;
  };
  const isUsable = !proxies || (canBeUsed(proxies.httpProxy) && canBeUsed(proxies.httpsProxy));
  return {
    hasProxy: proxies !== undefined,
    async reach({ host }, work) {
      // Nobody wants to be asked past it.
      if (!isUsable) return 'no-proxy';
      // Hosts that need no wider trust keep the connections that they have.
      const context = trust?.wider(host);
      const result = await work(dispatcherFor(context));
      const wider = result === 'certificate' && !context ? trust?.widen(host) : undefined;
      return wider ? work(dispatcherFor(wider)) : result;
    },
    async check(host) {
      if (!proxies) return;
      const found = await resolve(host).catch(() => []);
      if (found.some(({ address }) => !guard.mayReach(host, address))) throw new PrivateAddressError(host);
    },
    close() {
      for (const dispatcher of dispatchers.values()) void dispatcher.destroy().catch(() => undefined);
    },
  };
}

/** The address that was connected to, whatever the lookup said. */
function isPermitted(guard: Guard, host: string, { remoteAddress }: Pick<Socket, 'remoteAddress'>): boolean {
  return remoteAddress !== undefined && guard.mayReach(host, remoteAddress);
}

function lookupBy(resolve: Resolve): LookupFunction {
  return (host, options, callback) => {
    resolve(bare(host)).then(
      (found) => {
        const [first] = found;
        if (!first) callback(Object.assign(new Error(`no address of ${host}`), { code: 'ENOTFOUND' }), '', 0);
        else if (options.all) callback(null, [...found]);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, '', 0),
    );
  };
}

function resolveBySystem(host: string): ReturnType<Resolve> {
  return new Promise((resolve, reject) => {
    systemLookup(host, { all: true }, (error, found) => (error ? reject(error) : resolve(found)));
  });
}

/** Whether a proxy can be gone through; of none there is nothing to be said. What undici has for SOCKS is not settled yet. */
function canBeUsed(proxy: string): boolean {
  if (proxy === '') return true;
  try {
    const { protocol, username, password } = new URL(proxy);
    decodeURIComponent(username + password);
    return protocol === 'http:' || protocol === 'https:';
  } catch {
    return false;
  }
}

interface Proxies {
  readonly httpProxy: string;
  readonly httpsProxy: string;
  readonly noProxy: string;
}

/** Undefined where no proxy is named. A proxy without a scheme is one of HTTP, as curl has it. */
function proxiesIn(env: NetworkOptions['env']): Proxies | undefined {
  const named = (name: string): string => {
    const value = (env[name.toLowerCase()] || env[name] || '').trim();
    return value === '' || /^[a-z\d]+:\/\//i.test(value) ? value : `http://${value}`;
  };
  const all = named('ALL_PROXY');
  const [httpProxy, httpsProxy] = [named('HTTP_PROXY') || all, named('HTTPS_PROXY') || all];
  if (httpProxy === '' && httpsProxy === '') return undefined;
  return { httpProxy, httpsProxy, noProxy: env.no_proxy || env.NO_PROXY || '' };
}
