import type { SectionSpec } from '../profiles/profile.ts';
import { sectionsOf } from '../profiles/sections-of.ts';
import { fullLineSpan, lengthOf, lineAt, lineEndOf } from '../text/source-text.ts';
import type { TextEdit } from '../text/text-edit.ts';
import type { Minutes, Section } from './minutes.ts';
import { numberEdit, numberingRule, numbersOf, ordinalText, type Slot } from './numbering.ts';
import { headingStart, outlineOf, parentSpec, subtreeEnd } from './outline.ts';

/** The required sections of the layout that no heading stands for, in the layout's order. */
export function missingSections(minutes: Minutes): readonly SectionSpec[] {
  const { standing, bold } = outlineOf(minutes);
  return sectionsOf(minutes.layout).filter((spec) => spec.required && !standing.has(spec) && !bold.has(spec));
}

/**
 * Where a section belongs that is not there, or not where it should be: the offset of a line's start, before which its heading
 * goes, or the text's end.
 */
export function placeFor(minutes: Minutes, spec: SectionSpec): number {
  const { standing, misplaced, parents } = outlineOf(minutes);
  const settled = (each: SectionSpec): Section[] => {
    const section = each === spec ? undefined : standing.get(each);
    return section && !misplaced.has(section) ? [section] : [];
  };
  const own = standing.get(spec);
  const inner = spec.sections.flatMap(settled).filter((each) => !own || parents.get(each) !== own);
  const first = inner.sort((a, b) => a.heading.start - b.heading.start)[0];
  if (first) return headingStart(minutes, first);

  const owner = parentSpec(minutes.layout, spec);
  const siblings = owner ? owner.sections : minutes.layout.sections;
  const at = siblings.indexOf(spec);
  const previous = siblings.slice(0, at).flatMap(settled).at(-1);
  const next = siblings.slice(at + 1).flatMap(settled)[0];
  const parent = owner && standing.get(owner);
  if (parent && !previous && hasOrphans(minutes, parent, spec)) return behindHeading(minutes, parent);
  if (next) return headingStart(minutes, next);
  if (parent) return subtreeEnd(minutes, parent, true);
  if (previous) return subtreeEnd(minutes, previous, true);
  if (owner) return placeFor(minutes, owner);
  return placeAtRoot(minutes, spec);
}

/** Whether what stands right behind a heading must have lost the heading of its own: words, or headings deeper than those that belong there. */
function hasOrphans(minutes: Minutes, parent: Section, spec: SectionSpec): boolean {
  const { children, levels } = outlineOf(minutes);
  const first = children.get(parent)?.[0];
  const deep = first !== undefined && (levels.get(first) ?? first.level) > spec.level;
  if (deep) return true;
  for (let index = parent.blockRange.start; index < parent.blockRange.end; index++) {
    const type = minutes.blocks.peek(index)?.type;
    if (type !== 'html' && type !== 'definition') return true;
  }
  return false;
}

function behindHeading(minutes: Minutes, section: Section): number {
  const { source } = minutes;
  let line = lineAt(source, section.heading.end) + 1;
  while (line < source.lineStarts.length && isBlank(minutes, line)) line++;
  return source.lineStarts[line] ?? lengthOf(source);
}

function isBlank({ source }: Minutes, line: number): boolean {
  const { start, end } = fullLineSpan(source, line);
  return source.text.slice(start, end).trim() === '' && end > start;
}

/** The place of a section whose neighbours are all missing: before the next outermost section that is there, else at the end. */
function placeAtRoot(minutes: Minutes, spec: SectionSpec): number {
  const { standing } = outlineOf(minutes);
  const all = sectionsOf(minutes.layout);
  const next = all.slice(all.indexOf(spec) + 1).flatMap((each) => standing.get(each) ?? [])[0];
  return next ? headingStart(minutes, next) : lengthOf(minutes.source);
}

/** A section's heading as this text would write it: `### 四、答疑 & 交流`. The ordinal is left out where it is undefined. */
export function headingText(minutes: Minutes, spec: SectionSpec, ordinal?: number): string {
  const siblings = presentSiblings(minutes, spec);
  const number = ordinal === undefined ? '' : ordinalText(minutes, siblings, ordinal);
  const words = `${number}${spec.name}`;
  const bold =
    minutes.layout.boldHeadings &&
    [...outlineOf(minutes).specs.keys()].filter(({ form }) => form === 'bold').length;
  if (bold && bold * 2 > outlineOf(minutes).specs.size) return `**${words}**`;
  return `${'#'.repeat(levelFor(siblings, spec))} ${words}`;
}

