import type { Clock } from './clock.ts';

export interface Limits {
  /** The most requests to one host at a time. */
  readonly perHost: number;
  /** The most requests at a time. */
  readonly most: number;
  /** From the beginning of one request to a host to that of the next, in milliseconds. */
  readonly pause: number;
  /** A host that wants to be left alone for longer is not asked again, in milliseconds. */
  readonly longestWait: number;
}

/** What a request tells of its host: that it answers, until when it wants to be left alone, or nothing. */
export type HostSays = 'fine' | { readonly until: number } | undefined;

/** Lets requests to each host begin in their turn, few at a time, and none while the host wants to be left alone. */
export interface HostQueue {
  /**
   * Does the work when it is its turn. Undefined where that will not be, since the host waits for too long or all was cancelled.
   * `says` tells what the result means for the host; what has waited already goes `ahead`.
   */
  run<T>(
    host: string,
    work: () => Promise<T>,
    says: (result: T) => HostSays,
    ahead?: boolean,
  ): Promise<T | undefined>;
}

/** Two, since one may get no answer. */
const TRIALS = 2;

interface Place {
  active: number;
  readonly waiting: { start(): void; drop(): void }[];
  notBefore: number;
  /** Whether somebody comes back when the host may be asked again. */
  awaited: boolean;
  /**
   * Until when the host wanted to be left alone, while requests that were under way may still show whether it meant one page alone.
   * Nothing begins meanwhile.
   */
  doubt?: number | undefined;
  /** It seemed to mean one page; how many requests are under way to show whether that is so. */
  trials?: number | undefined;
  /** Whether that was so, and is taken to be so again. */
  speaksOfPages: boolean;
}

export function createHostQueue(
  { perHost, most, pause, longestWait }: Limits,
  clock: Clock,
  signal: AbortSignal,
): HostQueue {
  const places = new Map<string, Place>();
  const crowded = new Set<Place>();
  let active = 0;

  const placeOf = (host: string): Place => {
    const place = places.get(host) ?? {
      active: 0,
      waiting: [],
      notBefore: 0,
      awaited: false,
      speaksOfPages: false,
    };
    places.set(host, place);
    return place;
  };
  const dropAll = (place: Place): void => {
    for (const each of place.waiting.splice(0)) each.drop();
  };
  const hear = (place: Place, said: HostSays, isTrial: boolean): void => {
    if (isTrial && place.trials !== undefined) {
      place.trials = said === 'fine' ? undefined : Math.max(place.trials - 1, 0);
      place.speaksOfPages = said === 'fine';
    }
    if (said === 'fine') {
      if (place.doubt !== undefined && !place.speaksOfPages) place.trials = 0;
      place.doubt = undefined;
    } else if (said) {
      const others = place.active > 0 && !isTrial && said.until - clock.now() <= longestWait;
      if (others) place.doubt = Math.max(place.doubt ?? 0, said.until);
      else place.notBefore = Math.max(place.notBefore, said.until);
      if (!others) place.speaksOfPages = false;
    }
    if (place.doubt === undefined || place.active > 0) return;
    place.notBefore = Math.max(place.notBefore, place.doubt);
    place.doubt = undefined;
  };
  const proceed = (place: Place): void => {
    while (place.waiting.length > 0 && place.active < perHost && (place.trials ?? 0) < TRIALS) {
      const now = clock.now();
      if (place.doubt !== undefined && place.doubt <= now) place.doubt = undefined;
      const rest = (place.doubt ?? place.notBefore) - now;
      if (rest > longestWait || signal.aborted) dropAll(place);
      else if (active >= most) crowded.add(place);
      else if (rest > 0) comeBack(place, rest);
      if (rest > 0 || active >= most || signal.aborted) return;
      place.notBefore = now + pause;
      place.waiting.shift()?.start();
    }
  };
  const comeBack = (place: Place, rest: number): void => {
    if (place.awaited) return;
    place.awaited = true;
    const again = (): void => {
      place.awaited = false;
      proceed(place);
    };
    clock.wait(rest, signal).then(again, again);
  };
  const leave = (place: Place, said: HostSays, isTrial: boolean): void => {
    place.active -= 1;
    active -= 1;
    hear(place, said, isTrial);
    proceed(place);
    for (const other of crowded) {
      if (active >= most) break;
      crowded.delete(other);
      proceed(other);
    }
  };
  signal.addEventListener('abort', () => places.forEach(dropAll), { once: true });
  return {
    run(host, work, says, ahead = false) {
      const place = placeOf(host);
      return new Promise((resolve, reject) => {
        const start = (): void => {
          const isTrial = place.trials !== undefined;
          if (place.trials !== undefined) place.trials += 1;
          place.active += 1;
          active += 1;
          work().then(
            (result) => {
              leave(place, says(result), isTrial);
              resolve(result);
            },
            (error: unknown) => {
              leave(place, undefined, isTrial);
              reject(error);
            },
          );
        };
        const one = { start, drop: () => resolve(undefined) };
        if (ahead) place.waiting.unshift(one);
        else place.waiting.push(one);
        proceed(place);
      });
    },
  };
}
