import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

const day = 86_400_000;

/**
 * Writes the minutes of an invented community into a folder: one meeting every other Thursday, the last of them a week ago or
 * less than two, with mistakes. Returns the names of the files, oldest first, and the day of the next meeting.
 */
export async function writeSample(folder, now = Date.now()) {
  // The epoch began on a Thursday.
  const thursday = Math.floor((now - 7 * day) / day / 7) * 7 * day;
  const dates = [6, 4, 2, 0].map((weeks) => dateOf(thursday - weeks * 7 * day));
  const next = dateOf(thursday + 14 * day);
  await mkdir(path.join(folder, 'minutes'), { recursive: true });
  const texts = [
    ...inOrder.map((item, index) => sound(dates[index], item)),
    damaged(dates.at(-1), dateOf(thursday + day)),
  ];
  await writeFile(path.join(folder, '.minutes.json'), '{ "extends": "curve", "name": "星河存储双周会" }\n');
  for (const [index, text] of texts.entries())
    await writeFile(path.join(folder, 'minutes', `${dates[index]}.md`), text);
  return { files: dates.map((date) => `${date}.md`), next };
}

function dateOf(time) {
  return new Date(time).toISOString().slice(0, 10);
}

const inOrder = [
  { number: 11, topic: '块存储', item: '快照性能优化', code: 'aB3dE5fG7hJ9' },
  { number: 14, topic: '文件存储', item: '元数据缓存', code: 'kL2mN4pQ6rS8' },
  { number: 19, topic: '块存储', item: '缓存预热', code: 'sT7uV9wX2yZ4' },
];

function sound(date, { number, topic, item, code }) {
  return `${time(date, '19:00~19:30')}
## 加入会议

\`\`\`text
${invitation(date, code)}
\`\`\`

## 会议内容

### 一、近期工作

#### ${topic}

- ${item}，见 [${item}](https://example.org/storage/pull/${number})

### 二、开源社区活动和外部会议

- 下周六举办线下聚会

### 三、近期公众号文章

- [${item}的故事](https://example.org/articles/${number})

### 四、答疑 & 交流

- 支持哪些文件系统？
  - 目前支持 ext4 和 xfs
`;
}

function damaged(date, wrong) {
  return `${time(date, '19:00~18:30')}
## 加入会议

\`\`\`text
星河社区 邀请您参加腾讯会议
会议主题：星河存储双周会
会议时间：${wrong.replaceAll('-', '/')} 19:00-19:30 (GMT+08:00) 中国标准时间 - 北京
https://meeting.tencent.com/dm/bC4eF6gH8jK2
#腾讯会议：234-567-890
\`\`\`

## 会议内容

### 一、近期工作

#### 块存储

- 快照性能优化，见 https://example.org/storage/pull/11，欢迎试用
- 缓存预热，见 [设计文档] (https://example.org/storage/design)
-修复重启后丢失统计的问题

### 三、社区活动

- 下周六举办线下聚会（报名见邮件列表)

### 三、近期公众号文章

- [快照性能优化的故事](https://example.org/articles/20)
`;
}

function time(date, hours) {
  return `## 时间\n\n${date.replaceAll('-', '/')} ${hours}\n`;
}

/** An invitation as it is copied from the meeting's page. */
export function invitation(date, code) {
  return `星河社区 邀请您参加腾讯会议

会议主题：星河存储双周会
会议时间：${date.replaceAll('-', '/')} 19:00-19:30 (GMT+08:00) 中国标准时间 - 北京

点击链接入会，或添加至会议列表：
https://meeting.tencent.com/dm/${code}

#腾讯会议：456-789-123

复制该信息，打开手机腾讯会议即可参与`;
}
