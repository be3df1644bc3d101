import type { Minutes } from '../model/minutes.ts';
import { readMinutes } from '../model/read-minutes.ts';
import { editedSource } from '../syntax/edited-source.ts';
import { composeEdits } from '../text/compose-edits.ts';
import { remember } from '../text/remember.ts';
import { areDisjoint, type TextEdit } from '../text/text-edit.ts';
import { check, checkUp, diagnosesOf, type Surroundings } from './check.ts';
import type { Diagnosis } from './diagnosis.ts';
import type { Fix } from './rule.ts';

/** More rounds than any text needed, so that an end is sure. */
const MOST_ROUNDS = 100;

export interface FixResult {
  /** The text as it is afterwards. */
  readonly minutes: Minutes;
  /** Edits of the text as it was. */
  readonly edits: readonly TextEdit[];
  /** What was repaired, in the order in which it was done. */
  readonly fixed: readonly Diagnosis[];
}

/** The fix that may be applied without a look: the first, if it is safe. */
export function safeFixOf(diagnosis: Diagnosis): Fix | undefined {
  const first = diagnosis.fixes?.[0];
  return first?.safe ? first : undefined;
}

/**
 * Applies all safe fixes, and those of what comes to light by them, until nothing changes. Of two fixes that touch the same
 * characters the first goes first; one after which its finding stands as before (a heading put behind an open comment) is not
 * applied. `only` limits the work to some rules.
 */
export function fixAll(minutes: Minutes, surroundings: Surroundings, only?: ReadonlySet<string>): FixResult {
  const { version, text } = minutes.source;
  const look = (each: Minutes): readonly Diagnosis[] =>
    only ? check(each, surroundings, only) : diagnosesOf(checkUp(each, surroundings));
  const useless = new Set<string>();
  const seen = new Set([text]);
  const fixed: Diagnosis[] = [];
  let current = minutes;
  let found = look(current);
  let edits: readonly TextEdit[] = [];
  let moved = false;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const open = useless.size > 0 ? found.filter((diagnosis) => !useless.has(keyOf(diagnosis))) : found;
    const taken = takeDisjoint(open, safeFixOf);
    if (taken.edits.length === 0) {
      // What was in vain before the others may help now.
      if (!moved) break;
      moved = false;
      useless.clear();
      continue;
    }
    const next = readMinutes(editedSource(current.source, version, taken.edits), minutes.profile);
    const left = look(next);
    const before = countByKey(found);
    const after = countByKey(left);
    const vain = taken.diagnoses.map(keyOf).filter((key) => (after.get(key) ?? 0) >= (before.get(key) ?? 0));
    if (vain.length > 0 || seen.has(next.source.text)) {
      for (const key of vain.length > 0 ? vain : taken.diagnoses.map(keyOf)) useless.add(key);
      continue;
    }
    moved = useless.size > 0;
    seen.add(next.source.text);
    for (const diagnosis of taken.diagnoses) fixed.push(diagnosis);
    edits = composeEdits(text.length, edits, taken.edits);
    current = next;
    found = left;
  }
  return { minutes: current, edits, fixed };
}

/** Equal for findings that say the same. */
const keyOf: (diagnosis: Diagnosis) => string = remember(
  ({ ruleId, message }) => `${ruleId} ${JSON.stringify(message)}`,
);

function countByKey(diagnoses: readonly Diagnosis[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const diagnosis of diagnoses) {
    const key = keyOf(diagnosis);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** The edits of one fix of each finding, and the findings; of two fixes that touch the same characters the first is taken. */
export function takeDisjoint(
  diagnoses: readonly Diagnosis[],
  fixOf: (diagnosis: Diagnosis) => Fix | undefined,
): { readonly edits: readonly TextEdit[]; readonly diagnoses: readonly Diagnosis[] } {
  const edits: TextEdit[] = [];
  const taken: Diagnosis[] = [];
  for (const diagnosis of diagnoses) {
    const fix = fixOf(diagnosis);
    if (!fix || fix.edits.length === 0 || !areDisjoint(fix.edits)) continue;
    const places = fix.edits.map((edit) => placeIn(edits, edit));
    if (!fix.edits.every((edit, index) => areDisjoint(neighbours(edits, places[index] ?? 0, edit)))) continue;
    for (const edit of fix.edits) edits.splice(placeIn(edits, edit), 0, edit);
    taken.push(diagnosis);
  }
  return { edits, diagnoses: taken };
}

/** How many of the sorted edits stand before another one. */
function placeIn(sorted: readonly TextEdit[], { span }: TextEdit): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = sorted[middle]?.span ?? span;
    if (other.start < span.start || (other.start === span.start && other.end <= span.end)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** An edit with those of the sorted edits that it would come to stand between: if it touches none of them, it touches none at all. */
function neighbours(sorted: readonly TextEdit[], place: number, edit: TextEdit): readonly TextEdit[] {
  return [...sorted.slice(Math.max(place - 1, 0), place), edit, ...sorted.slice(place, place + 1)];
}
