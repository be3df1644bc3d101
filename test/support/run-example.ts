import { readDate } from '../../server/language-service/calendar/read-date.ts';
import type { Minutes } from '../../server/language-service/model/minutes.ts';
import { endOfMeeting } from '../../server/language-service/model/phase.ts';
import { readMinutes } from '../../server/language-service/model/read-minutes.ts';
import { curve } from '../../server/language-service/profiles/curve.ts';
import type { Profile, RuleSettings } from '../../server/language-service/profiles/profile.ts';
import { check, type Surroundings } from '../../server/language-service/rules/check.ts';
import type { Diagnosis } from '../../server/language-service/rules/diagnosis.ts';
import type { Example, Rule } from '../../server/language-service/rules/rule.ts';
import { createSourceText } from '../../server/language-service/text/source-text.ts';
import { applyEdits } from '../../server/language-service/text/text-edit.ts';

const DAY = 24 * 60 * 60 * 1000;

/** What a rule says of a text in the surroundings of one of its examples. The text carries no marks. */
export function runExample(
  rule: Rule,
  example: Example,
  text: string,
): { minutes: Minutes; found: readonly Diagnosis[] } {
  const profile = profileOf(rule, example);
  const read = (name: string, words: string): Minutes =>
    readMinutes(createSourceText(`file:///minutes/${encodeURIComponent(name)}`, 1, words), profile);
  const minutes = read(example.file ?? '2023-08-24.md', text);
  const surroundings: Surroundings = {
    now: example.now === undefined ? (endOfMeeting(minutes) ?? 0) + DAY : Date.parse(example.now),
    exists: (path) => example.files && path in example.files,
    read: (path) => example.files?.[path],
    earlier: Object.entries(example.earlier ?? {})
      .sort(([a], [b]) => (a < b ? 1 : -1))
      .map(([name, words]) => read(name, words)),
    sameDay: Object.entries(example.sameDay ?? {}).map(([name, words]) => read(name, words)),
    verdicts: example.verdicts && new Map(Object.entries(example.verdicts)),
    github: example.github && new Map(Object.entries(example.github)),
    latest: example.latest === undefined ? undefined : readDate(example.latest)?.date,
  };
  // What a comment switches off shows only when the other rules run as well.
  const found = check(minutes, surroundings, rule.group === 'suppression' ? undefined : new Set([rule.id]));
  return { minutes, found: found.filter(({ ruleId }) => ruleId === rule.id) };
}

function profileOf(rule: Rule, example: Example): Profile {
  const own = example.options ? { [rule.id]: { ...example.options } } : {};
  const rules: RuleSettings = { ...curve.rules, ...own };
  return { ...curve, rules, ...example.profile };
}

/** The text after the first fix of each finding. */
export function fixExample(text: string, found: readonly Diagnosis[]): string {
  return applyEdits(
    text,
    found.flatMap(({ fixes }) => fixes?.[0]?.edits ?? []),
  );
}
