/** One fault put into sound minutes. */
export interface Damage {
  readonly name: string;
  /** The rule that has to speak. */
  readonly rule: string;
  /** The file's name where that is the fault. */
  readonly file?: string;
  damage(text: string): string;
  /** Whether the safe fixes give back the sound text, byte for byte. */
  readonly restored?: boolean;
}

/** Puts one string in the place of another, which has to be there. */
function swap(from: string, to: string): (text: string) => string {
  return (text) => {
    if (!text.includes(from)) throw new Error(`not in the text: ${from}`);
    return text.replace(from, () => to);
  };
}

/** From a heading line to the next heading of the same or a higher level. */
function sectionText(text: string, heading: string): string {
  const start = text.indexOf(`${heading}\n`);
  if (start < 0) throw new Error(`not in the text: ${heading}`);
  const level = /^#+/.exec(heading)![0].length;
  const next = new RegExp(`\\n(?=#{1,${level}} )`, 'g');
  next.lastIndex = start;
  const end = next.exec(text);
  return text.slice(start, end ? end.index + 1 : text.length);
}

const TIME = '## 时间';
const JOIN = '## 加入会议';
const CONTENT = '## 会议内容';
const WORK = '### 一、近期工作';
const COMMUNITY = '### 二、开源社区活动和外部会议';
const ARTICLES = '### 三、近期公众号文章';
const QUESTIONS = '### 四、答疑 & 交流';
const INNER = [WORK, COMMUNITY, ARTICLES, QUESTIONS];

const removals: Damage[] = [
  ...INNER.map((heading) => ({
    name: `without ${heading}`,
    rule: 'section-missing',
    damage: (text: string) => text.replace(sectionText(text, heading), ''),
  })),
  {
    name: `without ${CONTENT} and all in it`,
    rule: 'section-missing',
    damage: (text) => text.replace(sectionText(text, CONTENT), ''),
  },
  { name: `without the line ${CONTENT}`, rule: 'section-missing', damage: swap(`${CONTENT}\n\n`, '') },
  {
    name: `without ${TIME}`,
    rule: 'time-missing',
    damage: (text) => text.replace(sectionText(text, TIME), ''),
  },
  {
    name: `without ${JOIN}`,
    rule: 'join-missing',
    damage: (text) => text.replace(sectionText(text, JOIN), ''),
  },
  { name: 'an empty time section', rule: 'time-missing', damage: swap('2023/08/24 19:00~19:30\n\n', '') },
  {
    name: 'an empty join section',
    rule: 'join-missing',
    damage: (text) => text.replace(/```[\s\S]*?```\n\n/, ''),
  },
];

const rename = (from: string, to: string, restored = true): Damage => ({
  name: `${from} → ${to}`,
  rule: 'section-name',
  damage: swap(`${from}\n`, `${to}\n`),
  restored,
});

const renames: Damage[] = [
  rename(WORK, '### 一、近期工作同步'),
  rename(WORK, '### 一、近期进展'),
  rename(WORK, '### 一、近期工做'),
  rename(WORK, '### 一、最近工作'),
  rename(COMMUNITY, '### 二、开源活动'),
  rename(COMMUNITY, '### 二、开源社区活动与外部会议'),
  rename(COMMUNITY, '### 二、开源社区活动和外部会仪'),
  rename(ARTICLES, '### 三、公众号分享'),
  rename(ARTICLES, '### 三、近期公众号文张'),
  rename(ARTICLES, '### 三、近期公众号'),
  rename(QUESTIONS, '### 四、答疑'),
  rename(QUESTIONS, '### 四、问答'),
  rename(QUESTIONS, '### 四、Q&A'),
  rename(QUESTIONS, '### 四、答疑与交流'),
  rename(QUESTIONS, '### 四、答疑交流'),
  rename(CONTENT, '## 会议纪要'),
  rename(CONTENT, '## 会议内客'),
  rename(CONTENT, '## 会议记录'),
  rename(CONTENT, '## Meeting notes'),
  rename(TIME, '## 会议时间'),
  rename(TIME, '## 时问'),
  rename(TIME, '## 日期'),
  rename(TIME, '## When'),
  rename(JOIN, '## 入会方式'),
  rename(JOIN, '## Join'),
  rename(JOIN, '## 加入会义'),
  rename(JOIN, '## 参加会议'),
];

