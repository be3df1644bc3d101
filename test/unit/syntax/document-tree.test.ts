import { describe, expect, it } from 'vitest';
import {
  parseDocument,
  parseInSteps,
  reparse,
  rootOf,
  segmentAt,
} from '../../../server/language-service/syntax/document-tree.ts';
import { parse } from '../../../server/language-service/syntax/parse.ts';
import { CLEAN } from '../../support/samples.ts';

const SECTION = `## 会议内容\n\n- 目录配额：读写路径已经完成\n- 克隆：压力测试进行中，预计九月提测\n- 快照：[方案](https://a.example/b)评审\n\n`;
const PROSE = '这一段只有文字，足够长，后面可以再开始一段。'.repeat(10);

describe('parseDocument', () => {
  it.each([
    ['nothing', ''],
    ['a lone byte order mark', '\uFEFF'],
    ['blank lines', '\n \r\n\r'],
    ['no line end at the end', CLEAN.trimEnd()],
    [
      'front matter, a byte order mark and other line ends',
      `\uFEFF---\r\na: b\r\n---\r\n${CLEAN.replaceAll('\n', '\r\n')}`,
    ],
    ['an opener of front matter without a closer', `---\n${CLEAN}`],
    ['quotes that nest too deep', `${'>'.repeat(200)} 甲\n\n${CLEAN}`],
    [
      'definitions behind their references',
      `[甲] 与 [^1]\n\n${PROSE}\n\n${PROSE}\n\n[甲]: /u\n[^1]: 注 [甲]\n`,
    ],
    [
      'brackets of images that begin with blanks and are no footnotes',
      `# ![ ^1]\n\n${PROSE}\n\n> ![\n> ^1]\n\n${PROSE}\n\n![\t\n^1]\n\n${PROSE}\n\n![ \n^1]\n\n${PROSE}\n\n[^1]: 注\n`,
    ],
    [
      'a definition in another segment of the same reading',
      `# 甲\n\n[甲]: /u\n\n${PROSE}\n\n## 乙\n\n[甲]\n`,
    ],
  ])('gives the tree that parse gives: %s', (_, text) => {
    expect(rootOf(parseDocument(text))).toEqual(parse(text));
  });

  it('takes a check box behind an empty item for words', () => {
    const { children } = rootOf(parseDocument('-\n[ ] 办\n'));
    expect(children[1]).toMatchObject({ children: [{ type: 'text', value: '[ ] 办' }] });
  });

  it('keeps one segment for equal texts, where the same definitions count', () => {
    const { segments } = parseDocument(`# 记录\n\n${SECTION.repeat(5)}# 尾\n`);
    expect(segments.length).toBe(6);
    expect(new Set(segments.slice(1, 5)).size).toBe(1);
  });

  it('cuts before headings and paragraphs, not within blocks', () => {
    const text = `${PROSE}\n\n\`\`\`\n${PROSE}\n\n# 代码\n\`\`\`\n\n${PROSE}\n\n# 标题\n\n${PROSE}\n`;
    expect(parseDocument(text).segments.map((segment) => segment.text.slice(0, 5))).toEqual([
      PROSE.slice(0, 5),
      PROSE.slice(0, 5),
      '# 标题\n',
    ]);
  });
});

describe('parseInSteps', () => {
  it('gives more segments with each step, and the same tree at the end', () => {
    const text = Array.from({ length: 40 }, (_, index) => SECTION.replace('内容', `内容 ${index}`)).join('');
    const steps = parseInSteps(text);
    const ends: number[] = [];
    let step = steps.next();
    for (; !step.done; step = steps.next()) {
      const { segments, end } = step.value;
      expect(segments.reduce((sum, segment) => sum + segment.text.length, 0)).toBe(end);
      ends.push(end);
    }
    expect(ends.length).toBeGreaterThan(2);
    expect(ends.every((end, index) => end >= (ends[index - 1] ?? 0))).toBe(true);
    expect(step.value).toEqual(parseDocument(text));
  });
});

describe('segmentAt', () => {
  it('gives the segment of a character, and the last at the end', () => {
    const tree = parseDocument(`${PROSE}\n\n# 标题\n\n${PROSE}\n`);
    const second = tree.starts[1] ?? 0;
    expect([0, second - 1, second, 1e9].map((offset) => segmentAt(tree, offset))).toEqual([0, 0, 1, 1]);
  });
});

