import { dateExists, daysBetween, equalDates } from '../../calendar/date.ts';
import { formatDate } from '../../calendar/format-moment.ts';
import type { PlainDate } from '../../calendar/reading.ts';
import type { Minutes } from '../../model/minutes.ts';
import type { Profile } from '../../profiles/profile.ts';
import { message } from '../../text/message.ts';
import type { Finding, Fix, Rule } from '../rule.ts';
import { compareTimes } from './compare-times.ts';
import { type DaySource, daySources, namesOf } from './day-sources.ts';
import { openingSpan } from './opening-span.ts';

export const dateAgreement: Rule = {
  id: 'date-agreement',
  group: 'time',
  severity: 'warning',
  summary: message('File name, title, time line and invitation name different days, or different times'),
  rationale: message(
    'Minutes are often begun as a copy of the last ones, and one date is forgotten. The place that stands against the others is marked; the file name decides where it is one against one. Where a profile counts in UTC, the neighbouring day is no contradiction. The times of a series may differ from those of one meeting.',
  ),
  examples: [
    {
      title: message('The invitation of another meeting'),
      bad: '## 时间\n\n2023/08/24 19:00~19:30\n\n## 加入会议\n\n```\n会议主题：存储社区双周会\n会议时间：⟦2023/08/10⟧ 19:00-19:30 (GMT+08:00) 中国标准时间 - 北京\n\nhttps://meeting.tencent.com/dm/aB3dE5fG7hJ9\n\n#腾讯会议：123-456-789\n```\n',
      fixed:
        '## 时间\n\n2023/08/24 19:00~19:30\n\n## 加入会议\n\n```\n会议主题：存储社区双周会\n会议时间：2023/08/24 19:00-19:30 (GMT+08:00) 中国标准时间 - 北京\n\nhttps://meeting.tencent.com/dm/aB3dE5fG7hJ9\n\n#腾讯会议：123-456-789\n```\n',
    },
    {
      title: message('The title of the last meeting; each date keeps its own form'),
      file: '2022-12-01.md',
      bad: '# Curve 双周会 ⟦2022-11-17⟧\n\n## 时间\n\n2022/12/01 19:00-19:30\n',
      fixed: '# Curve 双周会 2022-12-01\n\n## 时间\n\n2022/12/01 19:00-19:30\n',
    },
    {
      title: message('One against one: the file name decides'),
      bad: '## 时间\n\n⟦2023/08/10⟧ 19:00~19:30\n',
      fixed: '## 时间\n\n2023/08/24 19:00~19:30\n',
    },
    {
      title: message('A digit too many in the year'),
      bad: '## 时间\n\n⟦20203/08/24⟧ 19:00~19:30\n',
      fixed: '## 时间\n\n2023/08/24 19:00~19:30\n',
    },
    {
      title: message('Another end than in the invitation'),
      bad: '## 时间\n\n2023/08/24 ⟦19:00~19:30⟧\n\n## 加入会议\n\n```\n会议主题：存储社区双周会\n会议时间：2023/08/24 19:00-20:00 (GMT+08:00) 中国标准时间 - 北京\n\nhttps://meeting.tencent.com/dm/aB3dE5fG7hJ9\n\n#腾讯会议：123-456-789\n```\n',
      fixed:
        '## 时间\n\n2023/08/24 19:00~20:00\n\n## 加入会议\n\n```\n会议主题：存储社区双周会\n会议时间：2023/08/24 19:00-20:00 (GMT+08:00) 中国标准时间 - 北京\n\nhttps://meeting.tencent.com/dm/aB3dE5fG7hJ9\n\n#腾讯会议：123-456-789\n```\n',
    },
    {
      title: message('One day in several forms, and a series with times of its own'),
      file: '2022-12-01.md',
      good: '# Curve 双周会 2022-12-01\n\n## 时间\n\n2022 Dec 01, 19:00~20:00\n\n## 加入会议\n\n```\n会议主题：存储社区双周会\n会议时间：2022/12/01 19:00-20:00 (GMT+08:00) 中国标准时间 - 北京\n重复周期：2022/10/20-2023/07/27 19:00-19:30, 每两周 (周四)\n\nhttps://meeting.tencent.com/dm/aB3dE5fG7hJ9\n\n#腾讯会议：123-4567-8901\n```\n',
    },
    {
      title: message('Half a day apart on both sides of midnight, in a profile that counts in UTC'),
      profile: { zone: 'UTC' },
      good: '## 时间\n\n2023/08/23 23:00~23:30\n',
    },
  ],
  sees: 'opening',
  *check(minutes) {
    const finding = compareDays(minutes) ?? compareTimes(minutes);
    if (finding) yield finding;
  },
};

