import { readMoment } from '../../calendar/read-moment.ts';
import type { Minutes, Section } from '../../model/minutes.ts';
import { lengthOf, lineAt, lineSpan, slice } from '../../text/source-text.ts';
import type { Span } from '../../text/span.ts';

interface StrayTime {
  /** The line, without blanks. */
  readonly span: Span;
  /** The section of an unknown name that has nothing else in it. */
  readonly section?: Section;
  /** Whether a label before it says that it is the meeting's time: `**时间**：2022-01-06 19:00~19:40`. */
  readonly labelled: boolean;
}

const label =
  /^[ \t>*_+-]*(?:本次)?(?:会议)?(?:时间|日期)[*_]*[ \t]*[:：]?[ \t*_]*$|^[ \t>*_+-]*(?:meeting )?(?:time|date|when)[*_]*[ \t]*[:：][ \t*_]*$/i;

/**
 * A line that is date and time, with at most a label, and stands where no time section is: above the first heading, under the title, or under a
 * heading that the layout does not know, before the sections of the notes begin.
 */
export function findStrayTime(minutes: Minutes): StrayTime | undefined {
  const { sections, source, title } = minutes;
  const top = findIn(minutes, { start: 0, end: sections[0]?.heading.start ?? lengthOf(source) });
  if (top) return top;
  for (const section of sections) {
    if (section.spec && section.spec.role !== 'agenda' && section.spec.role !== 'join') return undefined;
    if (section.spec) continue;
    const found = findIn(minutes, section.body);
    if (!found) continue;
    const isTitle =
      title !== undefined && section.label.start <= title.span.end && title.span.start <= section.label.end;
    const alone = slice(source, section.body).trim() === slice(source, found.span);
    return alone && !isTitle && !found.labelled ? { ...found, section } : found;
  }
  return undefined;
}

function findIn({ source, verbatim, invitation }: Minutes, area: Span): StrayTime | undefined {
  if (area.end <= area.start) return undefined;
  // They come in the order of the text, and so do the lines.
  let next = firstEnding(verbatim, area.start);
  for (let line = lineAt(source, area.start); line <= lineAt(source, area.end - 1); line++) {
    const { start, end } = lineSpan(source, line);
    while ((verbatim[next]?.end ?? end) < end) next++;
    const hidden = [verbatim[next], invitation?.span];
    if (start < area.start || hidden.some((span) => span && span.start <= start && end <= span.end)) continue;
    const words = source.text.slice(start, end);
    const span = { start: end - words.trimStart().length, end: start + words.trimEnd().length };
    const moment = readMoment(words, 0);
    if (!moment?.date || !moment.start) continue;
    const before = words.slice(0, moment.span.start);
    const labelled = label.test(before);
    if (labelled || (before.trim() === '' && span.end - start - moment.span.end <= 1))
      return { span, labelled };
  }
  return undefined;
}

/** The first of spans in the order of the text that ends at an offset or behind it. */
function firstEnding(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? offset) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
