/**
 * What the labels of links and footnotes in a stretch of text tie it to. A label is written as micromark compares it, with `[`
 * before that of a link and `^` before that of a footnote. Each stands with the offset of a bracket in the same block.
 */
export interface Labels {
  readonly defines: readonly { readonly at: number; readonly label: string }[];
  /** Those that it asked for and that are defined. */
  readonly found: readonly { readonly at: number; readonly label: string }[];
  /** Hashes of those that it asked for and nobody defines. */
  readonly missed: readonly { readonly at: number; readonly hash: number }[];
}

const NO_LABELS: Labels = { defines: [], found: [], missed: [] };

/** The labels between two offsets, moved by a distance. */
export function labelsIn(labels: Labels, from: number, to: number, by: number): Labels {
  const { defines, found, missed } = labels;
  if (defines.length + found.length + missed.length === 0) return NO_LABELS;
  const inside = <Label extends { readonly at: number }>(list: readonly Label[]): readonly Label[] =>
    list.flatMap((one) => (from <= one.at && one.at < to ? { ...one, at: one.at + by } : []));
  return { defines: inside(defines), found: inside(found), missed: inside(missed) };
}

/** The labels of stretches that follow each other. */
export function joinLabels(...parts: readonly Labels[]): Labels {
  return {
    defines: parts.flatMap(({ defines }) => defines),
    found: parts.flatMap(({ found }) => found),
    missed: parts.flatMap(({ missed }) => missed),
  };
}

interface Labelled {
  readonly labels: Labels;
}

/** The labels that a document defines. */
export interface Definitions {
  /** How often each is defined. */
  readonly counts: ReadonlyMap<string, number>;
  /** Hashes of all of them. */
  readonly hashes: ReadonlySet<number>;
}

const NO_DEFINITIONS: Definitions = { counts: new Map(), hashes: new Set() };

/** Whether text that was read with other definitions would be read the same with these. May say no where it would. */
export function isSettled({ found, missed }: Labels, { counts, hashes }: Definitions): boolean {
  return found.every(({ label }) => counts.has(label)) && !missed.some(({ hash }) => hashes.has(hash));
}

/** The definitions after some segments came and others went, the same object if none changes; and what came or went for good. */
export function changeDefinitions(
  before: Definitions,
  gone: readonly Labelled[],
  come: readonly Labelled[],
): { readonly definitions: Definitions; readonly changed: Definitions } {
  const steps = new Map<string, number>();
  countDefinitions(steps, gone, -1);
  countDefinitions(steps, come);
  if ([...steps.values()].every((by) => by === 0)) return { definitions: before, changed: NO_DEFINITIONS };
  const counts = new Map(before.counts);
  const changed = new Map<string, number>();
  for (const [label, by] of steps) {
    const count = (counts.get(label) ?? 0) + by;
    if (counts.has(label) !== count > 0) changed.set(label, count);
    if (count > 0) counts.set(label, count);
    else counts.delete(label);
  }
  return {
    definitions: changed.size > 0 ? definitionsOf(counts) : { counts, hashes: before.hashes },
    changed: definitionsOf(changed),
  };
}

/** Whether text asked for one of these labels. May say yes where it did not. */
export function asksFor({ found, missed }: Labels, { counts, hashes }: Definitions): boolean {
  return found.some(({ label }) => counts.has(label)) || missed.some(({ hash }) => hashes.has(hash));
}

/** Adds the definitions of segments to those that are counted already. */
export function countDefinitions(counts: Map<string, number>, segments: readonly Labelled[], by = 1): void {
  for (const { labels } of segments) {
    for (const { label } of labels.defines) counts.set(label, (counts.get(label) ?? 0) + by);
  }
}

export function definitionsOf(counts: ReadonlyMap<string, number>): Definitions {
  return { counts, hashes: new Set(Array.from(counts.keys(), hashOf)) };
}

/** A 32-bit number for a label: labels that nobody defined may be long and many. FNV-1a. */
export function hashOf(label: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < label.length; index++) {
    hash = Math.imul(hash ^ label.charCodeAt(index), 0x01000193);
  }
  return hash;
}