/** The level of the headings beside it, where that is one that the section may have. */
function levelFor(siblings: readonly Section[], spec: SectionSpec): number {
  const levels = siblings.filter(({ form }) => form !== 'bold').map(({ level }) => level);
  const first = levels[0];
  const agreed = first !== undefined && levels.every((level) => level === first);
  return agreed && spec.otherLevels.includes(first) ? first : spec.level;
}

/** The headings among which a section belongs. */
export function presentSiblings(minutes: Minutes, spec: SectionSpec): readonly Section[] {
  const { standing, parents, children } = outlineOf(minutes);
  const owner = parentSpec(minutes.layout, spec);
  const parent = owner && standing.get(owner);
  if (parent) return children.get(parent) ?? [];
  const beside = (owner?.sections ?? minutes.layout.sections).flatMap((each) => standing.get(each) ?? [])[0];
  return beside ? (children.get(parents.get(beside)) ?? []) : [];
}

/** A list of headings in the layout's order, with the sections that are missing from it. */
export function slotsOf(
  minutes: Minutes,
  siblings: readonly Section[],
  missing: readonly SectionSpec[],
): readonly Slot[] {
  const { specs } = outlineOf(minutes);
  const slots: Slot[] = siblings.map((section) => {
    const spec = specs.get(section);
    return { section, ...(spec && { spec }) };
  });
  for (const spec of missing) {
    const place = placeFor(minutes, spec);
    const at = slots.findIndex(({ section }) => section !== undefined && section.heading.start >= place);
    slots.splice(at < 0 ? slots.length : at, 0, { spec });
  }
  return slots;
}

export interface NewSection {
  readonly edits: readonly TextEdit[];
  /** Which edit puts in the heading, and where in its text the caret goes. */
  readonly caret: { readonly edit: number; readonly offset: number };
}

/** The edits that put a missing section in its place, numbered, and number those behind it anew. Required sections in it come along. */
export function newSection(minutes: Minutes, spec: SectionSpec): NewSection {
  const { source } = minutes;
  const eol = lineEndOf(source);
  const siblings = presentSiblings(minutes, spec);
  const owner = parentSpec(minutes.layout, spec);
  const beside = owner ? owner.sections : minutes.layout.sections;
  const slots = slotsOf(
    minutes,
    siblings,
    missingSections(minutes).filter((each) => each === spec || beside.includes(each)),
  );
  const own = slots.find((slot) => slot.spec === spec && !slot.section);
  const numbers = numbersOf(slots, new Set(own ? [own] : []));
  const missing = new Set(missingSections(minutes));
  const inner = spec.sections.every((each) => !each.required || missing.has(each))
    ? spec.sections.filter(({ required }) => required)
    : [];
  const headings = [
    headingText(minutes, spec, own && numberingRule(siblings)(own) ? numbers.get(own) : undefined),
    ...inner.map((each, index) => headingText(minutes, each, each.numbered ? index + 1 : undefined)),
  ];
  const place = placeFor(minutes, spec);
  const before = source.text.slice(0, place);
  const lead = blankBefore(before, eol);
  const block = headings.join(eol + eol);
  const atEnd = place >= lengthOf(source);
  const tail = atEnd ? (/[\r\n]$/.test(before) || before.trim() === '' ? eol : '') : eol + eol;
  const renumbered = slots.flatMap((slot) => {
    const value = numbers.get(slot);
    const edit =
      slot.section?.ordinal && value !== undefined && numberEdit(minutes, slot.section, siblings, value);
    return edit ? [edit] : [];
  });
  return {
    edits: [{ span: { start: place, end: place }, text: `${lead}${block}${tail}` }, ...renumbered],
    caret: { edit: 0, offset: lead.length + block.length + Math.min(tail.length, eol.length) },
  };
}

/** What has to come between a text and a heading so that a blank line does. */
function blankBefore(before: string, eol: string): string {
  if (before.replace(/^\uFEFF/, '') === '' || /(?:\n|\r(?!\n))[ \t]*(?:\r\n|\n|\r)$/.test(before)) return '';
  if (/^\uFEFF?\s*$/.test(before)) return '';
  return /[\r\n]$/.test(before) ? eol : eol + eol;
}
