import { describe, expect, it } from 'vitest';
import { addDays } from '../../server/language-service/calendar/date.ts';
import { formatDate } from '../../server/language-service/calendar/format-moment.ts';
import { changeDate } from '../../server/language-service/features/change-date.ts';
import type { Minutes } from '../../server/language-service/model/minutes.ts';
import { readMinutes } from '../../server/language-service/model/read-minutes.ts';
import { curve } from '../../server/language-service/profiles/curve.ts';
import type { Profile } from '../../server/language-service/profiles/profile.ts';
import { check } from '../../server/language-service/rules/check.ts';
import { ruleOf } from '../../server/language-service/rules/index.ts';
import { createSourceText } from '../../server/language-service/text/source-text.ts';
import { realMinutes } from '../support/minutes-files.ts';
import { hasCorpus } from '../support/paths.ts';
import { applyTo, type Files, uriIn, workspaceOf } from '../support/workspace-of.ts';

/** Path → text of every Markdown file of a community. */
function filesOf(community: string): Files {
  return Object.fromEntries(realMinutes(community).map(({ name, text }) => [name, text]));
}

function read(path: string, text: string, profile: Profile): Minutes {
  return readMinutes(createSourceText(uriIn(path), 1, text), profile);
}

/** The files after the meeting at a path was moved, and its new path. */
function move(files: Files, path: string, date: string, profile: Profile): readonly [Files, string] {
  const wish = { uri: uriIn(path), date };
  const snapshot = workspaceOf(files, (start) => changeDate.needs!(start, wish), { profile });
  const answer = changeDate.handle(snapshot, wish)!;
  if ('problem' in answer) throw new Error(answer.problem);
  const after = applyTo(files, answer.edit);
  return [after, Object.keys(after).find((each) => !(each in files)) ?? path];
}

/**
 * What is wrong with dates. Whether the series has the day is another matter where that is none of its, and which sections are
 * wanted changes with the layouts.
 */
function dateFindings(path: string, text: string, profile: Profile, inStep: boolean): readonly string[] {
  const around = { now: Date.UTC(2030, 0, 1), exists: () => true, read: () => undefined, earlier: [] };
  return check(read(path, text, profile), around)
    .map(({ ruleId }) => ruleId)
    .filter((id) => ruleOf(id)!.group === 'time' && id !== 'time-missing')
    .filter((id) => inStep || id !== 'recurrence-agreement')
    .sort();
}

const communities: readonly (readonly [string, Profile])[] = [
  ['curve', curve],
  ['paddlepaddle', { ...curve, files: ['**/meetings/**/*.md'], fileName: 'yyyy-MM-dd-*.md' }],
  ['nodejs-tsc', { ...curve, files: ['**/meetings/**/*.md'] }],
];

describe.skipIf(!hasCorpus).each(communities)('real minutes that are moved: %s', (community, profile) => {
  const files = hasCorpus ? filesOf(community) : {};
  const dated = Object.entries(files)
    .filter(([path, text]) => !/readme/i.test(path) && read(path, text, profile).date)
    .slice(0, 20);

  it('are there', () => expect(dated.length).toBeGreaterThan(15));

  it.each(dated)('%s', (path, text) => {
    const { date } = read(path, text, profile);
    for (const days of [14, 199]) {
      const to = formatDate(addDays(date!, days), 'yyyy-MM-dd');
      const [there, target] = move({ [path]: text }, path, to, profile);
      const moved = there[target]!;
      const digits = (words: string) =>
        words.replace(/[\d\s]+|[A-Z][a-z]{2,8}|[周星期一二三四五六日天]/g, '');
      expect(digits(moved)).toBe(digits(text));
      const before = text.split('\n');
      const touched = moved.split('\n').filter((line, index) => line !== before[index]);
      expect(touched.length).toBeLessThanOrEqual(3);
      for (const line of touched) expect(line).toMatch(/\d/);
      expect(dateFindings(target, moved, profile, days === 14)).toEqual(
        dateFindings(path, text, profile, days === 14).filter((id) => target === path || id !== 'file-name'),
      );
      const [back] = move(there, target, formatDate(date!, 'yyyy-MM-dd'), profile);
      expect(Object.values(back)).toEqual([text]);
    }
  });
});
