import type { Invitation } from '../../model/invitation.ts';
import { type Message, message, render } from '../../text/message.ts';
import type { HoverSource } from '../hover.ts';
import type { Line } from '../markup.ts';
import { nameOfProvider } from '../provider-words.ts';

/** The parts of the invitation, as they were understood. */
export const invitationCard: HoverSource = ({ translations }, { invitation }, offset) => {
  if (!invitation || offset < invitation.span.start || offset > invitation.span.end) return [];
  const provider = nameOfProvider(invitation.provider);
  const named = provider ?? message('Invitation');
  const title = render(invitation.kind === 'webinar' ? message('{0} (webinar)', named) : named, translations);
  const facts = factsOf(invitation).map(
    ([name, value]): Line => [render(message('{0}: {1}', name, value), translations)],
  );
  const link: Line[] = invitation.link ? [[{ link: invitation.link.text, href: invitation.link.text }]] : [];
  return [{ span: invitation.span, card: [[[{ strong: title }]], [...facts, ...link]] }];
};

function factsOf(invitation: Invitation): readonly (readonly [Message, string | Message])[] {
  const facts: [Message, string | Message][] = [];
  const { subject, inviter, host, time, zone, recurrence, number, password, dialIns, conferenceId } =
    invitation;
  if (subject) facts.push([message('Subject'), subject.text]);
  if (inviter) facts.push([message('Invited by'), inviter.text]);
  if (host) facts.push([message('Host'), host.text]);
  if (time) facts.push([message('Time'), time.text]);
  if (zone && !time?.text.includes(zone.text)) facts.push([message('Time zone'), zone.text]);
  if (recurrence) facts.push([message('Repeats'), recurrence.text]);
  if (number) facts.push([message('Number'), numberWords(number.text, number.series)]);
  if (password) facts.push([message('Password'), password.text]);
  if (conferenceId) facts.push([message('Number for the telephone'), conferenceId.text]);
  if (dialIns.length > 0)
    facts.push([message('Telephone'), message('{0} numbers to dial in', dialIns.length)]);
  return facts;
}

function numberWords(text: string, series: boolean | undefined): string | Message {
  if (series === undefined) return text;
  return series
    ? message('{0} (the same for the whole series)', text)
    : message('{0} (for this meeting only)', text);
}
