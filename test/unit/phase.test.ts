import { describe, expect, it } from 'vitest';
import { nextChange, phaseOf } from '../../server/language-service/model/phase.ts';
import { readMinutes } from '../../server/language-service/model/read-minutes.ts';
import { curve } from '../../server/language-service/profiles/curve.ts';
import type { Profile } from '../../server/language-service/profiles/profile.ts';
import { createSourceText } from '../../server/language-service/text/source-text.ts';
import { CLEAN } from '../support/samples.ts';

function next(now: string, profile: Profile = curve): string | undefined {
  const minutes = readMinutes(createSourceText('file:///x/2023-08-24.md', 0, CLEAN), profile);
  const change = nextChange(minutes, Date.parse(now));
  return change === undefined ? undefined : new Date(change).toISOString();
}

describe('the next change by the clock', () => {
  it('is when the meeting is over', () => {
    expect(next('2023-01-01T00:00:00Z')).toBe('2023-08-24T11:30:00.001Z');
    const minutes = readMinutes(createSourceText('file:///x/2023-08-24.md', 0, CLEAN), curve);
    expect(phaseOf(minutes, Date.parse('2023-08-24T11:30:00.000Z'))).toBe('before');
    expect(phaseOf(minutes, Date.parse('2023-08-24T11:30:00.001Z'))).toBe('after');
  });

  it('is midnight after it, where the meeting is held', () => {
    expect(next('2023-08-24T11:30:00.001Z')).toBe('2023-08-24T16:00:00.000Z');
    expect(next('2023-08-24T16:00:00Z')).toBe('2023-08-25T16:00:00.000Z');
    const newYork = { ...curve, zone: 'America/New_York' };
    expect(next('2023-11-05T04:00:00Z', newYork)).toBe('2023-11-06T05:00:00.000Z');
  });

  it('is unknown in a zone that nobody knows', () => {
    expect(next('2023-08-25T00:00:00Z', { ...curve, zone: 'Nowhere/Else' })).toBeUndefined();
  });
});
