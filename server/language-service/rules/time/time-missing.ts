import { dateExists } from '../../calendar/date.ts';
import { formatMoment } from '../../calendar/format-moment.ts';
import { readMoment } from '../../calendar/read-moment.ts';
import type { MomentReading } from '../../calendar/reading.ts';
import type { Minutes, Section } from '../../model/minutes.ts';
import { outlineOf } from '../../model/outline.ts';
import { headingText } from '../../model/section-place.ts';
import type { SectionSpec } from '../../profiles/profile.ts';
import { message } from '../../text/message.ts';
import { lineAt, lineSpan, slice } from '../../text/source-text.ts';
import type { Span } from '../../text/span.ts';
import type { TextEdit } from '../../text/text-edit.ts';
import type { Finding, Fix, Rule } from '../rule.ts';
import { timesSpan } from './compare-times.ts';
import { invitedTimes, usualTimes } from './meeting-times.ts';
import { openingSpan } from './opening-span.ts';
import { fillSection, insertBlock, placeSection, specOfRole, timeSection } from './place-section.ts';
import { withOpenTail } from './rewrite-moment.ts';
import { isSplit } from './split-moment.ts';
import { findStrayTime } from './stray-time.ts';

export const timeMissing: Rule = {
  id: 'time-missing',
  group: 'time',
  severity: 'error',
  summary: message('The section for the time is missing, or no date and time can be read in it'),
  rationale: message(
    'Who was not there wants to know first when the meeting was, and everything else here (the layout, the series, the list of meetings) depends on the day. A missing line is put in with the day of the file name and the times of the invitation; without an invitation the usual times are offered, to be looked at.',
  ),
  examples: [
    {
      title: message('No section for the time; file name and invitation know it'),
      bad: '## ⟦加入会议⟧\n\n```\n会议主题：存储社区双周会\n会议时间：2023/08/24 19:00-20:00 (GMT+08:00) 中国标准时间 - 北京\n\nhttps://meeting.tencent.com/dm/aB3dE5fG7hJ9\n\n#腾讯会议：123-456-789\n```\n',
      fixed:
        '## 时间\n\n2023/08/24 19:00~20:00\n\n## 加入会议\n\n```\n会议主题：存储社区双周会\n会议时间：2023/08/24 19:00-20:00 (GMT+08:00) 中国标准时间 - 北京\n\nhttps://meeting.tencent.com/dm/aB3dE5fG7hJ9\n\n#腾讯会议：123-456-789\n```\n',
    },
    {
      title: message('Bold headings, as in the oldest minutes'),
      file: '2022-01-20.md',
      bad: '## ⟦01-20⟧\n\n**议题**\n\n1. 版本规划\n\n**会议纪要**\n\n- 无\n',
      fixed:
        '## 01-20\n\n**时间**\n\n2022/01/20 19:00~19:30\n\n**议题**\n\n1. 版本规划\n\n**会议纪要**\n\n- 无\n',
    },
    {
      title: message('A section with nothing in it'),
      bad: '## ⟦时间⟧\n\n## 会议内容\n',
      fixed: '## 时间\n\n2023/08/24 19:00~19:30\n\n## 会议内容\n',
    },
    {
      title: message('A day without a time'),
      bad: '## 时间\n\n⟦2023/08/24⟧\n\n## 会议内容\n',
      fixed: '## 时间\n\n2023/08/24 19:00~19:30\n\n## 会议内容\n',
    },
    {
      title: message('Words that say no time'),
      bad: '## 时间\n\n⟦老时间，不见不散⟧\n\n## 会议内容\n',
      fixed: '## 时间\n\n2023/08/24 19:00~19:30\n\n## 会议内容\n',
    },
    {
      title: message('The heading above the time is lost'),
      bad: '⟦2023/08/24 19:00~19:30⟧\n\n## 会议内容\n',
      fixed: '## 时间\n\n2023/08/24 19:00~19:30\n\n## 会议内容\n',
    },
    {
      title: message('A time with a label before it'),
      good: '## 时间\n\n- 本次会议时间：2023/08/24 19:00-19:30 (GMT+08:00) 中国标准时间 - 北京\n',
    },
  ],
  *check(minutes) {
    const finding = checkTime(minutes);
    if (finding) yield finding;
  },
};

function checkTime(minutes: Minutes): Finding | undefined {
  const { time } = minutes;
  const section = timeSection(minutes);
  if (time && section) return checkMoment(minutes, time.moment);
  if (section) return checkWords(minutes, section);
  const spec = specOfRole(minutes.layout, 'time');
  // Its heading is there, but has lost its marks, which is another rule's matter.
  if (spec && outlineOf(minutes).bold.has(spec)) return undefined;
  return spec?.required ? withoutSection(minutes, spec) : undefined;
}

