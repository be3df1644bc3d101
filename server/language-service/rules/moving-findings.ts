import { offsetAfter, type QuietChange } from '../model/quiet-change.ts';
import { indexOfPiece, type PlacedPiece } from '../syntax/pieces.ts';
import { once } from '../text/remember.ts';
import { movedThrough } from '../text/span.ts';
import type { Diagnosis } from './diagnosis.ts';

/** Findings that stay what they are while words change that have nothing to do with them. */
export interface MovingFindings {
  /** Where they stand now. They are moved when somebody asks. */
  all(): readonly Diagnosis[];
  /** The same object as long as all of them stay on their lines. */
  readonly onLines: object;
  /** The same after such changes; undefined where something of a finding stands on a line that changed. */
  follow(changes: readonly QuietChange[], pieces: readonly PlacedPiece[]): MovingFindings | undefined;
}

/** Findings in a document that consists of these pieces. */
export function movingFindings(found: readonly Diagnosis[], pieces: readonly PlacedPiece[]): MovingFindings {
  if (found.length === 0) return NOTHING;
  const places = new Map<number, Set<number>>();
  for (const offset of offsetsIn(found)) {
    const index = indexOfPiece(pieces, offset);
    const own = places.get(index) ?? new Set();
    places.set(index, own.add(offset - (pieces[index]?.start ?? 0)));
  }
  return moving(
    { found, pieces },
    pieces,
    new Map([...places].map(([index, own]) => [index, [...own]])),
    new Map(),
    {},
  );
}

/** More changes are not kept apart. */
const MOST_CHANGES = 100;

const NOTHING: MovingFindings = { all: () => [], onLines: {}, follow: () => NOTHING };

/** The findings as they were made, and the pieces of then. */
interface Origin {
  readonly found: readonly Diagnosis[];
  readonly pieces: readonly PlacedPiece[];
}

/**
 * `places` are the offsets of all findings in each passage as they are now, `changes` what changed in each passage since, in order;
 * all count from the passage's start.
 */
function moving(
  origin: Origin,
  pieces: readonly PlacedPiece[],
  places: ReadonlyMap<number, readonly number[]>,
  changes: ReadonlyMap<number, readonly QuietChange[]>,
  onLines: object,
): MovingFindings {
  const now = (offset: number): number => {
    const index = indexOfPiece(origin.pieces, offset);
    let own = offset - (origin.pieces[index]?.start ?? 0);
    for (const change of changes.get(index) ?? []) own = offsetAfter(change, own) ?? own;
    return own + (pieces[index]?.start ?? 0);
  };
  return {
    all: once(() =>
      pieces === origin.pieces ? origin.found : origin.found.map((diagnosis) => moveFinding(diagnosis, now)),
    ),
    onLines,
    follow(more, after) {
      const moved = new Map(places);
      const all = new Map(changes);
      for (const change of more) {
        const own = places.get(change.passage);
        const text = pieces[change.passage]?.piece.text ?? '';
        if (own?.some((offset) => isOnLine(text, change, offset))) return undefined;
        if (own)
          moved.set(
            change.passage,
            own.map((offset) => offsetAfter(change, offset) ?? offset),
          );
        all.set(change.passage, [...(all.get(change.passage) ?? []), change]);
      }
      const next = moving(origin, after, moved, all, more.every(({ lines }) => lines === 0) ? onLines : {});
      const count = [...all.values()].reduce((sum, own) => sum + own.length, 0);
      if (count <= MOST_CHANGES) return next;
      return moving({ found: next.all(), pieces: after }, after, moved, new Map(), next.onLines);
    },
  };
}

/** Whether an offset stands on one of the lines that a change touches. */
function isOnLine(text: string, { start, end }: QuietChange, offset: number): boolean {
  const between = offset < start ? text.slice(offset, start) : text.slice(end, Math.max(offset, end));
  return !/[\r\n]/.test(between);
}

/** Where everything in this document begins and ends that findings speak of or change. */
function* offsetsIn(found: readonly Diagnosis[]): Generator<number> {
  for (const { span, related = [], fixes = [] } of found) {
    const own = related.flatMap(({ uri, span: place }) => (uri === undefined ? [place] : []));
    const edited = fixes.flatMap(({ edits }) => edits.map((edit) => edit.span));
    for (const { start, end } of [span, ...own, ...edited]) {
      yield start;
      yield end;
    }
  }
}

/** A finding whose places stand elsewhere. Places in other files stay. */
export function moveFinding(diagnosis: Diagnosis, move: (offset: number) => number): Diagnosis {
  const { span, related, fixes } = diagnosis;
  return {
    ...diagnosis,
    span: movedThrough(span, move),
    ...(related && {
      related: related.map((each) => (each.uri === undefined ? movedThrough(each, move) : each)),
    }),
    ...(fixes && {
      fixes: fixes.map((fix) => ({ ...fix, edits: movedThrough(fix.edits, move) })),
    }),
  };
}
