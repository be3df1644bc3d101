import { formatDate } from '../../calendar/format-moment.ts';
import type { DateReading, MomentReading, PlainTime, TimeReading } from '../../calendar/reading.ts';
import type { Minutes } from '../../model/minutes.ts';
import { hullOf } from '../../text/extremes.ts';
import { message } from '../../text/message.ts';
import { slice } from '../../text/source-text.ts';
import type { Span } from '../../text/span.ts';
import { applyEdits } from '../../text/text-edit.ts';
import type { Finding, Rule } from '../rule.ts';
import { isAccepted, nearestForm } from './accepted-form.ts';
import { rewriteTime } from './compare-times.ts';
import { daySources } from './day-sources.ts';
import { invitedTimes, isPossible, minuteOf, usualTimes } from './meeting-times.ts';
import { rewriteMoment } from './rewrite-moment.ts';
import { isSplit } from './split-moment.ts';

export const timeMalformed: Rule = {
  id: 'time-malformed',
  group: 'time',
  severity: 'warning',
  summary: message('A date or time that can be understood, but is in no form that the minutes use'),
  rationale: message(
    'Lists, calendars and scripts read the time line; a mixed-up separator makes them lose the meeting. Every form that the profile accepts is fine, with or without blanks round the range mark, a weekday, or a note on the time zone. Dates in the title and the invitation are reported only where they are broken.',
  ),
  examples: [
    {
      title: message('Mixed separators'),
      bad: '## 时间\n\n⟦2023/08-24⟧ 19:00~19:30\n',
      fixed: '## 时间\n\n2023/08/24 19:00~19:30\n',
    },
    {
      title: message('The smallest change that gives an accepted form'),
      file: '2022-07-21.md',
      bad: '# Curve 双周会 2022-07-21\n\n## 时间\n\n⟦2022/07-21⟧ 19:00-19:30\n',
      fixed: '# Curve 双周会 2022-07-21\n\n## 时间\n\n2022/07/21 19:00-19:30\n',
    },
    {
      title: message('Afternoon said twice'),
      bad: '## 时间\n\n2023/08/24 ⟦19:00pm~19:30pm⟧\n',
      fixed: '## 时间\n\n2023/08/24 19:00~19:30\n',
    },
    {
      title: message('Full-width colons, and a weekday that stays'),
      bad: '## 时间\n\n2023/08/24（周四） ⟦19：00~19：30⟧\n',
      fixed: '## 时间\n\n2023/08/24（周四） 19:00~19:30\n',
    },
    {
      title: message('No end; the invitation has it'),
      bad: '## 时间\n\n2023/08/24 ⟦19:00⟧\n\n## 加入会议\n\n```\n会议主题：存储社区双周会\n会议时间：2023/08/24 19:00-19:30 (GMT+08:00) 中国标准时间 - 北京\n\nhttps://meeting.tencent.com/dm/aB3dE5fG7hJ9\n\n#腾讯会议：123-456-789\n```\n',
      fixed:
        '## 时间\n\n2023/08/24 19:00~19:30\n\n## 加入会议\n\n```\n会议主题：存储社区双周会\n会议时间：2023/08/24 19:00-19:30 (GMT+08:00) 中国标准时间 - 北京\n\nhttps://meeting.tencent.com/dm/aB3dE5fG7hJ9\n\n#腾讯会议：123-456-789\n```\n',
    },
    {
      title: message('Day and time run into each other'),
      bad: '## 时间\n\n⟦2023/08/2419:00~19:30⟧\n',
      fixed: '## 时间\n\n2023/08/24 19:00~19:30\n',
    },
    {
      title: message('A Chinese comma'),
      bad: '## 时间\n\n⟦2023/08/24，19:00~19:30⟧\n',
      fixed: '## 时间\n\n2023/08/24 19:00~19:30\n',
    },
    {
      title: message('The last digit of a time is lost'),
      bad: '## 时间\n\n2023/08/24 19:00~⟦19:3⟧\n',
      fixed: '## 时间\n\n2023/08/24 19:00~19:30\n',
    },
    {
      title: message('A broken date in the title'),
      file: '2022-07-21.md',
      bad: '# Curve 双周会 ⟦2022/07-21⟧\n\n## 时间\n\n2022/07/21 19:00-19:30\n',
      fixed: '# Curve 双周会 2022-07-21\n\n## 时间\n\n2022/07/21 19:00-19:30\n',
    },
    {
      title: message('Day and time on lines of their own'),
      bad: '## 时间\n\n- 日期：⟦2023/08/24⟧\n- 时间：19:00~19:30\n',
    },
    {
      title: message('Accepted forms'),
      good: '## 时间\n\n2023 Aug 24, 19:00 ~ 19:30\n',
    },
    {
      title: message('A weekday and a note on the zone'),
      good: '## 时间\n\n2023-08-24 周四 19:00-19:30 (GMT+08:00)\n',
    },
    {
      title: message('Odd words behind a time in order'),
      good: '## 时间\n\n2023/08/24 19:00-19:30 周周四\n',
    },
  ],
  sees: 'opening',
  *check(minutes) {
    const own = checkTimeLine(minutes);
    if (own) yield own;
    for (const source of daySources(minutes)) {
      if ((source.kind !== 'title' && source.kind !== 'invitation') || !source.span) continue;
      if (!isBroken(source.reading)) continue;
      const text = source.pattern === undefined ? undefined : formatDate(source.reading.date, source.pattern);
      yield brokenPart(source.words, source.span, text);
    }
    const invited = minutes.invitation?.time?.moment;
    if (invited && [invited.start, invited.end].some((reading) => reading && isBroken(reading))) {
      yield brokenTimes(minutes, invited);
    }
  },
};

