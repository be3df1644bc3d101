import { offsetAfter } from '../model/quiet-block.ts';
import type { QuietChange } from '../model/quiet-change.ts';
import { indexOfPiece, type PlacedPiece } from '../syntax/pieces.ts';
import { once } from '../text/remember.ts';
import { movedThrough, type Span } from '../text/span.ts';
import type { Diagnosis } from './diagnosis.ts';

/** Findings that stay what they are while words change that have nothing to do with them. */
export interface MovingFindings {
  /** Where they stand now. They are moved when somebody asks. */
  all(): readonly Diagnosis[];
  /** The same object as long as all of them stay on their lines. */
  readonly onLines: object;
  /**
   * The same after such changes; undefined where something of a finding stands on a line that changed, or a fix takes it away. What stands
   * before the change on its line does not count where findings say the words of their spans only.
   */
  follow(
    changes: readonly QuietChange[],
    pieces: readonly PlacedPiece[],
    saysSpansOnly?: boolean,
  ): MovingFindings | undefined;
}

/** Findings in a document that consists of these pieces. */
export function movingFindings(found: readonly Diagnosis[], pieces: readonly PlacedPiece[]): MovingFindings {
  if (found.length === 0) return NOTHING;
  // After many edits the findings are made anew before anybody asks where they stand.
  const where = once(() => ({ places: placesIn(found, pieces), taken: takenIn(found, pieces) }));
  return moving({ found, pieces }, pieces, where, undefined, {});
}

/** More changes are not kept apart. */
const MOST_CHANGES = 100;

const NOTHING: MovingFindings = { all: () => [], onLines: {}, follow: () => NOTHING };

/** The findings as they were made, and the pieces of then. */
interface Origin {
  readonly found: readonly Diagnosis[];
  readonly pieces: readonly PlacedPiece[];
}

/** An offset in a passage. */
interface Place {
  readonly passage: number;
  readonly offset: number;
}

/** Where findings stand now. */
interface Whereabouts {
  /** The offsets of all findings in each passage. */
  readonly places: ReadonlyMap<number, readonly number[]>;
  /** Whole lines that fixes take away, perhaps to put them in elsewhere as they were. */
  readonly taken: readonly { readonly from: Place; readonly to: Place }[];
}

/** What changed since the findings were made, the latest first; offsets count from the start of a passage. */
interface Changes {
  readonly latest: QuietChange;
  readonly before: Changes | undefined;
  readonly count: number;
}

function moving(
  origin: Origin,
  pieces: readonly PlacedPiece[],
  whereabouts: () => Whereabouts,
  changes: Changes | undefined,
  onLines: object,
): MovingFindings {
  const inPassages = once(() => changesInPassages(changes));
  const now = (offset: number): number => {
    const { passage, offset: own } = placeOf(offset, origin.pieces);
    const place = (inPassages().get(passage) ?? []).reduce(
      (at, change) => offsetAfter(change, at) ?? at,
      own,
    );
    return place + (pieces[passage]?.start ?? 0);
  };
  return {
    all: once(() =>
      pieces === origin.pieces ? origin.found : origin.found.map((diagnosis) => moveFinding(diagnosis, now)),
    ),
    onLines,
    follow(more, after, saysSpansOnly = false) {
      const { places, taken } = whereabouts();
      // Mostly nothing of them stands in a passage that changes.
      let moved: Map<number, readonly number[]> | undefined;
      let all = changes;
      for (const change of more) {
        const own = places.get(change.passage);
        const text = pieces[change.passage]?.piece.text ?? '';
        const counts = (offset: number): boolean => !saysSpansOnly || offset >= change.start;
        if (own?.some((offset) => counts(offset) && isOnLine(text, change, offset))) return undefined;
        if (taken.some(({ from, to }) => !isBehind(from, change) && !isBefore(to, change))) return undefined;
        if (own) {
          moved ??= new Map(places);
          const before = moved.get(change.passage) ?? own;
          moved.set(
            change.passage,
            before.map((offset) => offsetAfter(change, offset) ?? offset),
          );
        }
        all = { latest: change, before: all, count: (all?.count ?? 0) + 1 };
      }
      const where = { places: moved ?? places, taken: taken.length > 0 ? moveTaken(taken, more) : taken };
      const stay = more.every(({ lines }) => lines === 0) ? onLines : {};
      const next = moving(origin, after, settled(where), all, stay);
      if (!all || all.count <= MOST_CHANGES) return next;
      return moving({ found: next.all(), pieces: after }, after, settled(where), undefined, stay);
    },
  };
}

/** The changes in each passage, in order. */
function changesInPassages(changes: Changes | undefined): ReadonlyMap<number, readonly QuietChange[]> {
  const found = new Map<number, QuietChange[]>();
  const all: QuietChange[] = [];
  for (let each = changes; each; each = each.before) all.push(each.latest);
  for (const change of all.reverse()) {
    const own = found.get(change.passage);
    if (own) own.push(change);
    else found.set(change.passage, [change]);
  }
  return found;
}

/** Made here, so that it keeps nothing of the versions before alive. */
function settled(where: Whereabouts): () => Whereabouts {
  return () => where;
}

function placeOf(offset: number, pieces: readonly PlacedPiece[]): Place {
  const passage = indexOfPiece(pieces, offset);
  return { passage, offset: offset - (pieces[passage]?.start ?? 0) };
}

function placesIn(found: readonly Diagnosis[], pieces: readonly PlacedPiece[]): Whereabouts['places'] {
  const places = new Map<number, number[]>();
  for (const each of offsetsIn(found)) {
    const { passage, offset } = placeOf(each, pieces);
    const own = places.get(passage);
    if (own) own.push(offset);
    else places.set(passage, [offset]);
  }
  return places;
}

function takenIn(found: readonly Diagnosis[], pieces: readonly PlacedPiece[]): Whereabouts['taken'] {
  return found.flatMap(({ fixes = [] }) =>
    fixes.flatMap(({ edits }) =>
      edits.flatMap(({ span }) => {
        const from = placeOf(span.start, pieces);
        const to = placeOf(span.end, pieces);
        const text = pieces[from.passage]?.piece.text ?? '';
        const isInLine = from.passage === to.passage && !/[\r\n]/.test(text.slice(from.offset, to.offset));
        return isInLine ? [] : [{ from, to }];
      }),
    ),
  );
}

function moveTaken(taken: Whereabouts['taken'], changes: readonly QuietChange[]): Whereabouts['taken'] {
  const move = (place: Place): Place =>
    changes.reduce(
      ({ passage, offset }, change) => ({
        passage,
        offset: (change.passage === passage ? offsetAfter(change, offset) : undefined) ?? offset,
      }),
      place,
    );
  return taken.map(({ from, to }) => ({ from: move(from), to: move(to) }));
}

function isBefore({ passage, offset }: Place, change: QuietChange): boolean {
  return passage < change.passage || (passage === change.passage && offset < change.start);
}

function isBehind({ passage, offset }: Place, change: QuietChange): boolean {
  return passage > change.passage || (passage === change.passage && offset > change.end);
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
    span: spanThrough(span, move),
    ...(related && {
      related: related.map((each) => (each.uri === undefined ? movedThrough(each, move) : each)),
    }),
    ...(fixes && {
      fixes: fixes.map((fix) => ({
        ...fix,
        edits: fix.edits.map((edit) => ({ ...edit, span: spanThrough(edit.span, move) })),
      })),
    }),
  };
}

function spanThrough({ start, end }: Span, move: (offset: number) => number): Span {
  return { start: move(start), end: move(end) };
}
