import type { Minutes, Section } from '../../model/minutes.ts';
import { headingText, placeFor } from '../../model/section-place.ts';
import type { Layout, SectionRole, SectionSpec } from '../../profiles/profile.ts';
import { sectionsOf } from '../../profiles/sections-of.ts';
import { lengthOf, lineAt, lineEndOf, lineSpan, slice } from '../../text/source-text.ts';
import type { TextEdit } from '../../text/text-edit.ts';

/** The section that a layout has for a purpose. */
export function specOfRole(layout: Layout, role: SectionRole): SectionSpec | undefined {
  return sectionsOf(layout).find((spec) => spec.role === role);
}

/** The first section of the minutes that serves a purpose. */
export function sectionOfRole(minutes: Minutes, role: SectionRole): Section | undefined {
  return minutes.sections.find(({ spec }) => spec?.role === role);
}

/** The section that holds the time, or should hold it. */
export function timeSection(minutes: Minutes): Section | undefined {
  const { time, sections } = minutes;
  const holder = time && sections.find(({ heading }) => heading.start === time.heading.start);
  return holder ?? sectionOfRole(minutes, 'time');
}

/**
 * Puts a section with its heading where the layout has it. `body` has `\n` line ends and none at its end; the edit has the text's
 * own.
 */
export function placeSection(minutes: Minutes, spec: SectionSpec, body: string): TextEdit {
  return insertBlock(minutes, placeFor(minutes, spec), `${headingText(minutes, spec)}\n\n${body}`);
}

/** Puts words on lines of their own before the line at an offset, or behind the text, with one blank line on each side. */
export function insertBlock(minutes: Minutes, offset: number, words: string): TextEdit {
  const { source } = minutes;
  const eol = lineEndOf(source);
  const atEnd = offset >= lengthOf(source);
  const lineStart = lineSpan(source, lineAt(source, offset)).start;
  const mark = source.text.startsWith('\uFEFF') ? 1 : 0;
  const at = atEnd ? lengthOf(source) : Math.max(lineStart, mark);
  const open = atEnd && at > 0 && !/[\n\r]$/.test(source.text) ? eol : '';
  const above = lineAt(source, at) - (open === '' ? 1 : 0);
  const lead = above < 0 || slice(source, lineSpan(source, above)).trim() === '' ? '' : eol;
  const text = `${open}${lead}${words.replaceAll('\n', eol)}${eol}${atEnd ? '' : eol}`;
  return { span: { start: at, end: at }, text };
}

/** Puts words under a heading that has nothing but blank lines under it, with one blank line on each side. */
export function fillSection(minutes: Minutes, section: Section, words: string): TextEdit {
  const { source } = minutes;
  const eol = lineEndOf(source);
  const below = slice(source, section.body);
  const breaks = [...below.matchAll(/\r\n|\r|\n/g)];
  const last = section.body.end >= lengthOf(source);
  const used = Math.min(breaks.length, 2);
  const break_ = breaks[used - 1];
  const at = section.body.start + (break_ ? break_.index + break_[0].length : 0);
  const wanted = last ? 1 : 2;
  const lead = eol.repeat(2 - used);
  const tail = eol.repeat(Math.max(wanted - (breaks.length - used), 0));
  return { span: { start: at, end: at }, text: `${lead}${words.replaceAll('\n', eol)}${tail}` };
}
