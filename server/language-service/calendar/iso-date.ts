import type { PlainDate } from './reading.ts';

/** A date as ISO 8601 writes it: `2023-08-24`. */
export function isoDate({ year, month, day }: PlainDate): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
