import { formatDate } from '../../calendar/format-moment.ts';
import type { PlainDate } from '../../calendar/reading.ts';
import { compilePattern } from '../../profiles/file-name-pattern.ts';
import { message } from '../../text/message.ts';
import type { Rule } from '../rule.ts';
import { openingSpan } from './opening-span.ts';

export const fileName: Rule = {
  id: 'file-name',
  group: 'time',
  severity: 'warning',
  summary: message('The file name is not in the form that the minutes of this folder have'),
  rationale: message(
    'Links, lists and scripts find a meeting by the day in its file name; a blank inside it also has to be escaped in every link. A document that has not been saved yet is left alone.',
  ),
  examples: [
    {
      title: message('A blank in the date'),
      file: '2023-08- 24.md',
      bad: '## ⟦时间⟧\n\n2023/08/24 19:00~19:30\n',
    },
    {
      title: message('The day without marks between its numbers, and a title'),
      file: '20220421.md',
      bad: '# ⟦Curve 双周会 2022-04-21⟧\n\n## 时间\n\n2022/04/21 19:00-20:30\n',
    },
    {
      title: message('Named by its day'),
      good: '## 时间\n\n2023/08/24 19:00~19:30\n',
    },
  ],
  sees: 'opening',
  *check(minutes) {
    const { file, date, profile, source } = minutes;
    if (file.matches || file.name === '' || source.uri.startsWith('untitled:')) return;
    const day = date ?? file.date?.date;
    const wanted = day && nameOf(profile.fileName, day);
    yield {
      span: openingSpan(minutes),
      message: wanted
        ? message(
            'The file is named “{0}”, which is not in the form {1}; rename it to “{2}”.',
            file.name,
            profile.fileName,
            wanted,
          )
        : message(
            'The file is named “{0}”, which is not in the form {1}; rename it.',
            file.name,
            profile.fileName,
          ),
    };
  },
};

/** The name that a pattern gives to a day's file; undefined where the pattern leaves a part open. */
function nameOf(pattern: string, day: PlainDate): string | undefined {
  const { parts } = compilePattern(pattern);
  if (parts.some(({ kind }) => kind === 'any')) return undefined;
  return parts
    .map((part) =>
      part.kind === 'date' ? formatDate(day, part.letters) : part.kind === 'text' ? part.text : '',
    )
    .join('');
}