const moves: Damage[] = INNER.flatMap((heading, from) =>
  INNER.flatMap((other, to) => {
    // Moving a section behind its neighbour is the same as moving the neighbour before it.
    if (to === from || to === from + 1) return [];
    return [
      {
        name: `${heading} before ${other}`,
        rule: 'section-order',
        damage: (text: string) => {
          const sound = text.endsWith('\n\n') ? text : `${text}\n`;
          const words = sectionText(sound, heading);
          return sound
            .replace(words, '')
            .replace(`${other}\n`, () => `${words}${other}\n`)
            .trimEnd()
            .concat('\n');
        },
      },
    ];
  }),
).concat([
  {
    name: `${JOIN} before ${TIME}`,
    rule: 'section-order',
    damage: (text) => {
      const words = sectionText(text, JOIN);
      return words + text.replace(words, '');
    },
  },
]);

const relevel = (heading: string, marks: string): Damage => ({
  name: `${heading} as ${marks}`,
  rule: 'section-level',
  damage: swap(`${heading}\n`, `${heading.replace(/^#+/, marks)}\n`),
});

const levels: Damage[] = [
  ...INNER.flatMap((heading) => [relevel(heading, '#'), relevel(heading, '##'), relevel(heading, '####')]),
  relevel(TIME, '#'),
  relevel(TIME, '###'),
  relevel(JOIN, '#'),
  relevel(JOIN, '###'),
  relevel(CONTENT, '#'),
  relevel(CONTENT, '###'),
];

for (const topic of ['Curve块存储', '周边生态']) {
  for (const marks of ['##', '###', '#####']) {
    levels.push({ ...relevel(`#### ${topic}`, marks), restored: true });
  }
}

const renumber = (from: string, to: string, rule = 'ordinal-sequence'): Damage => ({
  name: `${from} → ${to}`,
  rule,
  damage: swap(`### ${from}`, `### ${to}`),
  restored: true,
});

const ordinals: Damage[] = [
  renumber('二、', '三、'),
  renumber('三、', '四、'),
  renumber('四、', '五、'),
  renumber('一、', '二、'),
  renumber('三、', '二、'),
  renumber('四、', '三、'),
  renumber('二、', ''),
  renumber('四、', ''),
  renumber('三、', '七、'),
  renumber('二、', '二. ', 'ordinal-separator'),
  renumber('三、', '三.', 'ordinal-separator'),
  renumber('三、', '第三、', 'ordinal-separator'),
  renumber('三、', '（三）', 'ordinal-separator'),
  {
    name: 'all ordinals as digits',
    rule: 'ordinal-separator',
    damage: (text) =>
      ['一', '二', '三', '四'].reduce(
        (all, word, index) => all.replace(`### ${word}、`, `### ${index + 1}. `),
        text,
      ),
    restored: true,
  },
  {
    name: 'all ordinals with full stops',
    rule: 'ordinal-separator',
    damage: (text) => text.replace(/^(### [一二三四])、/gm, '$1. '),
    restored: true,
  },
  renumber('四、', '四：', 'ordinal-separator'),
  {
    name: 'an item numbered 4 after 2',
    rule: 'ordinal-sequence',
    damage: swap('3. 扩容', '4. 扩容'),
    restored: true,
  },
];

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

const GLUED = 'https://github.com/opencurve/curve/issues/3002 ，欢迎补充';
const glue = (to: string): Damage => ({
  name: `URL: ${to}`,
  rule: 'url-swallows-text',
  damage: swap(GLUED, to),
});
const links: Damage[] = [
  glue('https://github.com/opencurve/curve/issues/3002，欢迎补充'),
  glue('https://github.com/opencurve/curve/issues/3002。欢迎补充'),
  glue('https://github.com/opencurve/curve/issues/3002）欢迎补充'),
  glue('https://github.com/opencurve/curve/issues/3002；欢迎补充'),
  glue('https://github.com/opencurve/curve/issues/3002、欢迎补充'),
  glue('https://github.com/opencurve/curve/issues/3002欢迎补充'),
  glue('(https://github.com/opencurve/curve/issues/3002)，欢迎补充'),
  {
    name: 'a blank before the target',
    rule: 'link-space',
    damage: swap('[活动页面](', '[活动页面] ('),
    restored: true,
  },
  {
    name: 'a link not closed',
    rule: 'link-malformed',
    damage: (text) => text.replace(/(\[活动页面\]\([^)\n]*)\)/, '$1'),
    restored: true,
  },
  {
    name: 'a link with its brackets reversed',
    rule: 'link-malformed',
    damage: (text) => text.replace(/\[活动页面\]\(([^)\n]*)\)/, '(活动页面)[$1]'),
    restored: true,
  },
  {
    name: 'a link in square brackets only',
    rule: 'link-malformed',
    damage: (text) => text.replace(/\[活动页面\]\(([^)\n]*)\)/, '[活动页面][$1]'),
    restored: true,
  },
  {
    name: 'another number in a label that is an address',
    rule: 'link-text',
    damage: swap('[活动页面]', '[https://github.com/opencurve/curve/issues/3030]'),
  },
  {
    name: 'https twice',
    rule: 'link-malformed',
    damage: swap('](https://', '](https://https://'),
    restored: true,
  },
  {
    name: 'no target',
    rule: 'link-empty',
    damage: swap('(https://github.com/opencurve/curve/issues/3003)', '()'),
  },
  { name: 'another number in the label', rule: 'link-text', damage: swap('[#3001]', '[#3010]') },
  {
    name: 'a preview link',
    rule: 'link-temporary',
    damage: swap('s/AbCdEfGhIjKlMnOpQrStUv', 's?timestamp=1692864000&signature=abc'),
  },
  {
    name: 'two URLs in one',
    rule: 'link-malformed',
    damage: swap('issues/3003', 'issues/3003https://github.com/opencurve/curve/issues/3004'),
  },
];

