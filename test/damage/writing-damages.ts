import { type Damage, swap } from './damage.ts';

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

/** Faults of links and words. */
export const writingDamages: readonly Damage[] = [...links, ...words];
