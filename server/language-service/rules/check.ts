import type { PlainDate } from '../calendar/reading.ts';
import { plainAt } from '../calendar/zone.ts';
import type { GitHubAnswers } from '../github/github-thing.ts';
import type { LinkVerdicts } from '../links/verdict.ts';
import type { Minutes, Since } from '../model/minutes.ts';
import { hasSameRoles, rolesAt, sinceOf } from '../model/outline.ts';
import type { Passage, PlacedPassage } from '../model/passage.ts';
import { endOfMeeting, phaseOf } from '../model/phase.ts';
import { lineageOf } from '../syntax/tree-of.ts';
import { lateValues } from '../text/late-values.ts';
import { remember } from '../text/remember.ts';
import { checkPassage, type PassageQuestions, type PassageRun, runPassageChecks } from './check-passage.ts';
import { checkWhole, type Facts, runWholeChecks, SILENT_IN_OPEN_FENCE } from './check-whole.ts';
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
  /** As `RuleContext.sameDay`; absent where nobody knows. */
  readonly sameDay?: readonly Minutes[] | undefined;
  /** As `RuleContext.latest`; absent where nobody knows. */
  readonly latest?: PlainDate | undefined;
  /** What is known of web addresses; absent where no links were checked. The same object as long as nothing became known. */
  readonly verdicts?: LinkVerdicts | undefined;
  /** What is known of issues and pull requests; absent where GitHub was not asked. The same object as long as nothing became known. */
  readonly github?: GitHubAnswers | undefined;
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
 * `only` limits the work to some rules, which are then on even if the profile has them off. Nothing is remembered.
 */
export function check(
  minutes: Minutes,
  surroundings: Surroundings,
  only?: ReadonlySet<string>,
): readonly Diagnosis[] {
  const settings = only ? settingsOfOnly(minutes.profile, only) : settingsOf(minutes.profile);
  return diagnosesOf(withoutSuppressed(minutes, settings, run(minutes, surroundings, settings)));
}

/** The findings of a checkup as one list, in the order of the text. */
export function diagnosesOf({ whole, passages }: Checkup): readonly Diagnosis[] {
  const inPassages = passages.flatMap(({ place: { start }, found }) =>
    found.map((each) => moveFinding(each, (offset) => offset + start)),
  );
  return sortDiagnoses([...whole.flatMap(({ all }) => all()), ...inPassages]);
}

/** What is wrong with a version of a document that is being edited: what did not change is not looked at again. */
export function checkUp(minutes: Minutes, surroundings: Surroundings): Checkup {
  return withoutSuppressed(minutes, settingsOf(minutes.profile), run(minutes, surroundings));
}

function withoutSuppressed(minutes: Minutes, settings: readonly Setting[], checkup: Checkup): Checkup {
  const comments = suppress(minutes, () => diagnosesOf(checkup), ruleIds, idsIn(settings));
  if (!comments) return checkup;
  const setting = settings.find(({ rule }) => rule === unusedSuppression);
  const unused = setting ? comments.unused.map((each) => diagnose(each, setting)) : [];
  const kept = [...comments.kept, ...unused];
  return { whole: [{ all: () => kept, onLines: kept }], passages: [] };
}

const idsIn: (settings: readonly Setting[]) => ReadonlySet<string> = remember(
  (settings) => new Set(settings.map(({ rule }) => rule.id)),
);

const ruleIds: readonly string[] = rules.map(({ id }) => id);

/** Checks the passages of minutes one after the other, so that a checkup later finds it done. */
export function* checkAhead(minutes: Minutes, surroundings: Surroundings): Generator<void, void> {
  const phase = phaseOf(minutes, surroundings.now);
  for (const [index, { passage }] of minutes.passages.entries()) {
    checkPassage(passage, phase, questionsAt(minutes, surroundings, index));
    yield;
  }
}

