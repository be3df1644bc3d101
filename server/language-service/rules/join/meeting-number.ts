import type { Invitation } from '../../model/invitation.ts';

/** Tencent's groups: three times three digits for one meeting, 3-4-4 for a series; undefined for another count of digits. */
export function groupDigits(digits: string): string | undefined {
  const match = /^(\d{3})(\d{3})(\d{3})$/.exec(digits) ?? /^(\d{3})(\d{4})(\d{4})$/.exec(digits);
  return match?.slice(1).join('-');
}

/** The meeting numbers in the lines to dial in with, digits only; none where the service has other numbers for the telephone. */
export function dialledDigits({ dialIns, provider, conferenceId }: Invitation): readonly string[] {
  if (provider === 'teams' || conferenceId) return [];
  return dialIns.flatMap(({ digits }) => (digits === undefined ? [] : [digits]));
}

/** Digits in the form of a number that stands in the text: with its blanks or hyphens where it is as long. */
export function digitsLike(text: string, digits: string): string {
  const own = text.replace(/\D/g, '');
  if (own.length !== digits.length) return groupDigits(digits) ?? digits;
  let index = 0;
  return text.replace(/\d/g, () => digits[index++] ?? '');
}
