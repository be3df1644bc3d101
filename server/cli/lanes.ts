/** Work that threads share: pieces by number, dealt out in runs of neighbours, one run to each thread. */
export interface Lanes {
  /** The next piece of a lane, which takes half of another's rest when its own run is done; undefined when nothing is left for it. */
  take(lane: number): number | undefined;
  /** The piece that a lane took last. */
  last(lane: number): number | undefined;
}

/** A shorter rest is left to the thread that has it: whoever takes a run over has to read what stands before it. */
const fewestToTake = 48;

/** Deals `count` pieces out to `lanes` lanes. The memory can be handed to threads. */
export function dealOut(count: number, lanes: number): SharedArrayBuffer {
  const memory = new SharedArrayBuffer(lanes * 16);
  const runs = new BigInt64Array(memory, 0, lanes);
  const lasts = new BigInt64Array(memory, lanes * 8, lanes).fill(-1n);
  for (const lane of lasts.keys()) {
    const [start, end] = [lane, lane + 1].map((each) => Math.floor((each * count) / lanes));
    runs[lane] = pack(start ?? 0, end ?? 0);
  }
  return memory;
}

/** The lanes in a memory that `dealOut` made. */
export function lanesIn(memory: SharedArrayBuffer): Lanes {
  const count = memory.byteLength / 16;
  const runs = new BigInt64Array(memory, 0, count);
  const lasts = new BigInt64Array(memory, count * 8, count);

  /** Replaces a run unless another thread was faster. */
  const replace = (lane: number, before: bigint, after: bigint): boolean =>
    Atomics.compareExchange(runs, lane, before, after) === before;

  /** Gives a lane whose run is done the second half of the longest rest. */
  const refill = (lane: number): boolean => {
    for (;;) {
      const rests = Array.from(runs.keys(), (each) => Atomics.load(runs, each));
      const longest = rests.reduce((best, run) => (lengthOf(run) > lengthOf(best) ? run : best));
      if (lengthOf(longest) < fewestToTake) return false;
      const [start, end] = unpack(longest);
      const middle = Math.ceil((start + end) / 2);
      if (!replace(rests.indexOf(longest), longest, pack(start, middle))) continue;
      Atomics.store(runs, lane, pack(middle, end));
      return true;
    }
  };
  return {
    take(lane) {
      for (;;) {
        const run = Atomics.load(runs, lane);
        const [start, end] = unpack(run);
        if (start >= end) {
          if (refill(lane)) continue;
          return undefined;
        }
        if (!replace(lane, run, pack(start + 1, end))) continue;
        Atomics.store(lasts, lane, BigInt(start));
        return start;
      }
    },
    last(lane) {
      const last = Number(Atomics.load(lasts, lane));
      return last < 0 ? undefined : last;
    },
  };
}

/** A run in one number, so that it can be replaced in one step. */
function pack(start: number, end: number): bigint {
  return (BigInt(start) << 32n) | BigInt(end);
}

function unpack(run: bigint): [start: number, end: number] {
  return [Number(run >> 32n), Number(run & 0xffff_ffffn)];
}

function lengthOf(run: bigint): number {
  const [start, end] = unpack(run);
  return end - start;
}
