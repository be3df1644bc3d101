import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Carried, carryOver } from '../../server/language-service/commands/new-meeting/carry-over.ts';
import { composeMinutes } from '../../server/language-service/commands/new-meeting/compose-minutes.ts';
import { mentionsIn } from '../../server/language-service/model/mentions.ts';
import type { Minutes } from '../../server/language-service/model/minutes.ts';
import { readMinutes } from '../../server/language-service/model/read-minutes.ts';
import { curve } from '../../server/language-service/profiles/curve.ts';
import { writeSkeleton } from '../../server/language-service/profiles/skeleton.ts';
import { check } from '../../server/language-service/rules/check.ts';
import { createSourceText } from '../../server/language-service/text/source-text.ts';
import { thingKey } from '../../server/language-service/workspace/series/thing-key.ts';
import { corpus, hasCorpus } from '../support/paths.ts';

function read(file: string): Minutes {
  return readMinutes(createSourceText(pathToFileURL(file).href, 0, readFileSync(file, 'utf8')), curve);
}

/** What minutes speak of, told by another way than the one that is tested. */
function spokenOf(minutes: Minutes): ReadonlySet<string> {
  const links = minutes.links.flatMap(({ target }) =>
    target.kind === 'web' && target.reference ? [thingKey(target.reference)] : [],
  );
  return new Set([
    ...links,
    ...mentionsIn(minutes).map((each) => `number:${each.repository}#${each.number}`),
  ]);
}

// The real minutes stand beside a checkout of the project; without them this is skipped, and the reporter says so.
describe.skipIf(!hasCorpus)('the next meeting after real ones', () => {
  const files = hasCorpus
    ? globSync(join(corpus, 'curve/*/*/20*.md')).sort((a, b) => (basename(a) < basename(b) ? -1 : 1))
    : [];
  const meetings = files.map(read);
  const spoken = meetings.map(spokenOf);
  const offers = meetings.map((_, index) =>
    carryOver(
      meetings
        .slice(0, index + 1)
        .reverse()
        .slice(0, 3),
    ),
  );
  const keysOf = (carried: readonly Carried[]) => new Set(carried.flatMap(({ keys }) => keys));

  it('is offered what returns, and preset with what mostly does', () => {
    let returned = 0;
    let offered = 0;
    let preselected = 0;
    let never = 0;
    for (const [index, offer] of offers.slice(0, -1).entries()) {
      const all = keysOf(offer);
      const back = [...spoken[index]!].filter((key) => spoken[index + 1]!.has(key));
      returned += back.length;
      offered += back.filter((key) => all.has(key)).length;
      const preset = [...keysOf(offer.filter((each) => each.preselected))];
      preselected += preset.length;
      never += preset.filter((key) => !spoken.slice(index + 1).some((later) => later.has(key))).length;
    }
    console.info(`offered ${offered} of ${returned} that return; ${never} of ${preselected} preset never do`);
    expect(offered / returned).toBeGreaterThanOrEqual(0.8);
    expect(never / preselected).toBeLessThanOrEqual(1 / 3);
  });

  it.each(files.map((file, index) => [basename(file), index] as const))(
    'has no error after %s',
    (_, index) => {
      const last = meetings[index]!;
      const date = { year: 2023, month: 9, day: 7 };
      for (const carried of [offers[index]!, offers[index]!.filter((each) => each.preselected)]) {
        const [start, end] = [
          { hour: 19, minute: 0 },
          { hour: 19, minute: 30 },
        ] as const;
        const text = writeSkeleton(
          composeMinutes({ profile: curve, date, start, end, last, carried }),
          false,
        );
        const minutes = readMinutes(createSourceText('file:///n/2023-09-07.md', 0, text), curve);
        const findings = check(minutes, {
          now: Date.UTC(2023, 7, 30),
          exists: () => undefined,
          read: () => undefined,
          earlier: [last],
        });
        const errors = findings.filter(({ severity }) => severity === 'error');
        expect(errors.map(({ ruleId, message }) => `${ruleId} ${JSON.stringify(message)}`)).toEqual([]);
        expect(minutes.date).toEqual(date);
      }
    },
  );
});
