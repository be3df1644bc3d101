import { formatDate, formatMoment, type MomentParts } from '../calendar/format-moment.ts';
import { chineseNumeral } from '../calendar/numeral.ts';
import { escapeSnippet } from '../text/snippet.ts';
import type { Layout, Profile, SectionSpec } from './profile.ts';

/** A place to type in, with words that stand there at first. The caret ends at number 0. */
export interface Stop {
  readonly stop: number;
  readonly words?: string;
}

/** Text with places to type in; lines end in `\n`. */
export type Skeleton = readonly (string | Stop)[];

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

/** The words for a meeting's moment, by the layout of its day. */
export function occasionOf({ title }: Layout, { time }: Profile, moment: MomentParts): Occasion {
  return {
    time: formatMoment(moment, time.canonical),
    invitationTime: formatMoment(moment, 'yyyy/MM/dd HH:mm-HH:mm'),
    title: title.pattern.replace(/\{([^{}]*)\}/g, (_, letters: string) => formatDate(moment.date, letters)),
  };
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
  profile: Profile,
  spec: SectionSpec,
  occasion: Occasion,
  first: number,
): Skeleton {
  if (spec.sections.length > 0) return [];
  switch (spec.role) {
    case 'time':
      return [{ stop: first, words: occasion.time }, '\n'];
    case 'join':
      return invitation(profile, occasion, first);
    case 'work':
      return profile.topics.length > 0
        ? topic(profile, spec.level + 1, first)
        : ['- ', { stop: first }, '\n'];
    case 'articles':
      return article(first);
    case 'questions':
      return question(first);
    default:
      return ['- ', { stop: first }, '\n'];
  }
}

/** A topic with its first item. */
export function topic({ topics }: Profile, level: number, first: number): Skeleton {
  const name = topics[0]?.name;
  const words: Stop = { stop: first, ...(name !== undefined && { words: name }) };
  return [`${'#'.repeat(Math.min(level, 6))} `, words, '\n\n- ', { stop: first + 1 }, '\n'];
}

export function question(first: number): Skeleton {
  return ['- Q：', { stop: first }, '\n  - A：', { stop: first + 1 }, '\n'];
}

export function article(first: number): Skeleton {
  return ['- [《', { stop: first }, '》](', { stop: first + 1 }, ')\n'];
}

/** The invitation as the profile's service writes it, in a fence. */
export function invitation(profile: Profile, occasion: Occasion, first: number): Skeleton {
  return inFence(invitationWords(profile, occasion, first));
}

/** The same with one place to type in, so that an invitation that is pasted takes the place of all of it. */
export function invitationToCome(profile: Profile, occasion: Occasion, first: number): Skeleton {
  const words = writeSkeleton(invitationWords(profile, occasion, first), false);
  return inFence([{ stop: first, words }]);
}

function inFence(lines: Skeleton): Skeleton {
  return ['```text\n', ...lines, '\n```\n'];
}

function invitationWords({ join, name }: Profile, { invitationTime }: Occasion, first: number): Skeleton {
  return join.providers[0] === 'tencent'
    ? [
        { stop: first, words: '发起人' },
        ` 邀请您参加腾讯会议\n会议主题：${name}\n会议时间：${invitationTime} (GMT+08:00) 中国标准时间 - 北京\n\n`,
        '点击链接入会，或添加至会议列表：\n',
        { stop: first + 1, words: OPEN },
        '\n\n#腾讯会议：',
        { stop: first + 2, words: OPEN },
        '\n\n复制该信息，打开手机腾讯会议即可参与',
      ]
    : [`${name}\n${invitationTime}\n`, { stop: first, words: OPEN }];
}

/** The number after that of the last place to type in. */
function nextStop(skeleton: Skeleton, first: number): number {
  return skeleton.reduce(
    (next, part) => (typeof part === 'string' ? next : Math.max(next, part.stop + 1)),
    first,
  );
}

/**
 * All required sections of a layout with their first words. `bodyOf` says what stands under a section instead of its first words, with
 * places to type in from number `first` on; a section that need not be there is if it says something.
 */
export function documentSkeleton(
  profile: Profile,
  layout: Layout,
  occasion: Occasion,
  bodyOf?: (spec: SectionSpec, first: number) => Skeleton | undefined,
): Skeleton {
  const parts: Skeleton[number][] = [];
  let stop = 1;
  if (layout.title.presence === 'required')
    parts.push(`${'#'.repeat(layout.title.level)} ${occasion.title}\n`);
  const add = (specs: readonly SectionSpec[]): void => {
    let ordinal = 0;
    for (const spec of specs) {
      const own = bodyOf?.(spec, stop);
      if (!spec.required && own === undefined) continue;
      if (spec.numbered) ordinal++;
      const content = own ?? sectionBody(profile, spec, occasion, stop);
      const body = content.length > 0 ? ['\n', ...content] : [];
      stop = nextStop(body, stop);
      parts.push(`${parts.length > 0 ? '\n' : ''}${headingLine(layout, spec, ordinal)}\n`, ...body);
      add(spec.sections);
    }
  };
  add(layout.sections);
  return [...parts, { stop: 0 }];
}

/** The skeleton as LSP and VS Code write snippets (LSP 3.17, “Snippet Syntax”), or as plain text without places to type in. */
export function writeSkeleton(skeleton: Skeleton, snippet: boolean): string {
  return skeleton
    .map((part) => {
      if (typeof part === 'string') return snippet ? escapeSnippet(part) : part;
      if (!snippet) return part.words ?? '';
      return part.words === undefined ? `\${${part.stop}}` : `\${${part.stop}:${escapeSnippet(part.words)}}`;
    })
    .join('');
}
