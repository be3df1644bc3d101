import { type Damage, swap } from './damage.ts';

const LINE = '2023/08/24 19:00~19:30';
const time = (to: string, rule: string, restored = false): Damage => ({
  name: `${LINE} → ${to}`,
  rule,
  damage: swap(`${LINE}\n`, `${to}\n`),
  restored,
});
const INVITED = '会议时间：2023/08/24 19:00-19:30';
const invited = (to: string, rule: string, restored = false): Damage => ({
  name: `${INVITED} → ${to}`,
  rule,
  damage: swap(INVITED, to),
  restored,
});

const dates: Damage[] = [
  time('2023/08/10 19:00~19:30', 'date-agreement', true),
  time('2023/08/25 19:00~19:30', 'date-agreement', true),
  time('2023/09/24 19:00~19:30', 'date-agreement', true),
  time('2022/08/24 19:00~19:30', 'date-agreement', true),
  time('2023/08/24 20:00~20:30', 'date-agreement'),
  time('2023/08/24 19:00~20:00', 'date-agreement'),
  time('2023/08-24 19:00~19:30', 'time-malformed', true),
  time('2023-08/24 19:00~19:30', 'time-malformed', true),
  time('2023/08/24 19：00~19：30', 'time-malformed', true),
  time('2023/08/ 24 19:00~19:30', 'time-malformed', true),
  time('2023/08/24 19:00pm~19:30pm', 'time-malformed', true),
  time('2023/08/24，19:00~19:30', 'time-malformed', true),
  time('2023/08/24 19:00~19:3', 'time-malformed', true),
  time('20203/08/24 19:00~19:30', 'date-agreement', true),
  time('203/08/24 19:00~19:30', 'date-agreement', true),
  time('2023/8/24 19:00~19:30', 'time-malformed', true),
  time('2023/08/24 19:00', 'time-malformed'),
  time('2023/08/32 19:00~19:30', 'date-invalid'),
  time('2023/24/08 19:00~19:30', 'date-invalid'),
  time('2023/08/24 25:00~25:30', 'date-invalid'),
  time('2023/08/24 19:30~19:00', 'time-order'),
  time('2023/08/24 19:00~19:00', 'time-order'),
  time('2023/08/24 19:00~19:30 周三', 'time-weekday'),
  time('2023/08/24', 'time-missing'),
  time('19:00~19:30', 'time-missing'),
  time('待定', 'time-missing'),
  invited('会议时间：2023/08/10 19:00-19:30', 'date-agreement', true),
  invited('会议时间：2022/08/24 19:00-19:30', 'date-agreement', true),
  invited('会议时间：2023/08/24 19:00-20:00', 'date-agreement'),
  {
    name: 'a series that the day is not in',
    rule: 'recurrence-agreement',
    damage: swap('\n\n点击链接', '\n重复周期：2023/08/03-2024/07/27 19:00-19:30, 每两周 (周四)\n\n点击链接'),
  },
  {
    name: 'a series that had ended',
    rule: 'recurrence-agreement',
    damage: swap('\n\n点击链接', '\n重复周期：2022/09/08-2023/07/27 19:00-19:30, 每两周 (周四)\n\n点击链接'),
  },
  { name: 'the file of another day', rule: 'date-agreement', file: '2023-08-10.md', damage: (text) => text },
  { name: 'a blank in the file name', rule: 'file-name', file: '2023-08- 24.md', damage: (text) => text },
  { name: 'a file name with slanted words', rule: 'file-name', file: '20230824.md', damage: (text) => text },
];

const LINK = 'https://meeting.tencent.com/dm/aB3dE5fG7hJ9';
const joins: Damage[] = [
  { name: 'no link', rule: 'join-field-missing', damage: swap(`${LINK}\n`, '') },
  { name: 'no number', rule: 'join-field-missing', damage: swap('#腾讯会议：123-456-789\n', '') },
  {
    name: 'no time in the invitation',
    rule: 'join-field-missing',
    damage: swap(`${INVITED} (GMT+08:00) 中国标准时间 - 北京\n`, ''),
  },
  { name: 'a digit lost', rule: 'join-malformed', damage: swap('123-456-789', '123-456-78') },
  {
    name: 'a number without hyphens',
    rule: 'join-malformed',
    damage: swap('123-456-789', '123456789'),
    restored: true,
  },
  {
    name: 'a number with blanks',
    rule: 'join-malformed',
    damage: swap('123-456-789', '123 456 789'),
    restored: true,
  },
  {
    name: 'an indented invitation instead of the fence',
    rule: 'join-not-fenced',
    damage: (text) =>
      text.replace(/```\n([\s\S]*?)```\n/, (_, words: string) => words.replace(/^(?=.)/gm, '    ')),
    restored: true,
  },
  { name: 'a digit too many', rule: 'join-malformed', damage: swap('123-456-789', '123-456-7891') },
  { name: 'a link cut short', rule: 'join-malformed', damage: swap('/dm/aB3dE5fG7hJ9', '/dm/aB3dE5') },
  { name: 'a link without its code', rule: 'join-malformed', damage: swap('/dm/aB3dE5fG7hJ9', '/dm/') },
  {
    name: 'another number to dial',
    rule: 'join-number',
    damage: swap(
      '\n\n复制该信息',
      '\n\n手机一键拨号入会\n+8600000000000,,123456780# (中国大陆)\n\n复制该信息',
    ),
  },
  {
    name: 'no fence',
    rule: 'join-not-fenced',
    damage: (text) => text.replace('```\n小麦', '小麦').replace('即可参与\n```\n', '即可参与\n'),
  },
  {
    name: 'a quote instead of the fence',
    rule: 'join-not-fenced',
    damage: (text) =>
      text.replace(/```\n([\s\S]*?)```\n/, (_, words: string) =>
        words.replace(/^(.*)$/gm, '> $1').replace(/> $/, ''),
      ),
  },
  {
    name: 'a fence left open',
    rule: 'fence-unclosed',
    damage: swap('即可参与\n```\n', '即可参与\n'),
    restored: true,
  },
  { name: 'a fence not opened', rule: 'fence-unclosed', damage: swap('```\n小麦', '小麦'), restored: true },
  {
    name: 'a fence closed too short',
    rule: 'fence-unclosed',
    damage: swap('即可参与\n```\n', '即可参与\n``\n'),
    restored: true,
  },
  {
    name: 'a fence closed behind words',
    rule: 'fence-unclosed',
    damage: swap('即可参与\n```\n', '即可参与```\n'),
    restored: true,
  },
  { name: 'the default subject', rule: 'join-subject', damage: swap('存储社区双周会', '小麦预定的会议') },
];

/** Faults of dates, times and the invitation. */
export const meetingDamages: readonly Damage[] = [...dates, ...joins];