/** What is wrong in the passages of a text that goes on behind them: in all but the last, which may go on itself. */
export function checkBeginning(minutes: Minutes, surroundings: Surroundings): Checkup {
  const phase = phaseOf(minutes, surroundings.now);
  const beginning = { passages: minutes.passages.slice(0, -1) };
  const passages = checkPassages(
    beginning,
    false,
    (passage, index) => checkPassage(passage, phase, questionsAt(minutes, surroundings, index)).found,
  );
  return { whole: [], passages };
}

const NONE: readonly Minutes[] = [];

const factsFor = lateValues<{ readonly minutes: Minutes; readonly surroundings: Surroundings }, Facts>({
  earlier: ({ surroundings }) => surroundings.earlier,
  sameDay: ({ surroundings }) => surroundings.sameDay ?? NONE,
  latest: ({ surroundings }) => surroundings.latest,
  today: ({ minutes, surroundings }) => plainAt(surroundings.now, minutes.profile.zone)?.date,
});

/** With settings given nothing is remembered. */
function run(minutes: Minutes, surroundings: Surroundings, settings?: readonly Setting[]): Checkup {
  const phase = phaseOf(minutes, surroundings.now);
  const circumstances = Object.assign(factsFor({ minutes, surroundings }), { phase });
  if (settings) {
    const { found, open } = runWholeChecks(minutes, settings, circumstances);
    const whole = [...found.values()].map((own) => ({ all: () => own, onLines: own }));
    const passages = checkPassages(minutes, open, (passage, index) =>
      runPassageChecks(passage, settings, phase, questionsAt(minutes, surroundings, index)),
    );
    return { whole, passages };
  }
  const { found, open } = checkWhole(minutes, circumstances);
  const lineage = lineageOf(minutes.source);
  const before = latest.get(lineage);
  const since = sinceOf(minutes);
  const isSameIn = {
    nothing: true,
    roles: before !== undefined && hasSameRoles(before.since, since, minutes.layout),
    more: false,
  };
  const runs: PassageRun[] = [];
  const passages = checkPassages(minutes, open, (passage, index) => {
    const last = before?.runs[index];
    const run =
      last?.passage === passage &&
      last.phase === phase &&
      last.verdicts === surroundings.verdicts &&
      last.github === surroundings.github &&
      isSameIn[last.asked]
        ? last
        : checkPassage(passage, phase, questionsAt(minutes, surroundings, index));
    runs.push(run);
    return run.found;
  });
  latest.set(lineage, { runs, since });
  return { whole: [...found.values()], passages };
}

function checkPassages(
  { passages }: Pick<Minutes, 'passages'>,
  open: boolean,
  checkOne: (passage: Passage, index: number) => readonly Diagnosis[],
): readonly CheckedPassage[] {
  const checked: CheckedPassage[] = [];
  for (let index = 0; index < passages.length; index++) {
    const place = passages[index];
    if (!place) continue;
    const all = checkOne(place.passage, index);
    const found = open ? withoutSilent(all) : all;
    if (found.length > 0) checked.push({ place, found });
  }
  return checked;
}

/** How the passages of each document were checked last, by their numbers, and what had changed by then. */
const latest = new WeakMap<object, { readonly runs: readonly PassageRun[]; readonly since: Since }>();

const withoutSilent: (found: readonly Diagnosis[]) => readonly Diagnosis[] = remember((found) =>
  found.filter(({ ruleId }) => {
    const group = ruleOf(ruleId)?.group;
    return group === undefined || !SILENT_IN_OPEN_FENCE.includes(group);
  }),
);

function questionsAt(
  minutes: Minutes,
  { exists, read, verdicts, github }: Surroundings,
  passage: number,
): PassageQuestions {
  return {
    exists,
    read,
    verdicts,
    github,
    rolesAt: (offset) => rolesAt(minutes, passage, offset),
    endsAt: () => endOfMeeting(minutes),
  };
}
