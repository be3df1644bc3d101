import type { Minutes, Section } from '../../model/minutes.ts';
import { numberingRule, numberOf, type Slot } from '../../model/numbering.ts';
import { outlineOf } from '../../model/outline.ts';
import { missingSections, placeFor, presentSiblings, slotsOf } from '../../model/section-place.ts';
import { leastWrong, type Numbered, restarts } from './number-runs.ts';

/** More headings in one list than any minutes have; above it, headings without an ordinal are not weighed one by one. */
const MANY = 60;

export interface HeadingSlip {
  readonly wrong: readonly Numbered<Section>[];
  /** The headings of the same list. */
  readonly siblings: readonly Section[];
}

/**
 * The slips in the numbers of the headings, list by list. What another rule repairs is no slip: a number that a missing section
 * leaves free, the order before or after a section is moved, a section that stands twice.
 */
export function headingSlips(minutes: Minutes): HeadingSlip[] {
  const { children } = outlineOf(minutes);
  const slips: HeadingSlip[] = [];
  for (const siblings of children.values()) {
    // One number alone proves nothing, and most headings hold no others.
    if (siblings.length < 2) continue;
    const list = siblings.filter(({ ordinal }) => ordinal?.style !== 'nested');
    for (const slip of [...listSlips(minutes, list), ...nestedSlips(siblings)]) slips.push(slip);
  }
  return slips;
}

function listSlips(minutes: Minutes, siblings: readonly Section[]): HeadingSlip[] {
  const values: number[] = [];
  for (const { ordinal } of siblings) if (ordinal) values.push(numberOf(ordinal));
  const { misplaced, specs } = outlineOf(minutes);
  if (values.length === 0) return [];
  // As most lists are: numbered from 1 on, and nothing without a number that might want one.
  if (
    values.every((value, index) => value === index + 1) &&
    siblings.every((section) => section.ordinal || !specs.has(section))
  )
    return [];
  if (isOwnStart(minutes, siblings, values)) return [];
  if (siblings.every(({ form }) => form === 'bold') && restarts(values)) return [];
  const runs = leastWrong(variants(minutes, siblings, misplaced));
  return runs.map((wrong) => ({ wrong, siblings }));
}

/** A list without sections of the layout that begins with another number than 1 may go on from another list; one number alone proves nothing. */
function isOwnStart(minutes: Minutes, siblings: readonly Section[], values: readonly number[]): boolean {
  const { specs } = outlineOf(minutes);
  if (siblings.length === 1) return true;
  const first = values[0] ?? 1;
  return (
    !siblings.some((section) => specs.has(section)) && values.every((value, index) => value === first + index)
  );
}

function* variants(
  minutes: Minutes,
  siblings: readonly Section[],
  misplaced: ReadonlySet<Section>,
): Generator<Numbered<Section>[]> {
  const { repeated, bold } = outlineOf(minutes);
  const isNumbered = numberingRule(siblings);
  const lists = new Set([siblings, inOrder(minutes, siblings, misplaced)]);
  const once = siblings.filter((section) => !repeated.has(section));
  if (once.length < siblings.length) lists.add(once);
  for (const list of lists) {
    const missing = [...missingSections(minutes), ...bold.keys()].filter((spec) =>
      isIn(minutes, siblings, presentSiblings(minutes, spec)),
    );
    const slots = slotsOf(minutes, list, missing);
    const loose = slots.filter((slot) => slot.section && !isNumbered(slot));
    for (const counted of loose.length > MANY ? [] : loose) yield number(slots, isNumbered, false, counted);
    yield number(slots, isNumbered, false);
    if (missing.length > 0) yield number(slots, isNumbered, true);
  }
}

function isIn(minutes: Minutes, siblings: readonly Section[], beside: readonly Section[]): boolean {
  const { specs } = outlineOf(minutes);
  return beside.some((section) => specs.has(section) && siblings.includes(section));
}

/** The list with the misplaced sections where they belong. */
function inOrder(
  minutes: Minutes,
  siblings: readonly Section[],
  misplaced: ReadonlySet<Section>,
): readonly Section[] {
  const { specs } = outlineOf(minutes);
  const settled = siblings.filter((section) => !misplaced.has(section));
  const moved = [...misplaced].filter((section) => {
    const spec = specs.get(section);
    return (
      spec &&
      isIn(
        minutes,
        settled,
        presentSiblings(minutes, spec).filter((each) => each !== section),
      )
    );
  });
  if (moved.length === 0 && settled.length === siblings.length) return siblings;
  const list = [...settled];
  for (const section of moved) {
    const spec = specs.get(section);
    const place = spec ? placeFor(minutes, spec) : 0;
    const at = list.findIndex((each) => !misplaced.has(each) && each.heading.start >= place);
    list.splice(at < 0 ? list.length : at, 0, section);
  }
  return list;
}

function number(
  slots: readonly Slot[],
  isNumbered: (slot: Slot) => boolean,
  withMissing: boolean,
  counted?: Slot,
): Numbered<Section>[] {
  const numbered: Numbered<Section>[] = [];
  let next = 1;
  for (const slot of slots) {
    if (slot !== counted && !isNumbered(slot)) continue;
    const { section } = slot;
    if (section) {
      const written = section.ordinal && numberOf(section.ordinal);
      numbered.push({ of: section, expected: next, ...(written !== undefined && { written }) });
    }
    if (section || withMissing) next++;
  }
  return numbered;
}

/** `1.1`, `1.2`, `1.4`: each list of the same first numbers for itself. */
function nestedSlips(siblings: readonly Section[]): HeadingSlip[] {
  const lists = new Map<string, Section[]>();
  for (const section of siblings) {
    if (section.ordinal?.style !== 'nested') continue;
    const key = section.ordinal.path.slice(0, -1).join('.');
    const list = lists.get(key);
    if (list) list.push(section);
    else lists.set(key, [section]);
  }
  return [...lists.values()].flatMap((list) => {
    const first = list[0]?.ordinal;
    const numbered = list.flatMap((section, index): Numbered<Section>[] =>
      section.ordinal && first
        ? [{ of: section, written: numberOf(section.ordinal), expected: numberOf(first) + index }]
        : [],
    );
    return leastWrong([numbered]).map((wrong) => ({ wrong, siblings: list }));
  });
}
