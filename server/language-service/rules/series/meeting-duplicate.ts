import { equalDates } from '../../calendar/date.ts';
import { isoDate } from '../../calendar/iso-date.ts';
import type { Minutes } from '../../model/minutes.ts';
import { message } from '../../text/message.ts';
import { isSame } from '../../text/remember.ts';
import type { Rule } from '../rule.ts';
import { openingSpan } from '../time/opening-span.ts';

const BODY = '## 时间\n\n2023/08/24 19:00~19:30\n\n## 会议内容\n\n- 快照\n';

export const meetingDuplicate: Rule = {
  id: 'meeting-duplicate',
  group: 'series',
  severity: 'warning',
  summary: message('Minutes of a meeting that another file has already'),
  rationale: message(
    'Two files for one day are mostly one meeting written down twice, of which one is going to be forgotten. Meetings at different times of one day, and translations (`2023-08-24.en.md`), are left alone.',
  ),
  examples: [
    {
      title: message('A blank too many in the name'),
      bad: BODY.replace('时间', '⟦时间⟧'),
      file: '2023-08- 24.md',
      sameDay: { '2023-08-24.md': BODY },
    },
    {
      title: message('Two meetings on one day'),
      good: BODY,
      file: '2023-08-24-evening.md',
      sameDay: { '2023-08-24.md': BODY.replace('19:00~19:30', '10:00~10:30') },
    },
    {
      title: message('A translation'),
      good: BODY,
      file: '2023-08-24.en.md',
      sameDay: { '2023-08-24.md': BODY },
    },
  ],
  sees: 'opening',
  *check(minutes, { sameDay }) {
    const { date } = minutes;
    const other = date && sameDay.find((each) => isSameMeeting(minutes, each));
    if (!date || !other) return;
    yield {
      span: openingSpan(minutes),
      message: message(
        '“{0}” has minutes of {1} as well; put them into one file, or correct the date.',
        other.file.name,
        isoDate(date),
      ),
      related: [
        {
          uri: other.source.uri,
          span: openingSpan(other),
          message: message('The minutes in “{0}”', other.file.name),
        },
      ],
    };
  },
};

function isSameMeeting(minutes: Minutes, other: Minutes): boolean {
  if (!minutes.date || !other.date || !equalDates(minutes.date, other.date)) return false;
  if (languageOf(minutes) !== languageOf(other)) return false;
  const [own, its] = [minutes, other].map(({ time }) => time?.moment.start?.time);
  // Slides and notes beside the minutes say no time.
  return minutes.time !== undefined && other.time !== undefined && (!own || !its || isSame(own, its));
}

/** The language that a file's name tells: `2023-08-24.en.md`, `2023-08-24_zh-CN.md`. */
function languageOf({ file }: Minutes): string {
  return (
    /[._-]((?:zh|en|ja|ko|de|fr|es|ru)(?:[-_][A-Za-z]{2,4})?)\.[^.]*$/i.exec(file.name)?.[1]?.toLowerCase() ??
    ''
  );
}
