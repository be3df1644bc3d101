import { dateExists } from '../../calendar/date.ts';
import type { PlainTime } from '../../calendar/reading.ts';
import { instantOf } from '../../calendar/zone.ts';
import { layoutAt } from '../../profiles/layout-at.ts';
import type { SectionSpec } from '../../profiles/profile.ts';
import { sectionsOf } from '../../profiles/sections-of.ts';
import type { Meeting } from './meeting.ts';

/** `draft` before the meeting has ended, `due` while something is missing after it, then `done`. */
export type MeetingState = 'draft' | 'due' | 'done';

/**
 * How far the minutes of a meeting are. After its end a required section that is missing makes them due, and, once the details are known,
 * one that holds nothing, or a question without an answer. `now` in milliseconds since the epoch.
 */
export function stateOf(meeting: Meeting, now: number): MeetingState {
  const end = endOf(meeting);
  if (end !== undefined && now < end) return 'draft';
  return isComplete(meeting) ? 'done' : 'due';
}

/**
 * The instant at which a meeting ends, in milliseconds since the epoch; without an end it lasts until its day is over. The profile's zone
 * counts. Undefined for a meeting without a day.
 */
export function endOf({
  profile,
  summary: { date, start, end },
}: Pick<Meeting, 'profile' | 'summary'>): number | undefined {
  if (!date || !dateExists(date)) return undefined;
  const time = end ?? MIDNIGHT;
  const instant = instantOf(date, time, profile.zone) ?? instantOf(date, time, 'UTC');
  if (instant === undefined) return undefined;
  // 23:00~01:00 ends on the day after.
  return start && end && minutesOf(end) < minutesOf(start) ? instant + DAY : instant;
}

const MIDNIGHT: PlainTime = { hour: 24, minute: 0 };
const DAY = 86_400_000;

function minutesOf({ hour, minute }: PlainTime): number {
  return hour * 60 + minute;
}

function isComplete(meeting: Meeting): boolean {
  const { profile, summary, details } = meeting;
  if (details?.questions.some(({ answered }) => !answered)) return false;
  return sectionsOf(layoutAt(profile, summary.date))
    .filter(({ required }) => required)
    .every((spec) => {
      const index = summary.sections.findIndex(({ id }) => id === spec.id);
      return index !== -1 && (!details || isFilled(meeting, index, spec));
    });
}

/** Whether something stands in a section or below it: words, a link, or the invitation. */
function isFilled(
  { summary: { sections, references }, details }: Meeting,
  index: number,
  { role }: SectionSpec,
): boolean {
  const section = sections[index];
  if (!section || !details || (role === 'join' && details.invitation)) return true;
  const behind = sections.findIndex(({ level }, other) => other > index && level <= section.level);
  const next = behind === -1 ? sections.length : behind;
  const end = sections[next]?.line ?? Number.POSITIVE_INFINITY;
  return (
    details.said.sections.some((each) => each >= index && each < next) ||
    references.some(({ line }) => line > section.line && line < end)
  );
}
