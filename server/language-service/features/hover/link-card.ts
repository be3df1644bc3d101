import { daysBetween } from '../../calendar/date.ts';
import { plainAt } from '../../calendar/zone.ts';
import { isLeftAlone } from '../../links/left-alone.ts';
import type { LinkState, LinkVerdict } from '../../links/verdict.ts';
import { evidenceOf } from '../../links/verdict-words.ts';
import { webLinkAt } from '../../links/web-links.ts';
import { type Message, message, render } from '../../text/message.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { CHECK_LINKS } from '../check-links.ts';
import { distanceInWords } from '../date-words.ts';
import type { HoverSource } from '../hover.ts';
import type { Line, Words } from '../markup.ts';

/** Whether the page behind a link is there, when that was seen, and the way to look again. Nothing where no links were checked. */
export const linkCard: HoverSource = (snapshot, minutes, offset) => {
  const { uri } = minutes.source;
  const { verdicts } = snapshot.surroundings(uri);
  const link = verdicts && webLinkAt(minutes, offset);
  if (!link || isLeftAlone(link.address, minutes.profile.links)) return [];
  const verdict = verdicts.get(link.address);
  const state = verdict ? linesOf(snapshot, minutes.profile.zone, verdict) : [];
  const again = checkAgain(snapshot, uri, verdict !== undefined);
  const [first, ...rest] = state;
  const lines = first ? [[...first, ...(again ? [' · ', again] : [])], ...rest] : again ? [[again]] : [];
  return lines.length > 0 ? [{ span: link.span, card: [lines] }] : [];
};

const states: Readonly<Record<LinkState, Message>> = {
  ok: message('Fine'),
  moved: message('Moved'),
  broken: message('Broken'),
  unknown: message('Cannot tell'),
};

function linesOf(snapshot: Snapshot, zone: string, verdict: LinkVerdict): readonly Line[] {
  const { translations } = snapshot;
  const { state, hops } = verdict;
  const age = ageOf(snapshot, verdict);
  const says: Words[] = [{ strong: render(states[state], translations) }];
  if (age) says.push(` · ${render(message('asked {0}', age), translations)}`);
  const isPlain = state === 'ok' && hops.length < 2;
  return isPlain ? [says] : [says, [render(evidenceOf(verdict, zone), translations)]];
}

/** How long ago a page was asked, in days of the reader's; undefined where none was. */
function ageOf({ now, zone }: Snapshot, { at, hops, reason }: LinkVerdict): Message | undefined {
  if (hops.length === 0 && NEVER_ASKED.has(reason)) return undefined;
  const [today, day] = [now, at].map((moment) => plainAt(moment, zone)?.date);
  if (!today || !day) return undefined;
  return daysBetween(today, day) > 0 ? message('today') : distanceInWords(today, day);
}

const NEVER_ASKED: ReadonlySet<LinkVerdict['reason']> = new Set([
  'not-asked',
  'not-judged',
  'host-waits',
  'no-proxy',
  'private',
  'no-address',
]);

/** For editors that let a card run the command. */
function checkAgain({ client, translations }: Snapshot, uri: string, again: boolean): Words | undefined {
  if (!client.hoverMarkdown || !client.commands.includes(CHECK_LINKS)) return undefined;
  const words = again ? message('Check again') : message('Check the links of this file');
  const argument = encodeURIComponent(JSON.stringify([{ uris: [uri], ...(again && { again }) }]));
  return { link: render(words, translations), href: `command:${CHECK_LINKS}?${argument}` };
}
