import { offsetMinutesAt } from '../calendar/clock-changes.ts';
import { type Message, message, render } from '../text/message.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { Command } from './command.ts';
import { icsOf } from './export-ics/ics-of.ts';
import { minutesOf } from './minutes-of.ts';

/** A calendar file, ready to be saved. */
export interface CalendarFile {
  /** The file's name. */
  readonly name: string;
  readonly text: string;
}

/** The meeting as a calendar file. The argument is the URI of its minutes, or `{ uri }`; the answer `{ name, text }` or `{ problem }`. */
export const exportIcs: Command = {
  id: 'minutes.exportIcs',
  waits: 'summaries',
  needs: filesForCalendar,
  run(snapshot, argument) {
    const made = calendarFile(snapshot, argument);
    if ('problem' in made)
      return { label: made.problem, answer: { problem: render(made.problem, snapshot.translations) } };
    return { label: message('Calendar file “{0}”', made.name), answer: made, page: made };
  },
};

/** The file that is read before its meeting can be exported. */
export function filesForCalendar(_: Snapshot, argument: unknown): readonly string[] {
  const uri = uriIn(argument);
  return uri === undefined ? [] : [uri];
}

/** The calendar file of minutes that are open or in the index, or why there is none. */
export function calendarFile(
  snapshot: Snapshot,
  argument: unknown,
): CalendarFile | { readonly problem: Message } {
  const uri = uriIn(argument);
  const minutes = uri === undefined ? undefined : minutesOf(snapshot, uri);
  if (!minutes) return { problem: message('Open the minutes of the meeting first.') };
  const text = icsOf(minutes, snapshot.now);
  if (text === undefined && minutes.date && offsetMinutesAt(0, minutes.profile.zone) === undefined)
    return {
      problem: message('“{0}” is no time zone; write it as “Asia/Shanghai”.', minutes.profile.zone),
    };
  if (text === undefined)
    return {
      problem: message('The minutes do not say on which day the meeting is; fill in the time first.'),
    };
  return { name: `${minutes.file.name.replace(/\.[^.]*$/, '')}.ics`, text };
}

function uriIn(argument: unknown): string | undefined {
  if (typeof argument === 'string') return argument;
  const uri = (argument as { readonly uri?: unknown } | null | undefined)?.uri;
  return typeof uri === 'string' ? uri : undefined;
}