const words: Damage[] = [
  {
    name: 'something to fill in',
    rule: 'placeholder',
    damage: swap('支持，子目录的用量计入父目录。', '待补充'),
  },
  {
    name: 'the header of an editor',
    rule: 'editor-header',
    damage: (text) =>
      `<!--\n * @Author: mai mai@example.com\n * @LastEditors: mai\n * @FilePath: /x.md\n-->\n${text}`,
    restored: true,
  },
  {
    name: 'a section twice',
    rule: 'section-duplicate',
    damage: (text) => `${text}\n### 五、近期公众号文章\n\n- 无\n`,
  },
  {
    name: 'no blank behind a marker',
    rule: 'list-marker',
    damage: swap('- 监控面板', '-监控面板'),
    restored: true,
  },
  {
    name: 'no marks before a section',
    rule: 'section-missing',
    damage: swap('### 三', '三'),
    restored: true,
  },
  {
    name: 'no marks before the first section',
    rule: 'section-missing',
    damage: swap('### 一', '一'),
    restored: true,
  },
  {
    name: 'no marks before the notes',
    rule: 'section-missing',
    damage: swap('## 会议内容', '会议内容'),
    restored: true,
  },
  { name: 'no blank behind ##', rule: 'list-marker', damage: swap('## 时间', '##时间'), restored: true },
  {
    name: 'no blank before the invitation',
    rule: 'list-marker',
    damage: swap('## 加入', '##加入'),
    restored: true,
  },
  { name: 'no blank behind ###', rule: 'list-marker', damage: swap('### 三', '###三'), restored: true },
  {
    name: 'no blank behind ####',
    rule: 'list-marker',
    damage: swap('#### 周边', '####周边'),
    restored: true,
  },
  {
    name: 'no blank behind a deeper marker',
    rule: 'list-marker',
    damage: swap('  - 相关讨论见', '  -相关讨论见'),
    restored: true,
  },
  {
    name: 'a level left out',
    rule: 'heading-skip',
    damage: swap('#### 周边生态', '###### 周边生态'),
    restored: true,
  },
  {
    name: 'a phone number in a table',
    rule: 'privacy',
    damage: (text) => `${text}\n| 姓名 | 电话 |\n| --- | --- |\n| 小林 | 13900000000 |\n`,
  },
  { name: 'a product misspelt', rule: 'vocabulary', damage: swap('监控面板', 'promethues 面板') },
];

export const damages: readonly Damage[] = [
  ...removals,
  ...renames,
  ...moves,
  ...levels,
  ...ordinals,
  ...dates,
  ...joins,
  ...links,
  ...words,
];
