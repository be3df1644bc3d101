import type { Section } from '../../model/minutes.ts';
import type { SourceText } from '../../text/source-text.ts';
import type { Span } from '../../text/span.ts';
import type { TextEdit } from '../../text/text-edit.ts';

/** The marks that make a line a heading: `##` before it, or the line of `=` or `-` below. */
export function marksOf(source: SourceText, section: Section): Span {
  const words = source.text.slice(section.heading.start, section.heading.end);
  if (section.form === 'atx') {
    const length = /^#*/.exec(words)?.[0].length ?? 0;
    return { start: section.heading.start, end: section.heading.start + length };
  }
  const line = Math.max(words.lastIndexOf('\n'), words.lastIndexOf('\r')) + 1;
  return { start: section.heading.start + line, end: section.heading.end };
}

/** The edits that give a heading another level; none for a bold line, which has no level. */
export function setLevel(source: SourceText, section: Section, level: number): readonly TextEdit[] {
  if (section.form === 'bold' || level === section.level) return [];
  const marks = marksOf(source, section);
  if (section.form === 'atx') {
    const more = level - section.level;
    const span = { start: marks.start, end: marks.start + Math.max(-more, 0) };
    return [{ span, text: '#'.repeat(Math.max(more, 0)) }];
  }
  const body = source.text.slice(section.heading.start, marks.start).trimEnd();
  return [
    { span: { start: section.heading.start, end: section.heading.start }, text: `${'#'.repeat(level)} ` },
    { span: { start: section.heading.start + body.length, end: marks.end }, text: '' },
  ];
}
