import type { OrdinalReading } from '../../calendar/numeral.ts';
import type { Minutes, Section } from '../../model/minutes.ts';
import { mostCommon, numberOf, numberText } from '../../model/numbering.ts';
import { outlineOf } from '../../model/outline.ts';
import { message } from '../../text/message.ts';
import { slice } from '../../text/source-text.ts';
import type { Finding, Rule } from '../rule.ts';

export const ordinalSeparator: Rule = {
  id: 'ordinal-separator',
  group: 'structure',
  severity: 'warning',
  summary: message('An ordinal is written otherwise than those of the headings beside it'),
  rationale: message(
    'Each list of headings is judged by what most of it does; where two ways are equally frequent, the layout’s way is right. Agenda and notes may differ, and a blank more or less is only hinted at.',
  ),
  examples: [
    {
      title: message('A full stop among enumeration commas'),
      bad: '### 一、近期工作\n\n### ⟦二. ⟧开源社区\n\n### 三、近期公众号文章\n',
      fixed: '### 一、近期工作\n\n### 二、开源社区\n\n### 三、近期公众号文章\n',
    },
    {
      title: message('Digits among Chinese numerals'),
      bad: '### 一、近期工作\n\n### ⟦2、⟧开源社区\n\n### 三、近期公众号文章\n',
      fixed: '### 一、近期工作\n\n### 二、开源社区\n\n### 三、近期公众号文章\n',
    },
    {
      title: message('Each list in its own way'),
      good: '### 一、近期工作\n\n#### 1. 快照\n\n#### 2. 克隆\n\n### 二、开源社区\n\n#### 1) 活动\n\n#### 2) 大会\n',
    },
  ],
  *check(minutes) {
    for (const siblings of outlineOf(minutes).children.values()) {
      const list = siblings.filter(
        ({ ordinal }) => ordinal && ordinal.style !== 'nested' && ordinal.style !== 'part',
      );
      const model = list.length > 1 ? modelOf(minutes, list) : undefined;
      for (const section of model ? list : []) {
        if (model && section.ordinal) yield* compare(minutes, section.ordinal, model);
      }
    }
  },
};

function keyOf({ style, separator }: OrdinalReading): string {
  return `${style} ${separator.trim().normalize('NFKC')}`;
}

/** What most of the list does; the layout's way if no other is more frequent. */
function modelOf(minutes: Minutes, list: readonly Section[]): OrdinalReading | undefined {
  const ordinals = list.flatMap(({ ordinal }) => ordinal ?? []);
  const own = minutes.layout.ordinals;
  const wanted = ordinals.filter(
    ({ style, separator }) => style === own?.style && separator.trim() === own.separator.trim(),
  );
  const group = mostCommon([...wanted, ...ordinals.filter((each) => !wanted.includes(each))], keyOf);
  const alike = ordinals.filter((each) => group && keyOf(each) === keyOf(group));
  return mostCommon(alike, ({ separator }) => separator);
}

function* compare(minutes: Minutes, ordinal: OrdinalReading, model: OrdinalReading): Generator<Finding> {
  const { source } = minutes;
  const before = source.text.slice(model.span.start, model.number.start);
  const text = `${before}${numberText({ ...model, path: [1] }, numberOf(ordinal))}${model.separator}`;
  const onlyBlank = keyOf(ordinal) === keyOf(model);
  if (onlyBlank && ordinal.separator === model.separator) return;
  // Full-width and half-width marks are one key, but not one way of writing.
  const sameMark = ordinal.separator.trim() === model.separator.trim();
  yield {
    span: ordinal.span,
    message:
      onlyBlank && sameMark
        ? message(
            'The blank behind “{0}” differs from the headings beside it.',
            slice(source, ordinal.span).trim(),
          )
        : message(
            '“{0}” is written “{1}” in the headings beside it.',
            slice(source, ordinal.span).trim(),
            text.trim(),
          ),
    ...(onlyBlank && sameMark && { severity: 'hint' as const }),
    fixes: [
      { title: message('Write “{0}”', text.trim()), edits: [{ span: ordinal.span, text }], safe: true },
    ],
  };
}
