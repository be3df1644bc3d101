import type { Minutes } from '../model/minutes.ts';
import { offsetAfter, type QuietChange, quietChanges } from '../model/quiet-change.ts';
import { unclosedFence } from '../model/unclosed-fence.ts';
import { lineageOf } from '../syntax/tree-of.ts';
import { isSame } from '../text/remember.ts';
import { movedThrough } from '../text/span.ts';
import { diagnose } from './diagnosis.ts';
import { type MovingFindings, movingFindings } from './moving-findings.ts';
import type { RuleContext, RuleGroup } from './rule.ts';
import { type Setting, settingsOf } from './setting.ts';

/** What is wrong with a document as a whole. */
export interface WholeCheck {
  /** What each rule found, in the order of the rules. */
  readonly found: ReadonlyMap<Setting, MovingFindings>;
  /** Whether a code fence stands open, behind which nothing is what it looks like. */
  readonly open: boolean;
}

/** Behind an open fence nothing is a heading or an invitation, and saying so for each of them would bury the cause. */
export const SILENT_IN_OPEN_FENCE: readonly RuleGroup[] = ['structure', 'join'];

type Circumstances = Pick<RuleContext, 'phase' | 'earlier'>;

interface Run extends Circumstances {
  readonly minutes: Minutes;
  readonly result: WholeCheck;
}

/** What was found last in each document that is being edited. */
const latest = new WeakMap<object, Run>();

/**
 * The checks that look at the document as a whole. After a change of words only those are run again that see it; what the others
 * found moves along.
 */
export function checkWhole(minutes: Minutes, circumstances: Circumstances): WholeCheck {
  const { phase, earlier } = circumstances;
  const lineage = lineageOf(minutes.source);
  const before = latest.get(lineage);
  const holds =
    before !== undefined &&
    before.minutes.profile === minutes.profile &&
    before.phase === phase &&
    before.earlier.length === earlier.length &&
    before.earlier.every((each, index) => each === earlier[index]);
  const result =
    (holds && follow(before, minutes)) || runWholeChecks(minutes, settingsOf(minutes.profile), circumstances);
  latest.set(lineage, { minutes, phase, earlier, result });
  return result;
}

/** The same without looking back. */
export function runWholeChecks(
  minutes: Minutes,
  settings: readonly Setting[],
  circumstances: Circumstances,
): WholeCheck {
  const open = unclosedFence(minutes) !== undefined;
  const found = new Map<Setting, MovingFindings>();
  for (const setting of settings) {
    if (!setting.rule.check || (open && SILENT_IN_OPEN_FENCE.includes(setting.rule.group))) continue;
    found.set(setting, runCheck(minutes, setting, circumstances));
  }
  return { found, open };
}

function runCheck(minutes: Minutes, setting: Setting, { phase, earlier }: Circumstances): MovingFindings {
  const { rule, option } = setting;
  const found = [...(rule.check?.(minutes, { phase, option, earlier }) ?? [])];
  return movingFindings(
    found.map((finding) => diagnose(finding, setting)),
    minutes.passages,
  );
}

function follow(run: Run, minutes: Minutes): WholeCheck | undefined {
  const { minutes: before, result } = run;
  if (before === minutes) return result;
  const changes = quietChanges(before, minutes.passages);
  if (!changes) return undefined;
  const found = new Map<Setting, MovingFindings>();
  for (const [setting, own] of result.found) {
    const isBlind = changes.every((change) => isNoConcern(setting, before, minutes, change));
    const moved = isBlind ? own.follow(changes, minutes.passages) : undefined;
    found.set(setting, moved ?? runCheck(minutes, setting, run));
  }
  return { ...result, found };
}

/** Whether a check does not see that a passage changed. */
function isNoConcern({ rule }: Setting, before: Minutes, minutes: Minutes, change: QuietChange): boolean {
  if (!rule.concern) return true;
  const was = before.passages[change.passage];
  const is = minutes.passages[change.passage];
  if (!was || !is) return false;
  const seen = movedThrough(rule.concern(was, before), (offset) => offsetAfter(change, offset) ?? -1);
  return isSame(seen, rule.concern(is, minutes));
}
