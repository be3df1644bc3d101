import type { Link } from '../../model/link.ts';
import { message } from '../../text/message.ts';
import { slice } from '../../text/source-text.ts';
import type { Span } from '../../text/span.ts';
import type { Fix, Rule } from '../rule.ts';

/** A label that names another number or day than the link leads to. */
export const linkText: Rule = {
  id: 'link-text',
  group: 'link',
  severity: 'hint',
  summary: message('A link names another number or a later day than it leads to'),
  rationale: message(
    'One of the two is left over from a copied line. A label that holds the right number among others is left alone, and so is a report that is dated after the days it covers.',
  ),
  examples: [
    {
      title: message('Another pull request'),
      bad: '- [⟦#2037⟧](https://github.com/opencurve/curve/pull/2076)\n- [pr⟦2112⟧ 已合入](https://github.com/opencurve/curve/pull/2121)\n',
      fixed:
        '- [#2076](https://github.com/opencurve/curve/pull/2076)\n- [pr2121 已合入](https://github.com/opencurve/curve/pull/2121)\n',
    },
    {
      title: message('Days after the date of the report'),
      bad: '- [⟦2023-02-01 ~ 02-08⟧](https://github.com/opencurve/community/blob/master/week_report/2023-02-06.md)\n',
    },
    {
      title: message('Labels that fit'),
      good: '[#2037](https://github.com/opencurve/curve/pull/2037/files) [#12、#13](https://github.com/opencurve/curve/issues/13) [2.4 版本](https://github.com/opencurve/curve/pull/7) [2023-02-20 ~ 02-24](https://github.com/opencurve/community/blob/master/week_report/2023-02-27.md)\n',
    },
  ],
  *checkPassage(passage) {
    for (const link of passage.links) {
      if (!link.label || (link.form !== 'inline' && link.form !== 'reference' && link.form !== 'html-link'))
        continue;
      const label = slice(passage.source, link.label);
      const number = wrongNumber(label, link);
      if (number) {
        const at = link.label.start;
        const span = { start: at + number.span.start, end: at + number.span.end };
        yield {
          span,
          message: message(
            'The label says {0}, but the link leads to {1}; one of them is wrong.',
            number.written,
            `#${number.linked}`,
          ),
          fixes: numberFixes(passage.source.text, link, span, number),
        };
      } else if (isLaterThan(label, link.url)) {
        yield {
          span: link.label,
          message: message('The label goes on after the day in the link’s address; one of them is wrong.'),
        };
      }
    }
  },
};

interface WrongNumber {
  /** In the label. */
  readonly span: Span;
  readonly written: string;
  readonly linked: number;
}

function wrongNumber(label: string, { target }: Link): WrongNumber | undefined {
  const linked = target.kind === 'web' ? target.reference?.number : undefined;
  if (linked === undefined) return undefined;
  const found = [
    ...label.matchAll(
      /(?<![\w&])(?:(?:pr|pull|issue|mr)[ \t]{0,2}#?|(?:pull|issues|discussions)\/|#)([1-9]\d{1,6})(?![\w.])/gi,
    ),
  ];
  const [first] = found;
  if (!first?.[1] || found.length !== 1 || Number(first[1]) === linked) return undefined;
  const end = first.index + first[0].length;
  const start = first[0].startsWith('#') ? first.index : end - first[1].length;
  return { span: { start, end }, written: first[0], linked };
}

function numberFixes(text: string, link: Link, span: Span, number: WrongNumber): readonly Fix[] {
  const digits = /\d+$/.exec(number.written)?.[0] ?? '';
  const written = text.slice(link.destination.start, link.destination.end);
  const inUrl = /\/(?:pull|issues|discussions)\/(\d+)/.exec(written);
  const at = inUrl ? link.destination.start + inUrl.index + inUrl[0].length : 0;
  return [
    {
      title: message('Change the label to {0}', `#${number.linked}`),
      edits: [{ span: { start: span.end - digits.length, end: span.end }, text: String(number.linked) }],
      safe: false,
    },
    ...(inUrl?.[1]
      ? [
          {
            title: message('Change the link to {0}', `#${digits}`),
            edits: [{ span: { start: at - inUrl[1].length, end: at }, text: digits }],
            safe: false,
          },
        ]
      : []),
  ];
}

/** Whether the last day in a label of days (`2023-02-01 ~ 02-08`) comes after the day in the address's last part. */
function isLaterThan(label: string, url: string): boolean {
  const days =
    /^\D{0,20}(\d{4})[-/.](\d{2})[-/.](\d{2})\s*(?:~|-|–|—|～|至|到)\s*(?:(\d{4})[-/.])?(\d{2})[-/.](\d{2})\D{0,20}$/.exec(
      label,
    );
  const address = /(\d{4})-?(\d{2})-?(\d{2})\.\w{2,5}$/.exec(url);
  if (!days || !address) return false;
  const year = days[4] ?? (Number(days[5]) < Number(days[2]) ? String(Number(days[1]) + 1) : days[1]);
  return `${year}${days[5]}${days[6]}` > `${address[1]}${address[2]}${address[3]}`;
}
