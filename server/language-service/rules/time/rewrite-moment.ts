import { formatDate, formatMoment } from '../../calendar/format-moment.ts';
import type { DateReading, MomentReading, PlainTime } from '../../calendar/reading.ts';
import { hullOf } from '../../text/extremes.ts';
import { lineAt, lineSpan, type SourceText, slice } from '../../text/source-text.ts';
import type { Span } from '../../text/span.ts';
import type { TextEdit } from '../../text/text-edit.ts';

interface MomentRewrite {
  readonly edit: TextEdit;
  /** Whether nothing but marks goes. */
  readonly keepsWords: boolean;
}

/**
 * Writes date and times of a moment in a form; weekday and zone stay where they are, or stand behind where the parts were in
 * another order. `start` and `end` take the place of the moment's own, or of those that are not there.
 */
export function rewriteMoment(
  source: SourceText,
  moment: MomentReading,
  form: string,
  date: DateReading,
  start: PlainTime,
  end: PlainTime | undefined,
): MomentRewrite {
  const words = formatMoment({ date: date.date, start, ...(end && { end }) }, form);
  const parts = [date, moment.start, moment.end].flatMap((part) => (part ? [part.span] : []));
  const span = hullOf(parts);
  const notes = [moment.weekday, moment.zone].flatMap((note) => (note ? [note.span] : []));
  const inside = notes.filter((note) => note.start >= span.start && note.end <= span.end);
  const first = moment.start?.span ?? date.span;
  const inOrder = first.start >= date.span.start && (moment.end?.span ?? first).start >= first.start;
  const gap = { start: date.span.end, end: first.start };
  const between = inOrder && inside.every((note) => note.start >= gap.start && note.end <= gap.end);
  const dateWords = formatDate(date.date, form);
  const text = between
    ? `${dateWords}${inside.length > 0 ? slice(source, gap).trimEnd() : ''}${words.slice(dateWords.length)}`
    : [words, ...inside.map((note) => slice(source, note))].join(' ');
  const whole = moment.end ? span : withOpenTail(source, span);
  return { edit: { span: whole, text }, keepsWords: keepsWords(source, moment, span, inside) };
}

/** Whether all letters in the span belong to parts of the moment. */
function keepsWords(
  source: SourceText,
  moment: MomentReading,
  span: TextEdit['span'],
  notes: readonly TextEdit['span'][],
): boolean {
  const parts = [moment.date?.span, moment.start?.span, moment.end?.span, moment.separator?.span, ...notes];
  let rest = '';
  for (let offset = span.start; offset < span.end; offset++) {
    const inPart = parts.some((part) => part && part.start <= offset && offset < part.end);
    if (!inPart) rest += source.text[offset] ?? '';
  }
  return !/[\p{L}\p{N}]/u.test(rest.replace('T', ''));
}

/** The span with what follows it on the line, where that only keeps the place of a time: `19:00~`, `2023/08/24 xx:xx~xx:xx`. */
export function withOpenTail(source: SourceText, span: Span): Span {
  const rest = source.text.slice(span.end, lineSpan(source, lineAt(source, span.end)).end);
  const tail = /^[ \t]*(?=[-~～—–至到xXH?？])[-~～—–至到xXHm?？:： \t]*$/.exec(rest)?.[0] ?? '';
  return { start: span.start, end: span.end + tail.trimEnd().length };
}
