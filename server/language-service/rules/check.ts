import type { Minutes } from '../model/minutes.ts';
import { rolesAt } from '../model/outline.ts';
import type { PlacedPassage } from '../model/passage.ts';
import { phaseOf } from '../model/phase.ts';
import { remember } from '../text/remember.ts';
import { checkPassage, type PassageQuestions, runPassageChecks } from './check-passage.ts';
import { checkWhole, runWholeChecks, SILENT_IN_OPEN_FENCE } from './check-whole.ts';
import { type Diagnosis, diagnose, sortDiagnoses } from './diagnosis.ts';
import { ruleOf, rules } from './index.ts';
import { moveFinding } from './moving-findings.ts';
import type { PassageContext } from './rule.ts';
import { type Setting, settingsOf, settingsOfOnly } from './setting.ts';
import { suppress } from './suppression/suppress.ts';
import { unusedSuppression } from './suppression/unused-suppression.ts';

/** What the world tells a check: the moment and the neighbours. */
export interface Surroundings {
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly exists: PassageContext['exists'];
  readonly read: PassageContext['read'];
  readonly earlier: readonly Minutes[];
}

/** What is wrong with minutes, as it was found. */
export interface Checkup {
  /** What concerns the document as a whole, in lists that need no order. */
  readonly whole: readonly WholeFindings[];
  /** What is wrong in a passage by itself: spans count from its start. Passages without findings are left out. */
  readonly passages: readonly CheckedPassage[];
}

/** Findings of one rule. */
export interface WholeFindings {
  all(): readonly Diagnosis[];
  /** The same object as long as `all` says the same, on the same lines. */
  readonly onLines: object;
}

export interface CheckedPassage {
  readonly place: PlacedPassage;
  /** The same list as before where nothing changed. */
  readonly found: readonly Diagnosis[];
}

/**
 * All findings in the order of the text, suppressed ones left out.
 * `only` limits the work to some rules, which are then on even if the profile has them off.
 */
export function check(
  minutes: Minutes,
  surroundings: Surroundings,
  only?: ReadonlySet<string>,
): readonly Diagnosis[] {
  return diagnosesOf(checkUp(minutes, surroundings, only));
}

/** The findings of a checkup as one list, in the order of the text. */
export function diagnosesOf({ whole, passages }: Checkup): readonly Diagnosis[] {
  const inPassages = passages.flatMap(({ place: { start }, found }) =>
    found.map((each) => moveFinding(each, (offset) => offset + start)),
  );
  return sortDiagnoses([...whole.flatMap(({ all }) => all()), ...inPassages]);
}

/** What is wrong with minutes. Passages that were looked at before are not looked at again. */
export function checkUp(minutes: Minutes, surroundings: Surroundings, only?: ReadonlySet<string>): Checkup {
  const settings = only ? settingsOfOnly(minutes.profile, only) : settingsOf(minutes.profile);
  const checkup = run(minutes, surroundings, only ? settings : undefined);
  const ran = new Set(settings.map(({ rule }) => rule.id));
  const comments = suppress(minutes, () => diagnosesOf(checkup), ruleIds, ran);
  if (!comments) return checkup;
  const setting = settings.find(({ rule }) => rule === unusedSuppression);
  const unused = setting ? comments.unused.map((each) => diagnose(each, setting)) : [];
  const kept = [...comments.kept, ...unused];
  return { whole: [{ all: () => kept, onLines: kept }], passages: [] };
}

const ruleIds: readonly string[] = rules.map(({ id }) => id);

/** With settings of their own nothing is remembered. */
function run(
  minutes: Minutes,
  surroundings: Surroundings,
  settings: readonly Setting[] | undefined,
): Checkup {
  const phase = phaseOf(minutes, surroundings.now);
  const { earlier } = surroundings;
  const { found: whole, open } = settings
    ? runWholeChecks(minutes, settings, { phase, earlier })
    : checkWhole(minutes, { phase, earlier });
  const passages: CheckedPassage[] = [];
  for (const [index, place] of minutes.passages.entries()) {
    const questions = questionsAt(minutes, surroundings, index);
    const all = settings
      ? runPassageChecks(place.passage, settings, phase, questions)
      : checkPassage(place.passage, phase, questions);
    const found = open ? withoutSilent(all) : all;
    if (found.length > 0) passages.push({ place, found });
  }
  return { whole: [...whole.values()], passages };
}

const withoutSilent: (found: readonly Diagnosis[]) => readonly Diagnosis[] = remember((found) =>
  found.filter(({ ruleId }) => {
    const group = ruleOf(ruleId)?.group;
    return group === undefined || !SILENT_IN_OPEN_FENCE.includes(group);
  }),
);

function questionsAt(minutes: Minutes, { exists, read }: Surroundings, passage: number): PassageQuestions {
  return { exists, read, rolesAt: (offset) => rolesAt(minutes, passage, offset) };
}
