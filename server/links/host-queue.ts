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

/** Lets requests to each host begin in their turn, few at a time, and none while the host wants to be left alone. */
export interface HostQueue {
  /** Does the work when it is its turn. Undefined where that will not be, since the host waits for too long or all was cancelled. */
  run<T>(host: string, work: () => Promise<T>): Promise<T | undefined>;
  /** Leaves a host alone until a moment. */
  leaveAlone(host: string, until: number): void;
}

interface Place {
  active: number;
  readonly waiting: { start(): void; drop(): void }[];
  notBefore: number;
  /** Whether somebody comes back when the host may be asked again. */
  awaited: boolean;
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
    const place = places.get(host) ?? { active: 0, waiting: [], notBefore: 0, awaited: false };
    places.set(host, place);
    return place;
  };
  const dropAll = (place: Place): void => {
    for (const each of place.waiting.splice(0)) each.drop();
  };
  const proceed = (place: Place): void => {
    while (place.waiting.length > 0 && place.active < perHost) {
      const rest = place.notBefore - clock.now();
      if (rest > longestWait || signal.aborted) dropAll(place);
      else if (active >= most) crowded.add(place);
      else if (rest > 0) comeBack(place, rest);
      if (rest > 0 || active >= most || signal.aborted) return;
      place.notBefore = clock.now() + pause;
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
  const leave = (place: Place): void => {
    place.active -= 1;
    active -= 1;
    proceed(place);
    for (const other of crowded) {
      if (active >= most) break;
      crowded.delete(other);
      proceed(other);
    }
  };
  signal.addEventListener('abort', () => places.forEach(dropAll), { once: true });
  return {
    run(host, work) {
      const place = placeOf(host);
      return new Promise((resolve, reject) => {
        const start = (): void => {
          place.active += 1;
          active += 1;
          work()
            .then(resolve, reject)
            .finally(() => leave(place));
        };
        place.waiting.push({ start, drop: () => resolve(undefined) });
        proceed(place);
      });
    },
    leaveAlone(host, until) {
      const place = placeOf(host);
      place.notBefore = Math.max(place.notBefore, until);
      proceed(place);
    },
  };
}