function compareDays(minutes: Minutes): Finding | undefined {
  const sources = daySources(minutes).filter(hasDay);
  const tolerance = toleranceOf(minutes.profile);
  const agree = (a: DatedSource, b: DatedSource): boolean => Math.abs(daysBetween(a.day, b.day)) <= tolerance;
  const [right] = mostNamed(sources);
  if (!right) return undefined;
  // A day that does not exist is reported as such.
  const odd = sources.filter((source) => !agree(source, right) && dateExists(source.reading.date));
  const wrong = odd.filter(({ span }) => span).sort(byPlace)[0] ?? odd[0];
  if (!wrong) return undefined;
  const place = wrong.span
    ? wrong
    : (sources.find(({ kind }) => kind === 'time') ?? sources.find(({ span }) => span));
  const others = sources.filter((source) => source !== place && source.span);
  const rightNames = sources.filter((source) => agree(source, right) && dateExists(source.reading.date));
  const shown = rightNames.find(({ span }) => span) ?? right;
  return {
    span: place?.span ?? openingSpan(minutes),
    message: message(
      'Different days: {0} in {1}, but {2} in {3}.',
      wrong.words,
      namesOf(odd.filter((source) => equalDates(source.day, wrong.day))),
      shown.words,
      namesOf(rightNames),
    ),
    related: others.flatMap(({ span, name, words }) =>
      span ? [{ span, message: message('{0} in {1}', words, name) }] : [],
    ),
    fixes: fixesFor(sources, right, agree),
  };
}

/** By how many days places may differ that name one meeting's day: in UTC it may be another one for the reader. */
export function toleranceOf({ zone }: Profile): number {
  return /^(?:Etc\/)?(?:UTC|UCT|Universal|Zulu|GMT)$/.test(zone) ? 1 : 0;
}

type DatedSource = DaySource & { readonly day: PlainDate };

function hasDay(source: DaySource): source is DatedSource {
  return source.day !== undefined;
}

function byPlace(a: DaySource, b: DaySource): number {
  return (a.span?.start ?? 0) - (b.span?.start ?? 0);
}

/** The sources that name the day most of them name; the file name's, and then the first source's, where several days come equal. */
function mostNamed(sources: readonly DatedSource[]): readonly DatedSource[] {
  return groupsOf(sources).reduce<readonly DatedSource[]>(
    (best, group) => (group.length > best.length ? group : best),
    [],
  );
}

function groupsOf(sources: readonly DatedSource[]): readonly (readonly DatedSource[])[] {
  const groups: DatedSource[][] = [];
  for (const source of sources) {
    const group = groups.find(([first]) => first && equalDates(first.day, source.day));
    if (group) group.push(source);
    else groups.push([source]);
  }
  return groups;
}

/** One fix for each day that is named, the most named first. A file name cannot be changed by an edit of the text. */
function fixesFor(
  sources: readonly DatedSource[],
  right: DatedSource,
  agree: (a: DatedSource, b: DatedSource) => boolean,
): readonly Fix[] {
  const groups = [...groupsOf(sources)].sort(
    (a, b) => Number(b.includes(right)) - Number(a.includes(right)) || b.length - a.length,
  );
  return groups.flatMap((group) => {
    const [first] = group;
    if (!first || !group.some(({ reading }) => dateExists(reading.date))) return [];
    const against = sources.filter((source) => !agree(source, first));
    const writable = against.flatMap(({ span, pattern, words }) =>
      span && pattern !== undefined ? [{ span, words, text: formatDate(first.day, pattern) }] : [],
    );
    // A date without a year may differ from another only in what is not written.
    const edits = writable
      .filter(({ words, text }) => words !== text)
      .map(({ span, text }) => ({ span, text }));
    if (edits.length === 0) return [];
    const everywhere = writable.length === against.length;
    const clear = group.includes(right) && group.length >= 2 && group.length > sources.length - group.length;
    const shown = group.find(({ reading }) => reading.problems.length === 0) ?? first;
    return [
      {
        title: everywhere
          ? message('Use {0} everywhere', shown.words)
          : message('Use {0} in the text', shown.words),
        edits,
        safe: clear && everywhere,
      },
    ];
  });
}
