import type { Minutes } from '../model/minutes.ts';
import { sectionAt } from '../model/outline.ts';
import type { PlacedPassage } from '../model/passage.ts';
import { phaseOf } from '../model/phase.ts';
import { unclosedFence } from '../model/unclosed-fence.ts';
import type { SectionRole } from '../profiles/profile.ts';
import { remember } from '../text/remember.ts';
import { moved, movedSpan } from '../text/span.ts';
import { checkPassage, type PassageQuestions, runPassageChecks } from './check-passage.ts';
import { type Diagnosis, diagnose, sortDiagnoses } from './diagnosis.ts';
import { ruleOf, rules } from './index.ts';
import type { RuleContext, RuleGroup } from './rule.ts';
import { type Setting, settingsOf, settingsOfOnly } from './setting.ts';
import { suppress } from './suppression/suppress.ts';
import { unusedSuppression } from './suppression/unused-suppression.ts';

/** What the world tells a check: the moment and the neighbours. */
export interface Surroundings {
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly exists: RuleContext['exists'];
  readonly read: RuleContext['read'];
  readonly earlier: readonly Minutes[];
}

/** What is wrong with minutes, as it was found. */
export interface Checkup {
  /** What concerns the document as a whole, in the order of the text. */
  readonly whole: readonly Diagnosis[];
  /** What is wrong in a passage by itself: spans count from its start. Passages without findings are left out. */
  readonly passages: readonly CheckedPassage[];
}

export interface CheckedPassage {
  readonly place: PlacedPassage;
  /** The same list as before where nothing changed. */
  readonly found: readonly Diagnosis[];
}

/** Behind an open fence nothing is a heading or an invitation, and saying so for each of them would bury the cause. */
const SILENT_IN_OPEN_FENCE: readonly RuleGroup[] = ['structure', 'join'];

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
  if (passages.length === 0) return whole;
  return sortDiagnoses([
    ...whole,
    ...passages.flatMap(({ place, found }) => found.map((each) => movedDiagnosis(each, place.start))),
  ]);
}

/** A finding in a passage as one of the document. Places in other files stay. */
function movedDiagnosis(diagnosis: Diagnosis, by: number): Diagnosis {
  const { span, related, fixes } = diagnosis;
  return {
    ...diagnosis,
    span: movedSpan(span, by),
    ...(related && { related: related.map((each) => (each.uri === undefined ? moved(each, by) : each)) }),
    ...(fixes && {
      fixes: fixes.map((fix) => ({
        ...fix,
        edits: fix.edits.map((edit) => ({ ...edit, span: movedSpan(edit.span, by) })),
      })),
    }),
  };
}

/** What is wrong with minutes. Passages that were looked at before are not looked at again. */
export function checkUp(minutes: Minutes, surroundings: Surroundings, only?: ReadonlySet<string>): Checkup {
  const settings = only ? settingsOfOnly(minutes.profile, only) : settingsOf(minutes.profile);
  const checkup = run(minutes, surroundings, settings, only !== undefined);
  const ran = new Set(settings.map(({ rule }) => rule.id));
  const all = rules.map(({ id }) => id);
  const comments = suppress(minutes, () => diagnosesOf(checkup), all, ran);
  if (!comments) return checkup;
  const setting = settings.find(({ rule }) => rule === unusedSuppression);
  const unused = setting ? comments.unused.map((each) => diagnose(each, setting)) : [];
  return { whole: sortDiagnoses([...comments.kept, ...unused]), passages: [] };
}

function run(
  minutes: Minutes,
  surroundings: Surroundings,
  settings: readonly Setting[],
  isPartial: boolean,
): Checkup {
  const phase = phaseOf(minutes, surroundings.now);
  const open = unclosedFence(minutes) !== undefined;
  const whole: Diagnosis[] = [];
  for (const setting of settings) {
    const { rule, option } = setting;
    if (!rule.check || (open && SILENT_IN_OPEN_FENCE.includes(rule.group))) continue;
    const context: RuleContext = {
      phase,
      option,
      exists: surroundings.exists,
      read: surroundings.read,
      // Read only when a rule asks: it may take reading other files.
      get earlier() {
        return surroundings.earlier;
      },
    };
    for (const finding of rule.check(minutes, context)) whole.push(diagnose(finding, setting));
  }
  const passages: CheckedPassage[] = [];
  for (const place of minutes.passages) {
    const questions = questionsAt(minutes, surroundings, place.start);
    const all = isPartial
      ? runPassageChecks(place.passage, settings, phase, questions)
      : checkPassage(place.passage, phase, questions);
    const found = open ? withoutSilent(all) : all;
    if (found.length > 0) passages.push({ place, found });
  }
  return { whole: sortDiagnoses(whole), passages };
}

const withoutSilent: (found: readonly Diagnosis[]) => readonly Diagnosis[] = remember((found) =>
  found.filter(({ ruleId }) => {
    const group = ruleOf(ruleId)?.group;
    return group === undefined || !SILENT_IN_OPEN_FENCE.includes(group);
  }),
);

function questionsAt(minutes: Minutes, surroundings: Surroundings, start: number): PassageQuestions {
  return {
    exists: surroundings.exists,
    read: surroundings.read,
    rolesAt(offset) {
      const roles: SectionRole[] = [];
      for (let section = sectionAt(minutes, start + offset); section; section = section.parent) {
        if (section.spec) roles.push(section.spec.role);
      }
      return roles;
    },
  };
}
