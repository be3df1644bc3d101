import { clockChanges, offsetMinutesAt } from '../../calendar/clock-changes.ts';
import { plainAt } from '../../calendar/zone.ts';
import { icsLocal, icsOffset } from './ics-time.ts';

/**
 * The VTIMEZONE of a zone (RFC 5545, 3.6.5), right from the year's beginning to the end of the other year: a part for the offset that
 * holds at first, and one for each change of the clock. Empty for an unknown zone.
 */
export function icsZone(zoneId: string, firstYear: number, lastYear: number): readonly string[] {
  const from = Date.UTC(firstYear, 0, 1);
  const to = Date.UTC(lastYear + 1, 0, 1);
  const first = offsetMinutesAt(from, zoneId);
  if (first === undefined) return [];
  const changes = clockChanges(zoneId, from, to);
  const standard = Math.min(first, ...changes.map(({ after }) => after));
  const starts = [
    // Before the year begins anywhere.
    { local: `${firstYear - 1}1231T000000`, before: first, after: first },
    ...changes.flatMap(({ at, before, after }) => {
      // The wall clock at which a change happens is that of before it.
      const plain = plainAt(at + before * 60_000, 'UTC');
      return plain ? [{ local: icsLocal(plain.date, plain.time), before, after }] : [];
    }),
  ];
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${zoneId}`,
    ...starts.flatMap(({ local, before, after }) => {
      const kind = after > standard ? 'DAYLIGHT' : 'STANDARD';
      return [
        `BEGIN:${kind}`,
        `DTSTART:${local}`,
        `TZOFFSETFROM:${icsOffset(before)}`,
        `TZOFFSETTO:${icsOffset(after)}`,
        `END:${kind}`,
      ];
    }),
    'END:VTIMEZONE',
  ];
}
