import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Invitation } from '../../server/language-service/model/invitation.ts';
import { root } from './paths.ts';

/** An invitation as a service writes it, with made-up names and numbers, and what is to be read in it. */
export interface InvitationSample {
  /** `zoom en series with telephone` */
  readonly name: string;
  readonly provider: string;
  readonly language: string;
  readonly text: string;
  readonly expected: Readonly<Record<string, string>>;
}

export const invitationSamples: readonly InvitationSample[] = readFileSync(
  join(root, 'test/fixtures/invitations.txt'),
  'utf8',
)
  .split(/^=== /m)
  .slice(1)
  .map((block) => {
    const [head = '', said = ''] = block.split('\n--- expected\n');
    const name = head.slice(0, head.indexOf('\n'));
    const [provider = '', language = ''] = name.split(' ');
    const expected = Object.fromEntries(
      said
        .trim()
        .split('\n')
        .map((line) => [line.slice(0, line.indexOf(': ')), line.slice(line.indexOf(': ') + 2)]),
    );
    return { name, provider, language, text: head.slice(head.indexOf('\n') + 1), expected };
  });

export const fieldNames = [
  'inviter',
  'host',
  'subject',
  'time',
  'zone',
  'recurrence',
  'link',
  'number',
  'conferenceId',
  'password',
  'hostKey',
] as const;

/** What was read of an invitation, in the words of the samples: without places in the text. */
export function saidBy(invitation: Invitation | undefined): Readonly<Record<string, string>> {
  if (!invitation) return {};
  const { provider, kind, time, zone, dialIns } = invitation;
  const said: Record<string, string> = {};
  if (provider !== undefined) said.provider = provider;
  if (kind !== undefined) said.kind = kind;
  for (const name of fieldNames) {
    const field = invitation[name];
    if (field) said[name] = field.text;
  }
  const { date, start, end } = time?.moment ?? {};
  const clock = ({ hour, minute }: { hour: number; minute: number }): string => `${two(hour)}:${two(minute)}`;
  const day = date && `${date.date.year}-${two(date.date.month)}-${two(date.date.day)}`;
  const times = start && `${clock(start.time)}${end ? `-${clock(end.time)}` : ''}`;
  if (day ?? times) said.at = [day, times].filter(Boolean).join(' ');
  const place = [zone?.id, zone?.offsetMinutes].filter((part) => part !== undefined).join(' ');
  if (place) said.in = place;
  const numbers = dialIns.map(({ digits, text }) => digits ?? text.replace(/\D/g, '')).join(' ');
  const pin = dialIns.find((each) => each.pin !== undefined)?.pin;
  if (numbers) said.dialIns = pin === undefined ? numbers : `${numbers} pin ${pin}`;
  return said;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
