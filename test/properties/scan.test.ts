import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMinutes } from '../../server/language-service/model/read-minutes.ts';
import { scanBlocks } from '../../server/language-service/model/scan/scan-blocks.ts';
import { scanSummary } from '../../server/language-service/model/scan/scan-summary.ts';
import { type MinutesSummary, summaryOf } from '../../server/language-service/model/summary.ts';
import { curve } from '../../server/language-service/profiles/curve.ts';
import { plainProfile } from '../../server/language-service/profiles/plain.ts';
import type { Profile } from '../../server/language-service/profiles/profile.ts';
import { createSourceText, type SourceText } from '../../server/language-service/text/source-text.ts';
import { filesBelow, realMinutes } from '../support/minutes-files.ts';
import { hasCorpus, root } from '../support/paths.ts';
import { CLEAN, DAMAGED } from '../support/samples.ts';
import { scannedText, scannedUri } from '../support/scan-text.ts';

/** `MINUTES_SCAN_RUNS=100000 MINUTES_SEED=random npx vitest run test/properties/scan.test.ts` for a long run. */
const RUNS = Number(process.env.MINUTES_SCAN_RUNS ?? 2000);

const real = realMinutes();
const own = [...filesBelow(join(root, 'sample')), ...filesBelow(join(root, 'test', 'fixtures'))];

/** What the whole tree says. */
const truth = (source: SourceText, profile: Profile): MinutesSummary =>
  summaryOf(readMinutes(source, profile));

function expectSame(text: string, uri: string, profile: Profile): void {
  const scanned = scanSummary(createSourceText(uri, 1, text), profile);
  expect(scanned, JSON.stringify(text)).toEqual(truth(createSourceText(uri, 1, text), profile));
}

describe('a scan of lines', { timeout: 60_000 + RUNS * 100 }, () => {
  it.skipIf(!hasCorpus)('says of real minutes what their tree says', () => {
    for (const { name, text } of real) {
      for (const profile of [curve, plainProfile]) expectSame(text, pathToFileURL(name).href, profile);
    }
  });

  it('says of our own minutes what their tree says', () => {
    expect(own.length).toBeGreaterThan(2);
    for (const { name, text } of [...own, { name: '2023-08-24.md', text: DAMAGED }]) {
      for (const profile of [curve, plainProfile]) expectSame(text, pathToFileURL(name).href, profile);
    }
  });

  it('says of any text what its tree says', () => {
    const bases = [CLEAN, DAMAGED, ...real.map(({ text }) => text)];
    fc.assert(
      fc.property(scannedText(bases), scannedUri, (words, place) => expectSame(words, place, curve)),
      { numRuns: RUNS },
    );
  });

  it.skipIf(!hasCorpus)('leaves little of real minutes to the parser', () => {
    let characters = 0;
    let parsed = 0;
    for (const { name, text } of real) {
      const found = scanBlocks(createSourceText(name, 1, text), curve.repository);
      characters += text.length;
      parsed += found ? found.parsed : text.length;
    }
    expect(parsed / characters).toBeLessThan(0.05);
  });
});
