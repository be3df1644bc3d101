import type { Passage } from '../model/passage.ts';
import { createMemory } from '../text/memory.ts';
import { isSame } from '../text/remember.ts';
import { type Diagnosis, diagnose, sortDiagnoses } from './diagnosis.ts';
import type { PassageContext } from './rule.ts';
import { type Setting, settingsOf } from './setting.ts';

/** What the checks of a passage may ask of the world and of the rest of the document. */
export type PassageQuestions = Pick<
  PassageContext,
  'exists' | 'read' | 'rolesAt' | 'endsAt' | 'verdicts' | 'github'
>;

/** A question that a check asked, and the answer it got. Plain values, so that nothing else is kept alive. */
type Answer =
  | { readonly of: 'exists' | 'read'; readonly path: string; readonly given: unknown }
  | { readonly of: 'rolesAt'; readonly offset: number; readonly given: unknown }
  | { readonly of: 'endsAt'; readonly given: unknown };

export interface PassageRun {
  readonly passage: Passage;
  readonly phase: PassageContext['phase'];
  readonly verdicts: PassageContext['verdicts'];
  readonly github: PassageContext['github'];
  /** What is wrong in the passage by itself, in the order of the text; spans count from its start. */
  readonly found: readonly Diagnosis[];
  /** What was asked for: the same passage always gives the same after nothing, and after `roles` where it has the same roles. */
  readonly asked: 'nothing' | 'roles' | 'more';
}

interface Run extends PassageRun {
  readonly answers: readonly Answer[];
}

const runs = createMemory<Passage, readonly Run[]>();
/** The same passage may stand in several places, where the answers differ. */
const MOST_RUNS = 3;

/** Checks a passage. It is the same run as long as the passage is the same and all that was asked is answered as before. */
export function checkPassage(
  passage: Passage,
  phase: PassageContext['phase'],
  questions: PassageQuestions,
): PassageRun {
  const known = runs.get(passage) ?? [];
  const same = known.find(
    (run) =>
      run.phase === phase &&
      run.verdicts === questions.verdicts &&
      run.github === questions.github &&
      run.answers.every((answer) => isSame(answer.given, askAgain(answer, questions))),
  );
  if (same) return same;
  const answers: Answer[] = [];
  const found = runPassageChecks(passage, settingsOf(passage.profile), phase, listening(questions, answers));
  const run: Run = {
    passage,
    phase,
    verdicts: questions.verdicts,
    github: questions.github,
    answers,
    found,
    asked: kindOf(answers),
  };
  runs.set(passage, [run, ...known.slice(0, MOST_RUNS - 1)]);
  return run;
}

function kindOf(answers: readonly Answer[]): PassageRun['asked'] {
  if (answers.length === 0) return 'nothing';
  return answers.every(({ of }) => of === 'rolesAt') ? 'roles' : 'more';
}

/** The same without looking back. */
export function runPassageChecks(
  passage: Passage,
  settings: readonly Setting[],
  phase: PassageContext['phase'],
  questions: PassageQuestions,
): readonly Diagnosis[] {
  const found: Diagnosis[] = [];
  const { exists, read, rolesAt, endsAt, verdicts, github } = questions;
  for (const setting of settings) {
    const { rule, option } = setting;
    if (!rule.checkPassage) continue;
    const context: PassageContext = { phase, option, exists, read, rolesAt, endsAt, verdicts, github };
    for (const finding of rule.checkPassage(passage, context)) found.push(diagnose(finding, setting));
  }
  return found.length > 1 ? sortDiagnoses(found) : found.length > 0 ? found : NOTHING;
}

const NOTHING: readonly Diagnosis[] = [];

function askAgain(answer: Answer, questions: PassageQuestions): unknown {
  switch (answer.of) {
    case 'rolesAt':
      return questions.rolesAt(answer.offset);
    case 'endsAt':
      return questions.endsAt();
    default:
      return questions[answer.of](answer.path);
  }
}

function listening(
  { exists, read, rolesAt, endsAt, verdicts, github }: PassageQuestions,
  answers: Answer[],
): PassageQuestions {
  return {
    verdicts,
    github,
    exists(path) {
      const given = exists(path);
      answers.push({ of: 'exists', path, given });
      return given;
    },
    read(path) {
      const given = read(path);
      answers.push({ of: 'read', path, given });
      return given;
    },
    rolesAt(offset) {
      const given = rolesAt(offset);
      answers.push({ of: 'rolesAt', offset, given });
      return given;
    },
    endsAt() {
      const given = endsAt();
      answers.push({ of: 'endsAt', given });
      return given;
    },
  };
}
