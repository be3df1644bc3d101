import { equalDates } from '../../calendar/date.ts';
import { dateLike } from '../../calendar/date-like.ts';
import type { PlainDate, PlainTime } from '../../calendar/reading.ts';
import { occursOn } from '../../calendar/recurrence.ts';
import type { Minutes } from '../../model/minutes.ts';
import { layoutAt } from '../../profiles/layout-at.ts';
import type { Profile, SectionRole, SectionSpec } from '../../profiles/profile.ts';
import {
  documentSkeleton,
  invitationToCome,
  type Occasion,
  occasionOf,
  type Skeleton,
} from '../../profiles/skeleton.ts';
import type { Carried } from './carry-over.ts';

/** What the minutes of a meeting to come are made of. */
export interface MeetingToCome {
  readonly profile: Profile;
  readonly date: PlainDate;
  readonly start?: PlainTime;
  readonly end?: PlainTime;
  /** The last meeting: its invitation is kept where it is for this day too. */
  readonly last?: Minutes;
  readonly carried: readonly Carried[];
}

/** The minutes before the meeting: date and time in all their places, what is carried over, places to type in for the rest. */
export function composeMinutes(meeting: MeetingToCome): Skeleton {
  const { profile, date, start, end, last, carried } = meeting;
  const layout = layoutAt(profile, date);
  const occasion: Occasion = occasionOf(layout, profile, {
    date,
    ...(start && { start }),
    ...(end && { end }),
  });
  const invitation = last && keptInvitation(last, date);
  const homes = new Set(layout.sections.flatMap(idsOf));
  const home = (each: Carried): string =>
    homes.has(each.section) ? each.section : homeWithout(layout.sections);
  return documentSkeleton(profile, layout, occasion, (spec, first) => {
    // A time that is known is no place to type in.
    if (spec.role === 'time' && start && spec.required) return [`${occasion.time}\n`];
    if (spec.role === 'join' && spec.required)
      return invitation === undefined ? invitationToCome(profile, occasion, first) : [`${invitation}\n`];
    const own = carried.filter((each) => home(each) === spec.id);
    if (own.length === 0 || spec.role === 'time') return undefined;
    if (spec.role === 'questions') return questionsCarried(own, first);
    return carriedBody(own, spec, first);
  });
}

function idsOf(spec: SectionSpec): readonly string[] {
  return [spec.id, ...spec.sections.flatMap(idsOf)];
}

/** Where things go whose section the layout has not any more. */
function homeWithout(sections: readonly SectionSpec[]): string {
  const roles: readonly SectionRole[] = ['work', 'content', 'other', 'community'];
  const all = sections.flatMap(function deep(spec): readonly SectionSpec[] {
    return [spec, ...spec.sections.flatMap(deep)];
  });
  for (const role of roles) {
    const found = all.find((spec) => spec.role === role && spec.required);
    if (found) return found.id;
  }
  return '';
}

/** Items without a topic first, then each topic with its own; a topic without any has a place to type in. */
function carriedBody(carried: readonly Carried[], { level }: SectionSpec, first: number): Skeleton {
  const topics = new Map<string | undefined, Carried[]>([[undefined, []]]);
  for (const each of carried) {
    const own = topics.get(each.topic) ?? [];
    topics.set(each.topic, own);
    if (each.text !== '') own.push(each);
  }
  const parts: Skeleton[number][] = [];
  let stop = first;
  for (const [topic, own] of topics) {
    if (topic === undefined && own.length === 0) continue;
    if (parts.length > 0) parts.push('\n');
    if (topic !== undefined) parts.push(`${'#'.repeat(Math.min(level + 1, 6))} ${topic}\n\n`);
    if (own.length === 0) parts.push('- ', { stop: stop++ }, '\n');
    else for (const { text } of own) parts.push(`${asItem(text)}\n`);
  }
  return parts;
}

/** An item or a paragraph as an item of a bulleted list; what stands in it moves along. */
function asItem(text: string): string {
  const marker = /^(?:[-*+]|\d{1,9}[.)])[ \t]+/.exec(text)?.[0];
  if (marker !== undefined) return `- ${text.slice(marker.length)}`;
  return `- ${text.replaceAll('\n', '\n  ')}`;
}

function questionsCarried(carried: readonly Carried[], first: number): Skeleton {
  let stop = first;
  return carried.flatMap(({ text }): Skeleton => [`- Q：${text}\n  - A：`, { stop: stop++ }, '\n']);
}

/**
 * The invitation of a meeting that comes again, with the day of the new meeting in its time line: the block of the last minutes as it
 * stands there. Undefined where it was for one meeting, or its series is over.
 */
function keptInvitation({ invitation, source }: Minutes, date: PlainDate): string | undefined {
  if (!invitation) return undefined;
  const { number, recurrence, time, span } = invitation;
  const reading = recurrence?.reading;
  const runs = reading ? occursOn(reading, date) : 'unknown';
  if (number?.series === false || runs === 'after' || runs === 'before' || runs === 'no') return undefined;
  if (number?.series !== true && runs !== 'yes') return undefined;
  const { text } = source;
  const said = time?.moment?.date;
  if (!said || equalDates(said.date, date)) return text.slice(span.start, span.end);
  const words = dateLike(text.slice(said.span.start, said.span.end), said, date, 'yyyy/MM/dd');
  return `${text.slice(span.start, said.span.start)}${words}${text.slice(said.span.end, span.end)}`;
}
