import type { SectionSpec } from '../profiles/profile.ts';
import { lineEndOf } from '../text/source-text.ts';
import type { Span } from '../text/span.ts';
import { applyEdits, type TextEdit } from '../text/text-edit.ts';
import type { Minutes, Section } from './minutes.ts';
import { numberEdit, numbersOf, type Slot } from './numbering.ts';
import { headingStart, subtreeEnd } from './outline.ts';
import { placeFor, presentSiblings, slotsOf } from './section-place.ts';

/** The edits that put a section with all in it where the layout wants it, byte for byte but for the ordinals of the list. */
export function moveSection(minutes: Minutes, section: Section, spec: SectionSpec): readonly TextEdit[] {
  const place = placeFor(minutes, spec);
  const block = { start: headingStart(minutes, section), end: subtreeEnd(minutes, section) };
  if (block.start <= place && place <= block.end) return [];
  const renumbered = renumber(minutes, section, spec, place);
  const inside = renumbered.filter(({ span }) => block.start <= span.start && span.end <= block.end);
  const outside = renumbered.filter((edit) => !inside.includes(edit));
  const moved = inside.map(({ span, text }) => ({
    span: { start: span.start - block.start, end: span.end - block.start },
    text,
  }));
  const words = (text: string): string => applyEdits(text, moved);
  return [...moveLines(minutes, block, place, words), ...outside];
}

/** The list's numbers as they should be after the move. */
function renumber(minutes: Minutes, section: Section, spec: SectionSpec, place: number): readonly TextEdit[] {
  const siblings = presentSiblings(minutes, spec).filter((each) => each !== section);
  const slots: Slot[] = [...slotsOf(minutes, siblings, [])];
  const at = slots.findIndex((slot) => slot.section !== undefined && slot.section.heading.start >= place);
  slots.splice(at < 0 ? slots.length : at, 0, { section, spec });
  return [...numbersOf(slots, new Set())].flatMap(([slot, value]) => {
    const edit = slot.section?.ordinal && numberEdit(minutes, slot.section, siblings, value);
    return edit ? [edit] : [];
  });
}

/**
 * Moves whole lines to the start of another line or to the text's end. The blank lines behind the lines go with them; at the
 * text's end they stay between the last two parts, so that the text ends as before.
 */
function moveLines(
  minutes: Minutes,
  block: Span,
  place: number,
  words: (text: string) => string,
): TextEdit[] {
  const { text } = minutes.source;
  const own = text.slice(block.start, block.end);
  const content = own.trimEnd();
  const insert = (at: number, moved: string): TextEdit => ({ span: { start: at, end: at }, text: moved });
  if (block.end === text.length) {
    const before = text.slice(0, block.start).trimEnd().length;
    const gap = text.slice(before, block.start) || lineEndOf(minutes.source).repeat(2);
    const end = block.start + content.length;
    return [insert(place, words(content) + gap), { span: { start: before, end }, text: '' }];
  }
  if (place === text.length) {
    const end = text.trimEnd().length;
    const gap = own.slice(content.length) || lineEndOf(minutes.source).repeat(2);
    return [insert(end, gap + words(content)), { span: block, text: '' }];
  }
  return [insert(place, words(own)), { span: block, text: '' }];
}
