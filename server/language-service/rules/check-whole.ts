import type { Minutes } from '../model/minutes.ts';
import { isAfter } from '../model/quiet-block.ts';
import { changesBetween, type QuietChange } from '../model/quiet-change.ts';
import { unclosedFence } from '../model/unclosed-fence.ts';
import { lineageOf } from '../syntax/tree-of.ts';
import { greatest } from '../text/extremes.ts';
import { lateValues } from '../text/late-values.ts';
import { isSame, isSameList } from '../text/remember.ts';
import { type Diagnosis, diagnose } from './diagnosis.ts';
import { type MovingFindings, movingFindings } from './moving-findings.ts';
import type { RuleContext, RuleGroup } from './rule.ts';
import { type Setting, settingsOf } from './setting.ts';

/** What is wrong with a document as a whole. */
export interface WholeCheck<Findings> {
  /** What each rule found, in the order of the rules. */
  readonly found: ReadonlyMap<Setting, Findings>;
  /** Whether a code fence stands open, behind which nothing is what it looks like. */
  readonly open: boolean;
}

/** Behind an open fence nothing is a heading or an invitation, and saying so for each of them would bury the cause. */
export const SILENT_IN_OPEN_FENCE: readonly RuleGroup[] = ['structure', 'join', 'series'];

/** What a rule may ask about the other meetings; it is only read when one asks. */
export type Facts = Omit<RuleContext, 'phase' | 'option'>;

/** The meeting's place in time, and the other meetings. */
type Circumstances = Facts & Pick<RuleContext, 'phase'>;

interface Run {
  readonly minutes: Minutes;
  readonly phase: RuleContext['phase'];
  /** What rules asked for, and were told. */
  readonly asked: ReadonlyMap<keyof Facts, unknown>;
  readonly result: WholeCheck<MovingFindings>;
}

/** What was found last in each document that is being edited. */
const latest = new WeakMap<object, Run>();

/**
 * The checks that look at the document as a whole. After a change of words only those are run again that see it; what the others
 * found moves along.
 */
export function checkWhole(minutes: Minutes, circumstances: Circumstances): WholeCheck<MovingFindings> {
  const { phase } = circumstances;
  const lineage = lineageOf(minutes.source);
  const before = latest.get(lineage);
  const holds =
    before?.minutes.profile === minutes.profile &&
    before.phase === phase &&
    [...before.asked].every(([key, told]) => isSameFact(told, circumstances[key]));
  const asked = new Map(holds ? before.asked : []);
  const ask: Ask = (key) => {
    const told = circumstances[key];
    asked.set(key, told);
    return told;
  };
  const listening: Circumstances = Object.assign(factsBy({ ask }), { phase });
  const result =
    (holds && follow(before, minutes, listening)) || renew(holds ? before : undefined, minutes, listening);
  latest.set(lineage, { minutes, phase, result, asked });
  return result;
}

/** Tells a fact. */
type Ask = <Key extends keyof Facts>(key: Key) => Facts[Key];

const factsBy = lateValues<{ readonly ask: Ask }, Facts>({
  earlier: ({ ask }) => ask('earlier'),
  sameDay: ({ ask }) => ask('sameDay'),
  latest: ({ ask }) => ask('latest'),
  today: ({ ask }) => ask('today'),
});

/** Runs the checks again, those of the opening only if that changed. */
function renew(
  before: Run | undefined,
  minutes: Minutes,
  circumstances: Circumstances,
): WholeCheck<MovingFindings> {
  const opening = before && hasSameOpening(before.minutes, minutes) ? before.result.found : undefined;
  const isKnown = (setting: Setting): boolean =>
    setting.rule.sees === 'opening' && opening?.has(setting) === true;
  const settings = settingsOf(minutes.profile);
  const { found, open } = runWholeChecks(
    minutes,
    settings.filter((setting) => !isKnown(setting)),
    circumstances,
  );
  const all = new Map<Setting, MovingFindings>();
  for (const setting of settings) {
    const own = found.get(setting) ?? (isKnown(setting) ? opening?.get(setting)?.all() : undefined);
    if (own && !isSilent(setting, open)) all.set(setting, movingFindings(own, minutes.passages));
  }
  return { open, found: all };
}