describe('reparse', () => {
  const list = Array.from({ length: 30 }, (_, index) => `- 第 ${index} 项 [甲]\n`).join('');

  it.each([
    ['a heading that loses its blank', `${PROSE}\n\n### 四、${PROSE}\n\n。`, `### 四、${PROSE}\n\n`, '#'],
    ['a blank line that goes', `${PROSE}\n\n${PROSE}\n`, '\n\n', '\n'],
    ['a line end between two of a pair', `# ${PROSE}\r\n# 乙`, '\n# 乙', '# 乙'],
    ['a code block that opens', `# 甲\n\n${PROSE}\n\n# 乙\n\n${PROSE}`, '# 甲', '```'],
    ['an item that becomes code in the middle of a list', `# 表\n\n${list}`, '- 第 9', '- ~~~\n- 第 9'],
    ['code in an item that opens before the next', `${PROSE}\n\n${list}`, '第 7 项', '```'],
    [
      'a blank behind the marker after code in an item',
      list.replace('- 第 8 项 [甲]', '- ~~~'),
      '第 9 项',
      ' 第 9 项',
    ],
    ['a letter in a line behind a check box', '- [ ]\n正文\n', '文', '字文'],
    ['a blank line between items', list, '- 第 8', '\n- 第 8'],
    ['a line that ends a list', list, '- 第 8', '\n正文\n\n- 第 8'],
    ['another marker', list, '- 第 8', '* 第 8'],
    ['a definition in an item', list, '第 8 项', '[甲]: /u'],
    ['the only definition', `${list}\n[甲]: /u\n\n# 乙\n\n[甲]`, '[甲]: /u', ''],
    [
      'the second of two definitions',
      `[甲]: /u\n\n${PROSE}\n\n# 乙\n\n[甲]: /u\n\n${PROSE}\n\n[甲]`,
      '[甲]: /u\n\n这',
      '这',
    ],
    [
      'a label behind a footnote',
      `# 甲\n\n${PROSE}[^1]\n\n# 乙\n\n[甲]: /u\n[^1]: 注\n`,
      '[^1]\n',
      '[^1][甲]\n',
    ],
    ['front matter that closes far down', `---\n甲: 乙\n\n${PROSE}\n\n# 丙\n\n${PROSE}`, '# 丙', '---'],
    [
      'front matter that opens above a line that closes it',
      `甲\n\n${PROSE}\n\n# 丙\n\n---\n\n${PROSE}`,
      '甲\n',
      '---\n',
    ],
    [
      'front matter that opens with the first item of a list',
      `${list}\n# 丙\n\n---\n\n${PROSE}`,
      ' 第 0',
      '--\n- 第 0 项\n- 第 0',
    ],
    [
      'front matter that opens no more',
      `---\n甲: 乙\n---\n\n${PROSE}\n\n# 丙\n`,
      '甲: 乙\n---',
      '甲: 乙\n--',
    ],
    ['a byte order mark that comes', CLEAN, '## 时间', '\uFEFF## 时间'],
    ['a byte order mark that goes', `\uFEFF${CLEAN}`, '\uFEFF', ''],
    ['everything', CLEAN, CLEAN, ''],
  ])('gives the tree that parse gives: %s', (_, before, from, to) => {
    const start = before.indexOf(from);
    const after = before.slice(0, start) + to + before.slice(start + from.length);
    const tree = reparse(parseDocument(before), { start, end: start + from.length, text: to });
    expect(tree.segments.map((segment) => segment.text).join('')).toBe(after);
    expect(rootOf(tree)).toEqual(parse(after));
    const back = reparse(tree, { start, end: start + to.length, text: from });
    expect(rootOf(back)).toEqual(parse(before));
  });

  it('reads a long list again in little more than the time of an item', () => {
    const items = list.repeat(60);
    const tree = parseDocument(items);
    const middle = items.indexOf('第 15', items.length / 2);
    const least = (run: () => unknown): number =>
      Math.min(
        ...[1, 2, 3].map(() => {
          const start = performance.now();
          run();
          return performance.now() - start;
        }),
      );
    const again = least(() => reparse(tree, { start: middle, end: middle, text: '字' }));
    expect(again * 4).toBeLessThan(least(() => parse(items)));
  });
});
