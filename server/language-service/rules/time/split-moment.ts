import { readMoment } from '../../calendar/read-moment.ts';
import type { Minutes } from '../../model/minutes.ts';
import { lineAt, lineSpan, slice } from '../../text/source-text.ts';

/** Whether day and times stand on different lines of the time section. */
export function isSplit(minutes: Minutes): boolean {
  const { source, time } = minutes;
  if (!time || (time.moment.date && time.moment.start)) return false;
  const { moment } = time;
  const section = minutes.sections.find(({ heading }) => heading.start === time.heading.start);
  if (!section) return false;
  const last = lineAt(source, Math.max(section.body.end - 1, section.body.start));
  for (let line = lineAt(source, moment.span.end) + 1; line <= last; line++) {
    const more = readMoment(slice(source, lineSpan(source, line)));
    if (moment.date ? more?.start : more?.date) return true;
  }
  return false;
}