function checkTimeLine(minutes: Minutes): Finding | undefined {
  const moment = minutes.time?.moment;
  const { date, start } = moment ?? {};
  if (!moment) return undefined;
  if (isSplit(minutes)) {
    const { canonical } = minutes.profile.time;
    return {
      span: moment.span,
      message: message(
        'Day and time stand on different lines; write them in one, in the form {0}.',
        canonical,
      ),
    };
  }
  if (!date || !start) return undefined;
  if (!moment.end) return withoutEnd(minutes, moment, date, start);
  const { time } = minutes.profile;
  const broken = [date, start, moment.end].some(isBroken);
  if (!broken && isAccepted(moment, time, 'any')) return undefined;
  const whole = {
    start: Math.min(date.span.start, start.span.start),
    end: Math.max(date.span.end, moment.end.span.end),
  };
  const written = slice(minutes.source, whole);
  const parts = { date: date.date, start: start.time, end: moment.end.time };
  const form = start.span.start < date.span.start ? time.canonical : nearestForm(written, parts, time);
  const { edit, keepsWords } = rewriteMoment(minutes.source, moment, form, date, start.time, moment.end.time);
  // Only words round the day and the times are odd then.
  if (edit.text === slice(minutes.source, edit.span)) return undefined;
  const fault = faultIn(moment, date, start, whole);
  const onlyDate = fault === date.span && formatDate(date.date, form) !== slice(minutes.source, fault);
  const span = fault === date.span && !onlyDate ? whole : fault;
  return {
    span,
    message: message(
      '“{0}” is in no form that is used here; write “{1}”.',
      onlyDate ? slice(minutes.source, span) : written,
      onlyDate ? formatDate(date.date, form) : edit.text,
    ),
    fixes: [{ title: message('Write “{0}”', edit.text), edits: [edit], safe: keepsWords }],
  };
}

function withoutEnd(minutes: Minutes, moment: MomentReading, date: DateReading, start: TimeReading): Finding {
  const invited = invitedTimes(minutes);
  const usual = usualTimes(minutes.profile);
  const endAfter = (times: { start: PlainTime; end?: PlainTime } | undefined): PlainTime | undefined =>
    times && minuteOf(times.start) === minuteOf(start.time) ? times.end : undefined;
  const end = endAfter(invited) ?? endAfter(usual);
  const found = {
    span: start.span,
    message: message(
      '“{0}” has no end; write when the meeting ends, too.',
      slice(minutes.source, moment.span),
    ),
  };
  if (!end) return found;
  const { time } = minutes.profile;
  const written = slice(minutes.source, moment.span);
  const form = nearestForm(written, { date: date.date, start: start.time, end }, time);
  const { edit, keepsWords } = rewriteMoment(minutes.source, moment, form, date, start.time, end);
  const safe = keepsWords && endAfter(invited) !== undefined;
  return { ...found, fixes: [{ title: message('Write “{0}”', edit.text), edits: [edit], safe }] };
}

/** The part that is broken, or everything where several are or the whole is merely in another form. */
function faultIn(moment: MomentReading, date: DateReading, start: TimeReading, whole: Span): Span {
  const times = [start, ...(moment.end ? [moment.end] : [])];
  const badTimes = times.filter(isBroken);
  const [first] = badTimes;
  if (isBroken(date)) return badTimes.length > 0 ? whole : date.span;
  if (!first) return whole;
  return { start: first.span.start, end: badTimes.at(-1)?.span.end ?? first.span.end };
}

/** Whether the form is at fault; a day or time that does not exist is another rule's. */
function isBroken({ problems }: DateReading | TimeReading): boolean {
  return problems.some((problem) => problem !== 'impossible');
}

function brokenPart(words: string, span: Span, text: string | undefined): Finding {
  if (text === undefined || text === words)
    return { span, message: message('“{0}” is in no form that is used here.', words) };
  return {
    span,
    message: message('“{0}” is in no form that is used here; write “{1}”.', words, text),
    fixes: [{ title: message('Write “{0}”', text), edits: [{ span, text }], safe: true }],
  };
}

/** The broken ones of the invitation's times, in one. */
function brokenTimes(minutes: Minutes, { start, end }: MomentReading): Finding {
  const broken = [start, end].flatMap((reading) => (reading && isBroken(reading) ? [reading] : []));
  const span = hullOf(broken.map((reading) => reading.span));
  const words = slice(minutes.source, span);
  if (!broken.every(isPossible)) return brokenPart(words, span, undefined);
  const edits = broken.map((reading) => rewriteTime(reading, reading.time));
  const text = applyEdits(
    words,
    edits.map((edit) => ({
      ...edit,
      span: { start: edit.span.start - span.start, end: edit.span.end - span.start },
    })),
  );
  return brokenPart(words, span, text);
}
