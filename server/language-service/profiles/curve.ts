import type { Layout, Profile, SectionRole, SectionSpec } from './profile.ts';

type SectionDraft = Partial<Omit<SectionSpec, 'id' | 'role'>>;

const WORK = [
  '当前进展',
  '当前进展总结',
  '近期工作同步',
  '近期进展',
  '近期主要工作',
  '开源版本',
  '项目开发工作',
];
const COMMUNITY = ['开源社区', '开源活动', '社区活动预告', '开源社区近期工作和分享', '社区相关建设'];
const ARTICLES = ['OpenCurve公众号文章', '公众号分享', '公众号文章'];
const QUESTIONS = ['答疑', '问答', 'Q&A', 'Q & A', '问题答疑', '会议问题', '答疑 Q&A'];

const NAMES: Record<SectionRole, string> = {
  time: '时间',
  join: '加入会议',
  agenda: '议题',
  content: '会议内容',
  work: '近期工作',
  plan: '下个版本规划',
  community: '开源社区活动和外部会议',
  articles: '近期公众号文章',
  questions: '答疑 & 交流',
  other: '',
};

const PURPOSES: Record<SectionRole, string> = {
  time: '会议的日期和起止时间，写成一行。',
  join: '腾讯会议邀请原文，放在代码块里。',
  agenda: '会前收集的议题。',
  content: '会议记录，按小节写。',
  work: '上次双周会以来的开发进展，按主题写。',
  plan: '下个版本准备做什么。',
  community: '社区活动、外部会议和分享。',
  articles: '近期发布的公众号文章，附链接。',
  questions: '会上的提问和回答；没有就写“无”。',
  other: '',
};

function section(role: SectionRole, draft: SectionDraft = {}): SectionSpec {
  return {
    id: role,
    role,
    name: NAMES[role],
    aliases: [],
    formerNames: [],
    level: 2,
    otherLevels: [],
    required: true,
    numbered: false,
    purpose: PURPOSES[role],
    sections: [],
    ...draft,
  };
}

const optional = { required: false };
const anyLevel = { level: 3, otherLevels: [2, 4] };
const looseWork = section('work', { ...optional, ...anyLevel, aliases: WORK });
const looseCommunity = section('community', { ...optional, ...anyLevel, aliases: COMMUNITY });
const looseQuestions = section('questions', { ...optional, level: 3, otherLevels: [2], aliases: QUESTIONS });
const content = (sections: readonly SectionSpec[], draft: SectionDraft = {}): SectionSpec =>
  section('content', { aliases: ['会议纪要'], ...draft, sections });

const withAgenda = [
  section('time'),
  section('agenda', optional),
  section('join'),
  content([looseWork, looseCommunity, looseQuestions]),
];
const closingQuestions = section('questions', { level: 2, otherLevels: [3], aliases: QUESTIONS });

const datedTitle = { presence: 'required', level: 1, pattern: 'Curve 双周会 {yyyy-MM-dd}' } as const;
const freeTitle = { presence: 'optional', level: 2, pattern: '{MM-dd}' } as const;
const noTitle = { presence: 'none', level: 1, pattern: 'Curve 双周会 {yyyy-MM-dd}' } as const;

