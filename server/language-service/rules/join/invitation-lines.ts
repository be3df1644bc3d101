import type { Invitation } from '../../model/invitation.ts';
import type { Minutes } from '../../model/minutes.ts';
import { lineAt, lineSpan } from '../../text/source-text.ts';
import type { Span } from '../../text/span.ts';

/** A line of an invitation with its words. */
interface ContentLine {
  /** The words without quote marks and outer blanks; never empty. */
  readonly span: Span;
  /** The whole line without its line end. */
  readonly line: Span;
  /** Quote marks and blanks before the words. */
  readonly prefix: string;
}

/** The lines of an invitation that have words, without the marks of its fence. */
export function contentLines({ source }: Minutes, { span, form }: Invitation): readonly ContentLine[] {
  const lines: ContentLine[] = [];
  for (
    let index = lineAt(source, span.start);
    index <= lineAt(source, Math.max(span.end - 1, span.start));
    index++
  ) {
    const line = lineSpan(source, index);
    const text = source.text.slice(line.start, line.end);
    const prefix = /^(?:[ \t]*>)*[ \t]*/.exec(text)?.[0] ?? '';
    const words = text.slice(prefix.length).trimEnd();
    if (words === '' || (form === 'fence' && /^(?:`{3,}|~{3,})[^`]*$/.test(words))) continue;
    const start = line.start + prefix.length;
    lines.push({ span: { start, end: start + words.length }, line, prefix });
  }
  return lines;
}

/** Whether the invitation was pasted, with more than what one needs to get in. */
export function isPasted({ inviter, subject, time, recurrence, dialIns }: Invitation): boolean {
  return [inviter, subject, time, recurrence, dialIns[0]].some((part) => part !== undefined);
}

const open = /(?:^|[:：])[ \t]*(待补充|待填写?|待定|待更新|TODO|TBD|[xX]{2,}(?:[-: ][xX]{2,})*)$/i;

/** The words in an invitation that only keep a place: `#腾讯会议：待补充`, or a line that is nothing else. */
export function openValues(minutes: Minutes, invitation: Invitation): readonly Span[] {
  return contentLines(minutes, invitation).flatMap(({ span }) => {
    const value = open.exec(minutes.source.text.slice(span.start, span.end))?.[1];
    return value === undefined ? [] : [{ start: span.end - value.length, end: span.end }];
  });
}
