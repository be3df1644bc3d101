/** How fast hosts answer, so that one that answers at once is not waited for as long as one that takes its time. */
export interface HostPace {
  /** A host answered, so many milliseconds after it was asked. */
  answered(host: string, time: number): void;
  /** How long its next answer may take in milliseconds: `most`, or less where it has been much faster so far, but `least`. */
  timeout(host: string, most: number, least: number): number;
}

/** So many answers say how fast a host is. */
const ENOUGH = 10;
/** An answer that takes so many times the slowest one before is not one that is still to be expected. */
const PATIENCE = 3;

export function createHostPace(): HostPace {
  const hosts = new Map<string, { count: number; slowest: number }>();
  return {
    answered(host, time) {
      const { count, slowest } = hosts.get(host) ?? { count: 0, slowest: 0 };
      hosts.set(host, { count: count + 1, slowest: Math.max(slowest, time) });
    },
    timeout(host, most, least) {
      const { count, slowest } = hosts.get(host) ?? { count: 0, slowest: 0 };
      return count < ENOUGH ? most : Math.min(most, Math.max(least, slowest * PATIENCE));
    },
  };
}
