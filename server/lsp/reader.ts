import type { Minutes } from '../language-service/model/minutes.ts';
import { checkAhead, type Surroundings } from '../language-service/rules/check.ts';
import { isRead, readOn } from '../language-service/syntax/tree-of.ts';
import { lengthOf, type SourceText } from '../language-service/text/source-text.ts';
import type { Host } from './host.ts';

/** Reads and checks big documents a little at a time, so that other messages are answered meanwhile. */
export interface Reader {
  /** Whether a document can be looked at without a wait. */
  isReady(uri: string): boolean;
  /** Resolves when the tree of a document is there: at once, where it is small. */
  read(uri: string): Promise<void>;
  /** Resolves when it has been checked as well. */
  check(uri: string): Promise<void>;
}

interface Outside {
  readonly host: Host;
  /** The text of a document that is open and is minutes. */
  readonly text: (uri: string) => SourceText | undefined;
  readonly minutes: (uri: string) => Minutes | undefined;
  readonly surroundings: (uri: string) => Surroundings;
}

/** Shorter texts, in characters, are read in less time than anybody notices. */
const SMALL = 20_000;
/** How long other messages wait at most, in milliseconds. */
const SLICE = 12;

export function createReader({ host, text, minutes, surroundings }: Outside): Reader {
  const reading = new Map<string, Promise<void>>();
  const checking = new Map<string, Promise<void>>();

  const isReady = (uri: string): boolean => {
    const source = text(uri);
    return !source || lengthOf(source) < SMALL || (isRead(source) && !checking.has(uri));
  };
  /** Works while there is something to do, one slice at a time. */
  const inSlices = async (work: () => boolean): Promise<void> => {
    for (let goesOn = true; goesOn; ) {
      host.hurry?.();
      const end = host.clock.now() + SLICE;
      do goesOn = work();
      while (goesOn && host.clock.now() < end);
      // Edits that arrived are taken in before the next slice.
      if (goesOn) await host.timer.turn();
    }
  };
  const shared = (map: Map<string, Promise<void>>, uri: string, work: () => Promise<void>): Promise<void> => {
    const known = map.get(uri) ?? work().finally(() => map.delete(uri));
    map.set(uri, known);
    return known;
  };
  const read = (uri: string): Promise<void> =>
    shared(reading, uri, () =>
      inSlices(() => {
        const source = text(uri);
        return source !== undefined && !readOn(source);
      }),
    );

  return {
    isReady,
    read: async (uri) => {
      const source = text(uri);
      if (source && lengthOf(source) >= SMALL && !isRead(source)) await read(uri);
    },
    check: (uri) =>
      shared(checking, uri, async () => {
        await read(uri);
        let looked: Minutes | undefined;
        let steps: Generator<void, void> | undefined;
        await inSlices(() => {
          const now = minutes(uri);
          if (!now) return false;
          if (now !== looked) steps = checkAhead(now, surroundings(uri));
          looked = now;
          return steps?.next().done === false;
        });
      }),
  };
}
