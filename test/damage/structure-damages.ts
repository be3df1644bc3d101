import {
  ARTICLES,
  COMMUNITY,
  CONTENT,
  type Damage,
  INNER,
  JOIN,
  QUESTIONS,
  sectionText,
  swap,
  TIME,
  WORK,
} from './damage.ts';

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

/** Faults of headings: gone, renamed, moved, at another level, misnumbered. */
export const structureDamages: readonly Damage[] = [
  ...removals,
  ...renames,
  ...moves,
  ...levels,
  ...ordinals,
];
