/** A change that no maintainer would mind: nothing may be said of it. */
export interface Variation {
  readonly name: string;
  readonly file?: string;
  vary(text: string): string;
}

const swap =
  (from: string, to: string) =>
  (text: string): string => {
    if (!text.includes(from)) throw new Error(`not in the text: ${from}`);
    return text.replace(from, () => to);
  };
const line = (to: string): Variation => ({
  name: `time as ${to}`,
  vary: swap('2023/08/24 19:00~19:30\n', `${to}\n`),
});
const after = (mark: string, words: string): ((text: string) => string) => swap(mark, `${mark}${words}`);
const WORK = '### 一、近期工作\n\n';

export const variations: readonly Variation[] = [
  { name: 'CRLF', vary: (text) => text.replaceAll('\n', '\r\n') },
  { name: 'byte order mark', vary: (text) => `\uFEFF${text}` },
  { name: 'no final newline', vary: (text) => text.trimEnd() },
  { name: 'many final newlines', vary: (text) => `${text}\n\n\n` },
  { name: 'blank lines in between', vary: (text) => text.replaceAll('\n\n', '\n\n\n') },
  { name: 'blanks at line ends', vary: swap('## 加入会议\n', '## 加入会议  \n') },
  line('2023-08-24 19:00~19:30'),
  line('2023/08/24 19:00-19:30'),
  line('2023-08-24 19:00-19:30'),
  line('2023/08/24 19:00 ~ 19:30'),
  line('2023/08/24 19:00 - 19:30'),
  line('2023/08/24, 19:00~19:30'),
  line('2023 Aug 24, 19:00~19:30'),
  line('2023/08/24 19:00~19:30  '),
  { name: 'fence with a language', vary: swap('```\n小麦', '```text\n小麦') },
  { name: 'fence of tildes', vary: (text) => text.replaceAll('```', '~~~') },
  { name: 'fence of four', vary: (text) => text.replaceAll('```', '````') },
  { name: 'no inviter', vary: swap('小麦 邀请您参加腾讯会议\n', '') },
  {
    name: 'a recurring invitation that fits',
    vary: (text) =>
      text
        .replace('\n\n点击链接', '\n重复周期：2023/08/10-2024/07/27 19:00-19:30, 每两周 (周四)\n\n点击链接')
        .replace('123-456-789', '123-4567-8901'),
  },
  { name: 'a webinar link', vary: swap('/dm/', '/dw/') },
  {
    name: 'numbers to dial',
    vary: swap(
      '\n\n复制该信息',
      '\n\n手机一键拨号入会\n+8600000000000,,123456789# (中国大陆)\n\n根据您的位置拨号\n+8600000000000 (中国大陆)\n\n复制该信息',
    ),
  },
  { name: 'a former name that was the name then', vary: swap('开源社区活动和外部会议', '开源社区') },
  {
    name: 'a section of its own in between',
    vary: (text) =>
      text
        .replace('### 四、', '### 五、')
        .replace('### 三、', '### 四、')
        .replace('### 二、', '### 二、控制台开源 :tada:\n\n控制台仓库已经公开。\n\n### 三、'),
  },
  { name: 'a title', vary: (text) => `# Curve 双周会 2023-08-24\n\n${text}` },
  { name: 'front matter', vary: (text) => `---\ntags: [minutes]\n---\n\n${text}` },
  {
    name: 'a code block with headings and dates in it',
    vary: after(WORK, '```sh\n# 时间\n## 2023/08-24\n### 一. x\n```\n\n'),
  },
  {
    name: 'an indented fence in a list',
    vary: after(WORK, '- 用法：\n\n    ```\n    -text\n    ## 二\n    ```\n\n'),
  },
  {
    name: 'inline code that looks wrong',
    vary: after(WORK, '用 `-text` 和 ```1.[x] 2023/08-24``` 试一试。\n\n'),
  },
  {
    name: 'a table',
    vary: after(WORK, '| 模块 | 进展 |\n| --- | --- |\n| 块存储 | 80% |\n| 文件存储 |  |\n\n'),
  },
  { name: 'bold topics in items', vary: after(WORK, '- **快照**：已完成\n- **克隆**：进行中\n\n') },
  { name: 'task list', vary: after(WORK, '- [ ] 补充文档\n- [x] 合入代码\n\n') },
  { name: 'other bullets', vary: (text) => text.replace(/^(\s*)- /gm, '$1* ') },
  { name: 'numbers that are all one', vary: after(WORK, '1. 甲\n1. 乙\n1. 丙\n\n') },
  { name: 'numbers with brackets', vary: after(WORK, '1) 甲\n2) 乙\n\n') },
  {
    name: 'versions, shares and ranges',
    vary: after(WORK, '- v2023.12 占 23.92%，进度 24/27，IOPS 提升 1.5 倍，见 1.2.6，-5 到 +5\n\n'),
  },
  { name: 'emphasis and strikes', vary: after(WORK, '*强调* 与 ~~删除~~ 和 **加粗**。\n\n') },
  { name: 'an image', vary: after(WORK, '![架构图](https://example.com/a.png)\n\n') },
  { name: 'a Chinese path', vary: after(WORK, '参考 https://example.com/wiki/分布式存储 的说明\n\n') },
  { name: 'a URL in angle brackets', vary: after(WORK, '参考 <https://example.com/a>，很好。\n\n') },
  { name: 'a label over two lines', vary: after(WORK, '[一个\n标签](https://example.com/b)\n\n') },
  {
    name: 'brackets in a label',
    vary: after(WORK, '- [[CurveFS] Support quota](https://example.com/c)\n\n'),
  },
  { name: 'a reference link', vary: after(WORK, '[设计][design]\n\n[design]: https://example.com/d\n\n') },
  { name: 'angle brackets of words', vary: after(WORK, '统一由 <CTO 元数据> 处理\n\n') },
  { name: 'a comment', vary: after(WORK, '<!-- 由值班同学填写 -->\n\n') },
  { name: 'a footnote', vary: after(WORK, '见脚注[^1]。\n\n[^1]: 注解。\n\n') },
  { name: 'nobody asked', vary: (text) => text.replace(/1\. 配额支持[\s\S]*$/, '无\n') },
  {
    name: 'questions in pairs',
    vary: (text) =>
      text.replace(/1\. 配额支持[\s\S]*$/, 'Q1：支持吗？\n\nA1：支持。\n\nQ2：何时发布？\n\nA2：九月。\n'),
  },
  { name: 'a heading that ends in a colon', vary: swap('#### 周边生态', '#### 周边生态：') },
  { name: 'emoji in a heading', vary: swap('#### 周边生态', '#### 周边生态 🎉') },
  { name: 'bold in a heading', vary: swap('## 时间', '## **时间**') },
  { name: 'closing marks on a heading', vary: swap('## 时间', '## 时间 ##') },
  {
    name: 'a section that is a link',
    vary: swap('### 三、近期公众号文章', '### 三、[近期公众号文章](https://example.org/articles)'),
  },
  { name: 'a section of one topic only', vary: swap('#### 周边生态', '#### 部署工具') },
  {
    name: 'a topic deeper in another one',
    vary: swap('#### 周边生态', '##### 进度\n\n- 完成\n\n#### 周边生态'),
  },
  { name: 'a hash before a word', vary: after(WORK, '#2037 已经合入，#双周会 话题征集中。\n\n') },
];
