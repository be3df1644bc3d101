import { type Checkup, diagnosesOf } from '../rules/check.ts';
import type { Diagnosis } from '../rules/diagnosis.ts';
import type { Span } from '../text/span.ts';

/** The findings that touch a span, in the order of the text. Those of passages elsewhere are not looked at. */
export function findingsAt(checkup: Checkup, at: Span): readonly Diagnosis[] {
  const isHere = ({ span }: Diagnosis): boolean => at.start <= span.end && span.start <= at.end;
  return findingsOf(
    checkup,
    isHere,
    checkup.passages.filter(
      ({ place: { start, piece } }) => at.start <= start + piece.text.length && start <= at.end,
    ),
  );
}

/** The first finding that begins behind an offset. */
export function findingBehind(checkup: Checkup, offset: number): Diagnosis | undefined {
  const isBehind = ({ span }: Diagnosis): boolean => span.start > offset;
  const next = checkup.passages.find(({ place: { start }, found }) =>
    found.some(({ span }) => span.start + start > offset),
  );
  return findingsOf(checkup, isBehind, next ? [next] : [])[0];
}

function findingsOf(
  { whole }: Checkup,
  isWanted: (diagnosis: Diagnosis) => boolean,
  passages: Checkup['passages'],
): readonly Diagnosis[] {
  const wanted = whole.map(({ all, onLines }) => ({ all: () => all().filter(isWanted), onLines }));
  return diagnosesOf({ whole: wanted, passages }).filter(isWanted);
}

/** Counts something in the findings, wherever they stand: `count` is asked once for each list of findings that stays the same. */
export function countFindings(
  { whole, passages }: Checkup,
  count: (found: readonly Diagnosis[]) => number,
): number {
  const inWhole = whole.reduce((sum, { all }) => sum + count(all()), 0);
  return passages.reduce((sum, { found }) => sum + count(found), inWhole);
}