/** Whether file name, title, time and invitation are the same, and stand where they stood with all that is before them. */
function hasSameOpening(before: Minutes, minutes: Minutes): boolean {
  const { time, invitation, opening, layout } = minutes;
  if (!time || !before.time || before.layout !== layout) return false;
  const parts = (of: Minutes): unknown => [of.file, of.date, of.title, of.time, of.invitation, of.opening];
  if (!isSame(parts(before), parts(minutes))) return false;
  const spans = [time.line, ...(invitation ? [invitation.span] : []), ...opening];
  const end = greatest(spans.map((span) => span.end));
  return minutes.passages.every(
    ({ start, passage }, index) => start > end || before.passages[index]?.passage === passage,
  );
}

function isSilent({ rule }: Setting, open: boolean): boolean {
  return open && SILENT_IN_OPEN_FENCE.includes(rule.group);
}

/** Meetings are the same as long as they are the same objects. */
function isSameFact(a: unknown, b: unknown): boolean {
  return Array.isArray(a) && Array.isArray(b) ? isSameList(a, b) : isSame(a, b);
}

/** The same without looking back. */
export function runWholeChecks(
  minutes: Minutes,
  settings: readonly Setting[],
  circumstances: Circumstances,
): WholeCheck<readonly Diagnosis[]> {
  const open = unclosedFence(minutes) !== undefined;
  const found = new Map<Setting, readonly Diagnosis[]>();
  for (const setting of settings) {
    if (!setting.rule.check || isSilent(setting, open)) continue;
    found.set(setting, runCheck(minutes, setting, circumstances));
  }
  return { found, open };
}

const factsIn = lateValues<Facts, Facts>({
  earlier: ({ earlier }) => earlier,
  sameDay: ({ sameDay }) => sameDay,
  latest: ({ latest }) => latest,
  today: ({ today }) => today,
});

function runCheck(minutes: Minutes, setting: Setting, circumstances: Circumstances): readonly Diagnosis[] {
  const { rule, option } = setting;
  const { phase } = circumstances;
  const context: RuleContext = Object.assign(factsIn(circumstances), { phase, option });
  return [...(rule.check?.(minutes, context) ?? [])].map((finding) => diagnose(finding, setting));
}

function follow(
  { minutes: before, result }: Run,
  minutes: Minutes,
  circumstances: Circumstances,
): WholeCheck<MovingFindings> | undefined {
  if (before === minutes) return result;
  const changes = changesBetween(before, minutes);
  if (!changes) return undefined;
  const byPassage = new Map<number, QuietChange[]>();
  for (const change of changes)
    byPassage.set(change.passage, [...(byPassage.get(change.passage) ?? []), change]);
  const found = new Map<Setting, MovingFindings>();
  for (const [setting, own] of result.found) {
    const isBlind = [...byPassage].every((change) => isNoConcern(setting, before, minutes, change));
    const moved = isBlind ? own.follow(changes, minutes.passages, setting.rule.saysSpansOnly) : undefined;
    found.set(setting, moved ?? movingFindings(runCheck(minutes, setting, circumstances), minutes.passages));
  }
  return { ...result, found };
}

/** Whether a check does not see that a passage changed. */
function isNoConcern(
  { rule }: Setting,
  before: Minutes,
  minutes: Minutes,
  [passage, changes]: readonly [passage: number, changes: readonly QuietChange[]],
): boolean {
  if (!rule.concern) return true;
  const was = before.passages[passage];
  const is = minutes.passages[passage];
  if (!was || !is) return false;
  return isAfter(rule.concern(was, before), rule.concern(is, minutes), ...changes);
}
