import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readMinutes } from '../../server/language-service/model/read-minutes.ts';
import { curve } from '../../server/language-service/profiles/curve.ts';
import { check, type Surroundings } from '../../server/language-service/rules/check.ts';
import { fixAll } from '../../server/language-service/rules/fix.ts';
import { structureRules } from '../../server/language-service/rules/structure/index.ts';
import { createSourceText } from '../../server/language-service/text/source-text.ts';
import { applyEdits } from '../../server/language-service/text/text-edit.ts';
import { root } from '../support/paths.ts';

const sound = readFileSync(join(root, 'test', 'fixtures', '2023-08-24.md'), 'utf8');
const only = new Set(structureRules.map(({ id }) => id));
const BEFORE = Date.parse('2023-08-24T10:00:00Z');
const AFTER = Date.parse('2023-08-25T10:00:00Z');
const surroundings = (now = AFTER): Surroundings => ({
  now,
  exists: () => undefined,
  read: () => undefined,
  earlier: [],
});
const read = (text: string, day = '2023-08-24') =>
  readMinutes(createSourceText(`file:///minutes/${day}.md`, 1, text), curve);
const found = (text: string, day?: string, now?: number) =>
  check(read(text, day), surroundings(now), only).map(({ ruleId, severity }) => `${severity} ${ruleId}`);
const fixed = (text: string) => fixAll(read(text), surroundings(), only).minutes.source.text;
const swap = (from: string, to: string): string => {
  expect(sound).toContain(from);
  return sound.replace(from, () => to);
};

describe('a section that was renamed', () => {
  it('is found by its place where the words are kin', () => {
    expect(found(swap('开源社区活动和外部会议', '社区'))).toEqual(['warning section-name']);
  });

  it('is missing where the words are not, and can be renamed at will', () => {
    const text = swap('开源社区活动和外部会议', '招聘信息');
    expect(found(text)).toEqual(['error section-missing']);
    const [finding] = check(read(text), surroundings(), only);
    expect(finding?.related).toHaveLength(1);
    const [add, rename] = finding?.fixes ?? [];
    expect([add?.safe, rename?.safe]).toEqual([false, false]);
    expect(applyEdits(text, rename?.edits ?? [])).toBe(sound);
    expect(applyEdits(text, add?.edits ?? [])).toContain('### 二、招聘信息');
  });

  it('is no section of the layout where the right one stands too', () => {
    const text = swap('### 三、', '### 三、社区活动回顾\n\n无\n\n### 四、').replace(
      '### 四、答疑',
      '### 五、答疑',
    );
    expect(found(text)).toEqual([]);
  });
});

describe('a heading that lost its line', () => {
  it.each([
    '### 一、近期工作',
    '### 二、开源社区活动和外部会议',
    '### 三、近期公众号文章',
    '### 四、答疑 & 交流',
    '## 会议内容',
  ])('%s is missing, and nothing else is said', (heading) => {
    const text = swap(`${heading}\n\n`, '');
    expect(found(text)).toEqual(['error section-missing']);
    expect(found(fixed(text)).filter((each) => !each.startsWith('hint'))).toEqual([]);
    expect(fixed(text)).toContain(`${heading}\n`);
  });

  it('comes back before the topics that were under it', () => {
    expect(fixed(swap('### 一、近期工作\n\n', ''))).toBe(sound);
    expect(fixed(swap('## 会议内容\n\n', ''))).toBe(sound);
  });
});

describe('a heading written in bold', () => {
  it.each(['### 一、近期工作', '### 三、近期公众号文章', '## 会议内容'])(
    '%s is one finding with a safe fix',
    (heading) => {
      const text = swap(`${heading}\n`, `**${heading.replace(/^#+ /, '')}**\n`);
      expect(found(text)).toEqual(['warning bold-heading']);
      expect(fixed(text)).toBe(sound);
    },
  );
});

