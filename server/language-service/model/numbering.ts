import { chineseNumeral, type OrdinalReading } from '../calendar/numeral.ts';
import type { SectionSpec } from '../profiles/profile.ts';
import { slice } from '../text/source-text.ts';
import type { TextEdit } from '../text/text-edit.ts';
import type { Minutes, Section } from './minutes.ts';

/** A place in a list of headings: one that stands in the text, or a section that is missing there. */
export interface Slot {
  readonly section?: Section;
  readonly spec?: SectionSpec;
}

/** A number in the style of an ordinal: 3 is `三`, `3`, or `1.3` where the ordinal is `1.2`. */
export function numberText(ordinal: Pick<OrdinalReading, 'style' | 'path'>, value: number): string {
  if (ordinal.style === 'chinese' || ordinal.style === 'parenthesised-chinese') return chineseNumeral(value);
  return [...ordinal.path.slice(0, -1), value].join('.');
}

/** The last number of an ordinal, the one that counts along its list: 2 of `1.2`. */
export function numberOf(ordinal: OrdinalReading): number {
  return ordinal.path.at(-1) ?? ordinal.value;
}

/** What stands before a section's name in a list of headings: like that of the others, else as the layout writes it. */
export function ordinalText(minutes: Minutes, siblings: readonly Section[], value: number): string {
  const model = mostCommon(
    siblings.flatMap(({ ordinal }) => ordinal ?? []),
    ({ style, separator }) => `${style} ${separator}`,
  );
  if (model) {
    const before = slice(minutes.source, { start: model.span.start, end: model.number.start });
    return `${before}${numberText(model, value)}${model.separator}`;
  }
  const { style, separator } = minutes.layout.ordinals ?? { style: 'chinese', separator: '、' };
  return `${style === 'chinese' ? chineseNumeral(value) : value}${separator}`;
}

/** The first of those that most agree with; undefined where there are none. */
export function mostCommon<T>(list: readonly T[], keyOf: (each: T) => string): T | undefined {
  const counts = new Map<string, number>();
  for (const each of list) counts.set(keyOf(each), (counts.get(keyOf(each)) ?? 0) + 1);
  let best: T | undefined;
  for (const each of list) {
    if (best === undefined || (counts.get(keyOf(each)) ?? 0) > (counts.get(keyOf(best)) ?? 0)) best = each;
  }
  return best;
}

/** Whether a slot in a list of headings takes a number: a heading with an ordinal, or a section that should have one where the others do. */
export function numberingRule(siblings: readonly Section[]): (slot: Slot) => boolean {
  const numbered = siblings.filter(({ ordinal }) => ordinal !== undefined).length;
  const most = numbered * 2 > siblings.length;
  return ({ section, spec }) => {
    if (section?.ordinal) return true;
    if (!spec) return false;
    return siblings.length === 0 ? spec.numbered : numbered > 0 && (spec.numbered || most);
  };
}

/**
 * The numbers that a list of headings should carry, counted from 1. Where sections are missing they are counted or not,
 * whichever leaves more of what is written as it is.
 */
export function numbersOf(slots: readonly Slot[], counted: ReadonlySet<Slot>): ReadonlyMap<Slot, number> {
  const isNumbered = numberingRule(slots.flatMap(({ section }) => section ?? []));
  const count = (withMissing: boolean): Map<Slot, number> => {
    const numbers = new Map<Slot, number>();
    for (const slot of slots) {
      const present = slot.section !== undefined || counted.has(slot) || withMissing;
      if (present && isNumbered(slot)) numbers.set(slot, numbers.size + 1);
    }
    return numbers;
  };
  const changes = (numbers: ReadonlyMap<Slot, number>): number =>
    [...numbers].filter(([{ section }, value]) => section?.ordinal && numberOf(section.ordinal) !== value)
      .length;
  const without = count(false);
  const withMissing = count(true);
  return changes(withMissing) < changes(without) ? withMissing : without;
}

/** The edit that gives a heading its number; undefined where it has it. */
export function numberEdit(
  minutes: Minutes,
  section: Section,
  siblings: readonly Section[],
  value: number,
): TextEdit | undefined {
  const { ordinal, label } = section;
  if (!ordinal) {
    return { span: { start: label.start, end: label.start }, text: ordinalText(minutes, siblings, value) };
  }
  if (numberOf(ordinal) === value) return undefined;
  return { span: ordinal.number, text: numberText(ordinal, value) };
}
