import { chineseNumeral } from '../../calendar/numeral.ts';
import type { Minutes } from '../../model/minutes.ts';
import type { Layout, Profile, SectionSpec } from '../../profiles/profile.ts';
import type { Skeleton } from './candidate.ts';

/** What is still to be put in, as the checks know it. */
const OPEN = '待补充';

/** The words that a meeting needs and that only the moment can tell. */
export interface Occasion {
  /** The time line: `2023/09/07 19:00~19:30`. */
  readonly time: string;
  /** The time as invitations write it. */
  readonly invitationTime: string;
  /** The title, where the layout has one. */
  readonly title: string;
}

/** `三、` before the name of a numbered section. */
function ordinalWords(layout: Layout, value: number): string {
  const { ordinals } = layout;
  if (!ordinals) return '';
  return `${ordinals.style === 'chinese' ? chineseNumeral(value) : value}${ordinals.separator}`;
}

/** A heading's line. */
export function headingLine(layout: Layout, spec: SectionSpec, ordinal: number): string {
  return `${'#'.repeat(spec.level)} ${spec.numbered ? ordinalWords(layout, ordinal) : ''}${spec.name}`;
}

/** What stands under the heading of a section at first, with places to type in from number `first` on. */
export function sectionBody(
  minutes: Minutes,
  spec: SectionSpec,
  occasion: Occasion,
  first: number,
): Skeleton {
  const { profile } = minutes;
  const topic = profile.topics[0]?.name;
  if (spec.sections.length > 0) return [];
  switch (spec.role) {
    case 'time':
      return [{ stop: first, words: occasion.time }, '\n'];
    case 'join':
      return invitation(profile, occasion, first);
    case 'work':
      if (topic === undefined) return ['- ', { stop: first }, '\n'];
      return [
        `${'#'.repeat(Math.min(spec.level + 1, 6))} `,
        { stop: first, words: topic },
        '\n\n- ',
        { stop: first + 1 },
        '\n',
      ];
    case 'articles':
      return article(first);
    case 'questions':
      return question(first);
    default:
      return ['- ', { stop: first }, '\n'];
  }
}

export function question(first: number): Skeleton {
  return ['- Q：', { stop: first }, '\n  - A：', { stop: first + 1 }, '\n'];
}

export function article(first: number): Skeleton {
  return ['- 《', { stop: first }, '》，链接：', { stop: first + 1 }, '\n'];
}

/** The invitation as the profile's service writes it, in a fence. */
export function invitation({ join, name }: Profile, { invitationTime }: Occasion, first: number): Skeleton {
  const lines: Skeleton =
    join.providers[0] === 'tencent'
      ? [
          { stop: first, words: 'XX' },
          ` 邀请您参加腾讯会议\n会议主题：${name}\n会议时间：${invitationTime} (GMT+08:00) 中国标准时间 - 北京\n\n`,
          '点击链接入会，或添加至会议列表：\n',
          { stop: first + 1, words: OPEN },
          '\n\n#腾讯会议：',
          { stop: first + 2, words: OPEN },
          '\n\n复制该信息，打开手机腾讯会议即可参与',
        ]
      : [`${name}\n${invitationTime}\n`, { stop: first, words: OPEN }];
  return ['```\n', ...lines, '\n```\n'];
}

/** The number after that of the last place to type in. */
export function nextStop(skeleton: Skeleton, first: number): number {
  return skeleton.reduce(
    (next, part) => (typeof part === 'string' ? next : Math.max(next, part.stop + 1)),
    first,
  );
}