describe('a heading at a wrong level', () => {
  it('takes along what is in it, but not what stands beside it', () => {
    const text = sound.replace('### 一、近期工作', '## 一、近期工作').replace(/^####(?= )/gm, '###');
    expect(found(text)).toEqual(['warning section-level']);
    expect(fixed(text)).toBe(sound);
  });

  it('is one finding where all are wrong alike', () => {
    const text = sound.replace(/^#(?=#)/gm, '');
    expect(found(text)).toEqual(['warning section-level']);
    expect(fixed(text)).toBe(sound);
  });

  it('may be underlined', () => {
    const text = swap('### 一、近期工作\n', '一、近期工作\n======\n');
    expect(found(text)).toEqual(['warning section-level']);
    expect(fixed(text)).toBe(sound);
  });

  it('is no topic that stands before the next section', () => {
    const text = swap('#### Curve块存储', '## Curve块存储');
    expect(found(text)).toEqual(['warning section-level']);
    expect(fixed(text)).toBe(sound);
  });
});

describe('a section that stands twice', () => {
  it.each(['## 时间', '## 加入会议', '## 会议内容'])('%s, left empty in between, is taken out', (heading) => {
    const text = swap('#### 周边生态', `${heading}\n\n#### 周边生态`);
    expect(found(text)).toEqual(['warning section-duplicate']);
    expect(fixed(text)).toBe(sound);
  });

  it('with words in both is left to the writer', () => {
    const text = `${sound}\n### 五、近期公众号文章\n\n- 无\n`;
    expect(found(text)).toEqual(['warning section-duplicate']);
    expect(fixed(text)).toBe(text);
  });
});

describe('sections that moved and kept their numbers or not', () => {
  const part = (start: string, end?: string): string =>
    sound.slice(sound.indexOf(start), end ? sound.indexOf(end) : undefined);
  const head = part('## 时间', '### 一');
  const [work, community, articles, questions] = [
    part('### 一', '### 二'),
    part('### 二', '### 三'),
    part('### 三', '### 四'),
    part('### 四'),
  ];

  it('are one finding either way', () => {
    const kept = `${head}${community}${work}${articles}${questions}`;
    const renumbered = kept
      .replace('### 二、', '### X、')
      .replace('### 一、', '### 二、')
      .replace('### X、', '### 一、');
    for (const text of [kept, renumbered]) {
      expect(found(text)).toEqual(['warning section-order']);
      expect(fixed(text)).toBe(sound);
    }
  });

  it('may leave a list in two', () => {
    const join = part('## 加入会议', '## 会议内容');
    const text = `${sound.replace(join, '').replace('### 三、', () => `${join}### 三、`)}`;
    expect(found(text)).toEqual(['warning section-order']);
    expect(fixed(text)).toBe(sound);
  });
});

describe('numbers', () => {
  const list = (...numbers: number[]): string => numbers.map((number) => `${number}. 事项\n`).join('');

  it.each([
    [
      [1, 2, 4],
      [1, 2, 3],
    ],
    [
      [2, 2, 3],
      [1, 2, 3],
    ],
    [
      [1, 2, 2, 3],
      [1, 2, 3, 4],
    ],
    [
      [1, 2, 3, 1],
      [1, 2, 3, 4],
    ],
    [
      [5, 6, 8],
      [5, 6, 7],
    ],
  ])('of a list: %j is a slip', (wrong, right) => {
    expect(found(swap('- 部署工具', `${list(...wrong)}\n- 部署工具`))).toEqual(['warning ordinal-sequence']);
    expect(fixed(swap('- 部署工具', `${list(...wrong)}\n- 部署工具`))).toBe(
      swap('- 部署工具', `${list(...right)}\n- 部署工具`),
    );
  });

  it.each([[[1, 1, 1]], [[3, 4, 5]], [[0, 1, 2]], [[1, 2, 1, 2, 3]], [[7]]])(
    'of a list: %j is none',
    (numbers) => {
      expect(found(swap('- 部署工具', `${list(...numbers)}\n- 部署工具`))).toEqual([]);
    },
  );

  it('of questions are counted over their answers', () => {
    const answers = (...numbers: number[]): string =>
      sound.slice(0, sound.indexOf('1. 配额支持')) +
      numbers.map((number) => `${number}、支持吗？\n\n支持。\n\n`).join('');
    expect(found(answers(1, 2, 3, 4))).toEqual([]);
    expect(found(answers(1, 2, 4, 5))).toEqual(['warning ordinal-sequence']);
    expect(found(answers(1, 1, 2))).toEqual([]);
  });

  it('of a section of the meeting’s own are free', () => {
    expect(found(swap('### 二、', '### 控制台\n\n无\n\n### 二、'))).toEqual([]);
    expect(
      found(
        swap('### 二、', '### 二、控制台\n\n无\n\n### 三、')
          .replace('三、近', '四、近')
          .replace('四、答', '五、答'),
      ),
    ).toEqual([]);
    expect(
      found(
        swap('### 二、', '### 控制台\n\n无\n\n### 三、')
          .replace('三、近', '四、近')
          .replace('四、答', '五、答'),
      ),
    ).toEqual(['warning ordinal-sequence']);
  });

  it('that are all gone are a quiet remark', () => {
    const text = sound.replace(/^(### )[一二三四]、/gm, '$1');
    expect(found(text)).toEqual(['hint ordinal-sequence']);
    expect(fixed(text)).toBe(sound);
  });
});

describe('an item that stands twice', () => {
  it('is removed with its whole line', () => {
    const text = swap(
      '- 监控面板',
      '- 监控\n  - 面板显示每块磁盘的延迟\n  - 面板显示每块磁盘的延迟\n- 监控面板',
    );
    const twice = check(read(text), surroundings(), only).find(({ ruleId }) => ruleId === 'duplicate-item');
    expect(applyEdits(text, twice?.fixes?.[0]?.edits ?? [])).toBe(
      swap('- 监控面板', '- 监控\n  - 面板显示每块磁盘的延迟\n- 监控面板'),
    );
  });
});

describe('before the meeting', () => {
  const skeleton = sound.replace(/^(?:-|\d\.| ).*$/gm, '').replace(/\n{3,}/g, '\n\n');

  it('an empty section is no fault', () => {
    expect(found(skeleton, '2023-08-24', BEFORE)).toEqual([]);
    expect(found(skeleton).every((each) => each === 'hint section-empty')).toBe(true);
  });

  it('what is still to be filled in is a hint', () => {
    expect(found(swap('- 监控面板', '- 待补充\n- 监控面板'), '2023-08-24', BEFORE)).toEqual([
      'hint placeholder',
    ]);
  });
});
