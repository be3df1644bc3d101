import * as vscode from 'vscode';

const forms = {
  /** In a list that says the year elsewhere. */
  short: { month: 'short', day: 'numeric', weekday: 'short' },
  medium: { year: 'numeric', month: 'short', day: 'numeric', weekday: 'short' },
  full: { year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** Making one takes longer than using it for a whole year. */
const formats = new Map<keyof typeof forms, Intl.DateTimeFormat>();

/** A day (`yyyy-MM-dd`) with its weekday in the editor's language; the day as it is where it is none. */
export function dayWords(day: string, form: keyof typeof forms): string {
  // A day has no zone, so it is written in the one that it is read in.
  const time = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(time)) return day;
  const format =
    formats.get(form) ?? new Intl.DateTimeFormat(vscode.env.language, { ...forms[form], timeZone: 'UTC' });
  formats.set(form, format);
  return format.format(time);
}
