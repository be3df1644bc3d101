import { readMoment } from '../calendar/read-moment.ts';
import type { SectionSpec } from '../profiles/profile.ts';
import { slice } from '../text/source-text.ts';
import type { Minutes, Section } from './minutes.ts';

/**
 * Whether what stands under a heading shows which section of the layout it is, whatever it is called: nothing but the time, nothing but
 * the invitation, or sections that only stand in this one.
 */
export function isEvident(minutes: Minutes, section: Section, spec: SectionSpec): boolean {
  if (spec.role === 'time') return isTimeAlone(minutes, section);
  if (spec.role === 'join') return isInvitationAlone(minutes, section);
  return section.children.some((each) => each.spec !== undefined && spec.sections.includes(each.spec));
}

function isTimeAlone({ source }: Minutes, section: Section): boolean {
  const words = slice(source, section.body).trim();
  if (section.children.length > 0 || words === '' || /[\r\n]/.test(words)) return false;
  const moment = readMoment(words);
  return (
    moment?.date !== undefined &&
    moment.start !== undefined &&
    moment.span.start === 0 &&
    words.length - moment.span.end <= 1
  );
}

function isInvitationAlone({ source, invitation }: Minutes, section: Section): boolean {
  if (!invitation?.link && !invitation?.number) return false;
  return slice(source, section.body).trim() === slice(source, invitation.span).trim();
}
