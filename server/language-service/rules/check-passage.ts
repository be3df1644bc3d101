import type { Passage } from '../model/passage.ts';
import { isSame } from '../text/remember.ts';
import { type Diagnosis, diagnose, sortDiagnoses } from './diagnosis.ts';
import type { PassageContext } from './rule.ts';
import { type Setting, settingsOf } from './setting.ts';

/** What the checks of a passage may ask of the world and of the rest of the document. */
export type PassageQuestions = Pick<PassageContext, 'exists' | 'read' | 'rolesAt'>;

/** A question that a check asked, and the answer it got. */
interface Answer {
  readonly given: unknown;
  ask(questions: PassageQuestions): unknown;
}

interface Run {
  readonly phase: PassageContext['phase'];
  readonly answers: readonly Answer[];
  readonly found: readonly Diagnosis[];
}

const runs = new WeakMap<Passage, readonly Run[]>();
/** The same passage may stand in several places, where the answers differ. */
const MOST_RUNS = 3;

/**
 * What is wrong in a passage by itself, in the order of the text; spans count from its start. It is the same list as long as the
 * passage is the same and all that was asked is answered as before.
 */
export function checkPassage(
  passage: Passage,
  phase: PassageContext['phase'],
  questions: PassageQuestions,
): readonly Diagnosis[] {
  const known = runs.get(passage) ?? [];
  const same = known.find(
    (run) => run.phase === phase && run.answers.every(({ given, ask }) => isSame(given, ask(questions))),
  );
  if (same) return same.found;
  const answers: Answer[] = [];
  const found = runPassageChecks(passage, settingsOf(passage.profile), phase, listening(questions, answers));
  runs.set(passage, [{ phase, answers, found }, ...known.slice(0, MOST_RUNS - 1)]);
  return found;
}

/** The same without looking back. */
export function runPassageChecks(
  passage: Passage,
  settings: readonly Setting[],
  phase: PassageContext['phase'],
  questions: PassageQuestions,
): readonly Diagnosis[] {
  const found: Diagnosis[] = [];
  for (const setting of settings) {
    if (!setting.rule.checkPassage) continue;
    const context: PassageContext = { phase, option: setting.option, ...questions };
    for (const finding of setting.rule.checkPassage(passage, context)) found.push(diagnose(finding, setting));
  }
  return found.length > 1 ? sortDiagnoses(found) : found.length > 0 ? found : NOTHING;
}

const NOTHING: readonly Diagnosis[] = [];

function listening({ exists, read, rolesAt }: PassageQuestions, answers: Answer[]): PassageQuestions {
  const noting = <T>(given: T, ask: Answer['ask']): T => {
    answers.push({ given, ask });
    return given;
  };
  return {
    exists: (path) => noting(exists(path), (again) => again.exists(path)),
    read: (path) => noting(read(path), (again) => again.read(path)),
    rolesAt: (offset) => noting(rolesAt(offset), (again) => again.rolesAt(offset)),
  };
}
