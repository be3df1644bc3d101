import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { formatTime } from '../calendar/format-moment.ts';
import { isoDate } from '../calendar/iso-date.ts';
import { type Skeleton, writeSkeleton } from '../profiles/skeleton.ts';
import { fileNameOf } from '../profiles/uri-path.ts';
import { message, render } from '../text/message.ts';
import type { Client } from '../workspace/client.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { Command, Effect } from './command.ts';
import type { Carried } from './new-meeting/carry-over.ts';
import { composeMinutes } from './new-meeting/compose-minutes.ts';
import {
  filesToPlan,
  type Known,
  type MeetingPlan,
  type MeetingWish,
  type PlannedDay,
  planMeeting,
  type Refusal,
  readWish,
} from './new-meeting/plan-meeting.ts';

/** The minutes of a meeting to come, ready to be written. */
export interface NewMinutes {
  readonly plan: MeetingPlan;
  readonly day: PlannedDay;
  /** What is taken over. */
  readonly carried: readonly Carried[];
  readonly skeleton: Skeleton;
  /** With tab stops as LSP writes them. */
  readonly snippet: string;
  readonly text: string;
}

/**
 * Makes the minutes of the next meeting and opens them; where there are such minutes already, these. The argument is a `MeetingWish` as
 * JSON (`{ uri?, date?, start?, end?, carry? }`), `carry` the ids of what is taken over; without it what is usually wanted. The answer is
 * `{ uri, exists }` or `{ problem }`.
 */
export const newMeeting: Command = {
  id: 'minutes.newMeeting',
  waits: 'summaries',
  needs: filesForMeeting,
  run(snapshot, argument): Effect {
    const made = newMinutes(snapshot, argument);
    if ('problem' in made)
      return { label: made.problem, answer: { problem: render(made.problem, snapshot.translations) } };
    const { uri, exists } = made.day;
    const answer = { uri, exists };
    const label = message('New minutes “{0}”', fileNameOf(uri));
    if (exists) return { label, show: { uri }, answer };
    const edit = creation(snapshot.client, uri, made.text);
    return { label, ...(edit ? { edit } : { file: { uri, text: made.text } }), show: { uri }, answer };
  },
};

/** The files that are read before minutes can be made. */
export function filesForMeeting(snapshot: Snapshot, argument: unknown): readonly string[] {
  const wish = readWish(argument);
  return 'problem' in wish ? [] : filesToPlan(snapshot, wish);
}

/** The next minutes, for the day that is asked for or the likeliest one. */
export function newMinutes(snapshot: Known, argument: unknown): NewMinutes | Refusal {
  const wish = readWish(argument);
  if ('problem' in wish) return wish;
  const plan = planMeeting(snapshot, wish);
  if ('problem' in plan) return plan;
  const [day] = plan.days;
  if (!day) return { problem: message('No day was found for the next meeting; name one.') };
  const { profile, start, end, last, carried } = plan;
  const wanted = chosen(argument);
  const [latest] = last;
  const taken = carried.filter(({ id, preselected }) => (wanted ? wanted.has(id) : preselected));
  const skeleton = composeMinutes({
    profile,
    date: day.date,
    ...(start && { start }),
    ...(end && { end }),
    ...(latest && { last: latest }),
    carried: taken,
  });
  const [snippet, text] = [writeSkeleton(skeleton, true), writeSkeleton(skeleton, false)];
  return { plan, day, carried: taken, skeleton, snippet, text };
}

function chosen(argument: unknown): ReadonlySet<string> | undefined {
  const carry = (argument as { readonly carry?: unknown } | null | undefined)?.carry;
  return Array.isArray(carry) ? new Set(carry.filter((id) => typeof id === 'string')) : undefined;
}

/** Undefined where the client cannot make files. */
function creation({ createsFiles }: Client, uri: string, text: string): WorkspaceEdit | undefined {
  if (!createsFiles) return undefined;
  const start = { line: 0, character: 0 };
  return {
    documentChanges: [
      { kind: 'create', uri, options: { overwrite: false, ignoreIfExists: false } },
      { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText: text }] },
    ],
  };
}

/** A plan as plain data: what an editor shows before anything is written. */
export interface PlanAnswer {
  readonly days: readonly {
    readonly date: string;
    readonly uri: string;
    readonly path: string;
    readonly why: PlannedDay['why'];
    readonly holiday?: string;
    readonly exists: boolean;
  }[];
  readonly start?: string;
  readonly end?: string;
  readonly carried: readonly {
    readonly id: string;
    readonly reason: string;
    readonly preselected: boolean;
    readonly words: string;
    readonly topic?: string;
    readonly from: { readonly uri: string; readonly day?: string; readonly line: number };
  }[];
}

/** The plan for a wish as plain data. */
export function answerPlan(snapshot: Snapshot, wish: MeetingWish): PlanAnswer | Refusal {
  const plan = planMeeting(snapshot, wish);
  if ('problem' in plan) return plan;
  const { days, start, end, carried } = plan;
  return {
    days: days.map(({ date, holiday, ...day }) => ({
      ...day,
      date: isoDate(date),
      ...(holiday && { holiday: holiday.name }),
    })),
    ...(start && { start: formatTime(start, 'HH:mm') }),
    ...(end && { end: formatTime(end, 'HH:mm') }),
    carried: carried.map(({ id, reason, preselected, words, topic, from: { uri, line, date } }) => ({
      id,
      reason,
      preselected,
      words,
      ...(topic !== undefined && { topic }),
      from: { uri, line, ...(date && { day: isoDate(date) }) },
    })),
  };
}
