import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scanMeeting } from '../../server/language-service/model/scan/scan-meeting.ts';
import { curve } from '../../server/language-service/profiles/curve.ts';
import { createSourceText } from '../../server/language-service/text/source-text.ts';
import { packDetails, unpackDetails } from '../../server/language-service/workspace/series/pack-details.ts';
import { packMeeting, unpackMeeting } from '../../server/language-service/workspace/series/pack-meeting.ts';
import { randomText } from '../support/arbitrary-text.ts';
import { CLEAN, DAMAGED } from '../support/samples.ts';
import { disturbedText, lineText } from '../support/scan-text.ts';
import { SERIES } from '../support/series.ts';

const text = fc.oneof(fc.constant(CLEAN), lineText, disturbedText([CLEAN, DAMAGED]), randomText);
const through = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

function meetingFrom(words: string, problems: number | undefined) {
  const uri = `${SERIES}2023-08-24.md`;
  const { summary, details } = scanMeeting(createSourceText(uri, 1, words), curve);
  const counted = problems === undefined ? {} : { problems };
  return { meeting: { uri, series: SERIES, profile: curve, summary, ...counted }, details };
}

/** Other values somewhere in a packed one. */
function damaged(value: unknown, path: readonly number[], instead: unknown): unknown {
  const [step, ...rest] = path;
  if (!Array.isArray(value) || step === undefined || value.length === 0) return instead;
  return value.with(step % value.length, damaged(value[step % value.length], rest, instead));
}

const junk = fc.oneof(
  fc.constantFrom(null, true, -7, 0, 1, 2.5, 1e300, '', '\n', 'x\ny', [], {}, [[]], [-1, -1, -1]),
  fc.jsonValue(),
);
const path = fc.array(fc.nat({ max: 12 }), { maxLength: 3 });

describe('a packed meeting', () => {
  it('is the same when it is unpacked', () => {
    fc.assert(
      fc.property(text, fc.option(fc.nat(), { nil: undefined }), (words, problems) => {
        const { meeting, details } = meetingFrom(words, problems);
        expect(unpackMeeting(through(packMeeting(meeting)), curve)).toEqual(meeting);
        expect(unpackDetails(through(packDetails(details)))).toEqual(details);
      }),
      { numRuns: 300 },
    );
  });

  it('is nothing, or a whole meeting, when it was damaged', () => {
    fc.assert(
      fc.property(text, path, junk, (words, place, instead) => {
        const { meeting, details } = meetingFrom(words, 1);
        const one = damaged(through(packMeeting(meeting)), place, instead);
        const unpacked = unpackMeeting(one, curve);
        // What is taken is what would be packed again.
        if (unpacked) expect(through(packMeeting(unpacked))).toEqual(normal(one));
        const other = damaged(through(packDetails(details)), place, instead);
        const second = unpackDetails(other);
        if (second) expect(through(packDetails(second))).toEqual(other);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([undefined, null, 1, 'x', {}, [], [[]], { length: 12 }])('is not %j', (value) => {
    expect(unpackMeeting(value, curve)).toBeUndefined();
    expect(unpackDetails(value)).toBeUndefined();
  });
});

/** Any number below 0 says that the problems were not counted. */
function normal(value: unknown): unknown {
  return Array.isArray(value) && value.at(-1) < 0 ? value.with(-1, -1) : value;
}