const layouts: readonly Layout[] = [
  {
    id: 'A',
    days: ['2022-06-23', '2022-07-07'],
    title: freeTitle,
    boldHeadings: true,
    invitation: 'any',
    sections: withAgenda,
  },
  {
    id: 'X',
    from: '2022-03-24',
    days: [],
    title: { ...freeTitle, pattern: 'Curve Two-week Meeting {dd MMM yyyy}' },
    boldHeadings: true,
    invitation: 'any',
    sections: [
      section('time'),
      section('join'),
      section('work', { ...anyLevel, aliases: WORK, required: false }),
      section('community', { ...anyLevel, aliases: COMMUNITY, required: false }),
      section('questions', { ...anyLevel, aliases: QUESTIONS, required: false }),
    ],
  },
  {
    id: 'B',
    from: '2022-04-07',
    days: [],
    title: datedTitle,
    boldHeadings: false,
    invitation: 'any',
    sections: withAgenda,
  },
  {
    id: 'C',
    from: '2022-09-01',
    days: [],
    title: datedTitle,
    boldHeadings: false,
    invitation: 'fence',
    sections: [
      section('time'),
      section('join'),
      content([looseWork, section('plan', { ...optional, ...anyLevel }), looseCommunity]),
      closingQuestions,
    ],
  },
  {
    id: 'D',
    from: '2022-11-03',
    days: [],
    title: datedTitle,
    boldHeadings: false,
    ordinals: { style: 'chinese', separator: '、' },
    invitation: 'fence',
    sections: [section('time'), section('join'), content([looseWork, looseCommunity]), closingQuestions],
  },
  {
    id: 'E',
    from: '2023-02-09',
    days: [],
    title: noTitle,
    boldHeadings: false,
    ordinals: { style: 'chinese', separator: '、' },
    invitation: 'fence',
    sections: [
      section('time'),
      section('join'),
      content([
        section('work', { level: 3, numbered: true, aliases: WORK }),
        section('community', { level: 3, numbered: true, aliases: COMMUNITY }),
        section('questions', { level: 3, numbered: true, aliases: QUESTIONS }),
      ]),
    ],
  },
  {
    id: 'F',
    from: '2023-05-18',
    days: [],
    title: noTitle,
    boldHeadings: false,
    ordinals: { style: 'chinese', separator: '、' },
    invitation: 'fence',
    sections: [
      section('time'),
      section('join'),
      section('content', {
        formerNames: ['会议纪要'],
        sections: [
          section('work', { level: 3, numbered: true, formerNames: WORK }),
          section('community', {
            level: 3,
            numbered: true,
            aliases: ['开源社区'],
            formerNames: COMMUNITY.filter((name) => name !== '开源社区'),
          }),
          section('articles', { level: 3, numbered: true, formerNames: ARTICLES }),
          section('questions', { level: 3, numbered: true, formerNames: QUESTIONS }),
        ],
      }),
    ],
  },
];

/** The minutes of the Curve storage community, with the layouts that they had since January 2022. */
export const curve: Profile = {
  id: 'curve',
  name: 'Curve 双周会',
  files: ['**/Double Week Meetings/**/*.md', '**/双周会/**/*.md'],
  exclude: ['**/README*.md', '**/readme*.md', '**/index.md', '**/SUMMARY.md'],
  fileName: 'yyyy-MM-dd.md',
  zone: 'Asia/Shanghai',
  country: 'CN',
  rhythm: { everyWeeks: 2, weekday: 4, start: '19:00', end: '19:30' },
  time: {
    canonical: 'yyyy/MM/dd HH:mm~HH:mm',
    accepted: [
      'yyyy/MM/dd HH:mm-HH:mm',
      'yyyy-MM-dd HH:mm~HH:mm',
      'yyyy-MM-dd HH:mm-HH:mm',
      'yyyy/MM/dd, HH:mm~HH:mm',
      'yyyy/MM/dd, HH:mm-HH:mm',
      'yyyy MMM dd, HH:mm~HH:mm',
      'yyyy MMM dd, HH:mm-HH:mm',
    ],
  },
  join: { providers: ['tencent'], dialIn: true, password: 'mask' },
  repository: 'opencurve/curve',
  vocabulary: [
    'Curve',
    'CurveBS',
    'CurveFS',
    'CurveAdm',
    'OpenCurve',
    'Prometheus',
    'Grafana',
    'warmup',
    'vdbench',
    'PolarFS',
    'PolarDB',
    'ZStack',
    'fsthrash',
    'BlueStore',
    'RocksDB',
    'memcached',
    'Kubernetes',
    'OpenStack',
    'chunkserver',
    'metaserver',
    'copyset',
    'snapshotcloneserver',
  ],
  internalHosts: [],
  links: { known: [], ignoreHosts: [] },
  topics: [
    { name: 'Curve块存储', aliases: ['CurveBS', '块存储'] },
    { name: 'Curve文件存储', aliases: ['CurveFS', '文件存储'] },
    { name: '周边生态', aliases: ['工具相关'] },
  ],
  index: {
    file: 'README.md',
    columns: [
      { shows: 'date', header: '日期' },
      { shows: 'topics', header: '议题' },
      { shows: 'articles', header: '文章' },
      { shows: 'link', header: '纪要' },
    ],
    missing: '（无纪要）',
  },
  layouts,
  rules: { 'reference-merged': { merged: '已合入' } },
};