/** A part of the moment is not there. Its end is another rule's matter. */
function checkMoment(minutes: Minutes, moment: MomentReading): Finding | undefined {
  if ((moment.date && moment.start) || isSplit(minutes)) return undefined;
  const words = slice(minutes.source, moment.span);
  return {
    span: moment.span,
    message: moment.date
      ? message('“{0}” says the day, but not from when to when.', words)
      : message('“{0}” says the time, but not the day.', words),
    fixes: fixes(
      minutes,
      moment,
      (text) => ({ span: withOpenTail(minutes.source, moment.date?.span ?? timesSpan(moment)), text }),
      true,
    ),
  };
}

/** Nothing in the section can be read. */
function checkWords(minutes: Minutes, section: Section): Finding | undefined {
  const { source } = minutes;
  const line = firstLineIn(minutes, section.body);
  if (!line) {
    return {
      span: section.label,
      message: message(
        '“{0}” is empty; write on which day and from when to when the meeting is.',
        slice(source, section.label),
      ),
      fixes: fixes(minutes, undefined, (text) => fillSection(minutes, section, text), true),
    };
  }
  // Under a heading that only resembles the right one, or in bold, the line is not the minutes' time, but it is in order.
  const moment = readMoment(slice(source, line));
  if (moment?.date && moment.start) return undefined;
  const keepsPlace = /^(?:[yMdHhmxX?？:：/~～\s年月日时分-]+|待定|待补充|TBD|TODO)$/.test(
    slice(source, line),
  );
  return {
    span: line,
    message: message('No day and time can be read in “{0}”.', slice(source, section.label)),
    fixes: fixes(minutes, undefined, (text) => ({ span: line, text }), keepsPlace),
  };
}

function withoutSection(minutes: Minutes, spec: SectionSpec): Finding | undefined {
  const stray = findStrayTime(minutes);
  // A bold label with the time behind it was as good as a bold heading.
  if (stray?.labelled && minutes.layout.boldHeadings) return undefined;
  // That it is called otherwise is another rule's matter.
  if (stray?.section && outlineOf(minutes).renamed.has(stray.section)) return undefined;
  if (stray?.section) {
    return {
      span: stray.section.label,
      message: message('The section “{0}” is missing; this one holds its line.', spec.name),
      fixes: [
        {
          title: message('Call this section “{0}”', spec.name),
          edits: [{ span: stray.section.label, text: spec.name }],
          safe: false,
        },
      ],
    };
  }
  if (stray) {
    return {
      span: stray.span,
      message: message('The heading “{0}” is missing above this line.', spec.name),
      fixes: stray.labelled
        ? []
        : [
            {
              title: message('Insert the heading “{0}”', spec.name),
              edits: [insertBlock(minutes, stray.span.start, headingText(minutes, spec))],
              safe: true,
            },
          ],
    };
  }
  return {
    span: openingSpan(minutes),
    message: message('The section “{0}” with the day and time of the meeting is missing.', spec.name),
    fixes: fixes(minutes, undefined, (text) => placeSection(minutes, spec, text), true),
  };
}

/**
 * The canonical line in the place that `edit` gives it. What the moment lacks comes from the document: day from the file name
 * and its like, times from the invitation; only then from the usual times, which somebody has to look at.
 */
function fixes(
  minutes: Minutes,
  moment: MomentReading | undefined,
  edit: (text: string) => TextEdit,
  losesNothing: boolean,
): readonly Fix[] {
  const date = moment?.date?.date ?? minutes.date;
  if (!date || !dateExists(date)) return [];
  const own = moment?.start && { start: moment.start.time, ...(moment.end && { end: moment.end.time }) };
  const certain = own ?? invitedTimes(minutes);
  const times = certain ?? usualTimes(minutes.profile);
  if (!times) return [];
  const text = formatMoment({ date, ...times }, minutes.profile.time.canonical);
  return [
    {
      title: message('Write “{0}”', text),
      edits: [edit(text)],
      safe: losesNothing && certain?.end !== undefined,
    },
  ];
}

function firstLineIn({ source }: Minutes, area: Span): Span | undefined {
  if (area.end <= area.start) return undefined;
  for (let line = lineAt(source, area.start); line <= lineAt(source, area.end - 1); line++) {
    const span = lineSpan(source, line);
    const start = Math.max(span.start, area.start);
    const words = source.text.slice(start, span.end);
    if (words.trim() !== '')
      return { start: span.end - words.trimStart().length, end: start + words.trimEnd().length };
  }
  return undefined;
}
