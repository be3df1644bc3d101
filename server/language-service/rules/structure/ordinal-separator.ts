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
      title: message('A word before the numeral'),
      bad: '### 一、近期工作\n\n### ⟦第二、⟧开源社区\n\n### 三、近期公众号文章\n',
      fixed: '### 一、近期工作\n\n### 二、开源社区\n\n### 三、近期公众号文章\n',
    },
    {
      title: message('All otherwise than the layout has them: a hint'),
      bad: '### ⟦1. ⟧近期工作\n\n### 2. 开源社区\n\n### 3. 近期公众号文章\n',
      fixed: '### 一、近期工作\n\n### 二、开源社区\n\n### 三、近期公众号文章\n',
    },
    {
      title: message('Each list in its own way'),
      good: '### 一、近期工作\n\n#### 1. 快照\n\n#### 2. 克隆\n\n### 二、开源社区\n\n#### 1) 活动\n\n#### 2) 大会\n',
    },
  ],
  saysSpansOnly: true,
  *check(minutes) {
    for (const siblings of outlineOf(minutes).children.values()) {
      if (siblings.length < 2) continue;
      const list = siblings.filter(
        ({ ordinal }) => ordinal && ordinal.style !== 'nested' && ordinal.style !== 'part',
      );
      const model = list.length > 1 ? (onlyWay(list) ?? modelOf(minutes, list)) : undefined;
      if (!model) continue;
      const findings = list.flatMap(({ ordinal }) => (ordinal ? [...compare(minutes, ordinal, model)] : []));
      yield* findings;
      if (findings.length === 0) yield* unlikeLayout(minutes, list, model);
    }
  },
};

/** There are few ways to write an ordinal. */
const known = new Map<string, string>();
const MOST_KNOWN = 200;

function keyOf({ source }: Minutes, { span, number, style, separator }: OrdinalReading): string {
  const before = slice(source, { start: span.start, end: number.start });
  const key = `${before}${style} ${separator.trim()}`;
  let normal = known.get(key);
  if (normal === undefined) {
    normal = key.normalize('NFKC');
    if (known.size < MOST_KNOWN) known.set(key, normal);
  }
  return normal;
}

/** The way in which all of a list is written, where no words stand before the numbers. */
function onlyWay(list: readonly Section[]): OrdinalReading | undefined {
  const model = list[0]?.ordinal;
  const isAlike = ({ ordinal }: Section): boolean =>
    ordinal?.style === model?.style &&
    ordinal?.separator === model?.separator &&
    ordinal?.span.start === ordinal?.number.start;
  return list.every(isAlike) ? model : undefined;
}

/** What most of the list does; the layout's way if no other is more frequent. */
function modelOf(minutes: Minutes, list: readonly Section[]): OrdinalReading | undefined {
  const ordinals = list.flatMap(({ ordinal }) => ordinal ?? []);
  const own = minutes.layout.ordinals;
  const wanted = ordinals.filter(
    ({ style, separator }) => style === own?.style && separator.trim() === own.separator.trim(),
  );
  const key = (each: OrdinalReading): string => keyOf(minutes, each);
  const others = new Set(wanted);
  const group = mostCommon([...wanted, ...ordinals.filter((each) => !others.has(each))], key);
  const alike = ordinals.filter((each) => group && key(each) === key(group));
  return mostCommon(alike, ({ separator }) => separator);
}

function* compare(minutes: Minutes, ordinal: OrdinalReading, model: OrdinalReading): Generator<Finding> {
  const { source } = minutes;
  const before = slice(source, { start: model.span.start, end: model.number.start });
  const text = `${before}${numberText({ ...model, path: [1] }, numberOf(ordinal))}${model.separator}`;
  const onlyBlank = keyOf(minutes, ordinal) === keyOf(minutes, model);
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

/** Where all sections that the layout numbers are numbered in another way than its own: said once, and quietly. */
function* unlikeLayout(
  minutes: Minutes,
  list: readonly Section[],
  model: OrdinalReading,
): Generator<Finding> {
  const { specs } = outlineOf(minutes);
  const own = minutes.layout.ordinals;
  const due = list.filter((section) => specs.get(section)?.numbered);
  if (!own || due.length < 2) return;
  const write = (value: number): string =>
    `${numberText({ style: own.style, path: [1] }, value)}${own.separator}`;
  const separator = model.separator.trim().normalize('NFKC');
  if (model.style === own.style && separator === own.separator.trim().normalize('NFKC')) return;
  const edits = list.flatMap(({ ordinal }) =>
    ordinal ? [{ span: ordinal.span, text: write(numberOf(ordinal)) }] : [],
  );
  const first = list[0]?.ordinal;
  if (!first) return;
  const written = slice(minutes.source, first.span).trim();
  yield {
    span: first.span,
    severity: 'hint',
    message: message(
      'The sections are numbered “{0}”; the layout numbers them “{1}”.',
      written,
      write(numberOf(first)).trim(),
    ),
    fixes: [{ title: message('Number them as the layout does'), edits, safe: true }],
  };
}
