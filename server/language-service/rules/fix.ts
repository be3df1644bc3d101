import type { Minutes } from '../model/minutes.ts';
import { readMinutes } from '../model/read-minutes.ts';
import { composeEdits } from '../text/compose-edits.ts';
import { createSourceText } from '../text/source-text.ts';
import { applyEdits, areDisjoint, type TextEdit } from '../text/text-edit.ts';
import { check, type Surroundings } from './check.ts';
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
  const { uri, version, text } = minutes.source;
  const useless = new Set<string>();
  const seen = new Set([text]);
  const fixed: Diagnosis[] = [];
  let current = minutes;
  let found = check(current, surroundings, only);
  let edits: readonly TextEdit[] = [];
  let moved = false;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const taken = takeDisjoint(found.filter((diagnosis) => !useless.has(keyOf(diagnosis))));
    if (taken.edits.length === 0) {
      // What was in vain before the others may help now.
      if (!moved) break;
      moved = false;
      useless.clear();
      continue;
    }
    const next = readMinutes(
      createSourceText(uri, version, applyEdits(current.source.text, taken.edits)),
      minutes.profile,
    );
    const left = check(next, surroundings, only);
    const before = countByKey(found);
    const after = countByKey(left);
    const vain = taken.diagnoses.map(keyOf).filter((key) => (after.get(key) ?? 0) >= (before.get(key) ?? 0));
    if (vain.length > 0 || seen.has(next.source.text)) {
      for (const key of vain.length > 0 ? vain : taken.diagnoses.map(keyOf)) useless.add(key);
      continue;
    }
    moved = useless.size > 0;
    seen.add(next.source.text);
    fixed.push(...taken.diagnoses);
    edits = composeEdits(text.length, edits, taken.edits);
    current = next;
    found = left;
  }
  return { minutes: current, edits, fixed };
}

/** Equal for findings that say the same. */
function keyOf({ ruleId, message }: Diagnosis): string {
  return `${ruleId} ${JSON.stringify(message)}`;
}

function countByKey(diagnoses: readonly Diagnosis[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const diagnosis of diagnoses) {
    const key = keyOf(diagnosis);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function takeDisjoint(diagnoses: readonly Diagnosis[]): { edits: TextEdit[]; diagnoses: Diagnosis[] } {
  const edits: TextEdit[] = [];
  const taken: Diagnosis[] = [];
  for (const diagnosis of diagnoses) {
    const fix = safeFixOf(diagnosis);
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
