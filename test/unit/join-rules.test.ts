import { describe, expect, it } from 'vitest';
import { ruleOf } from '../../server/language-service/rules/index.ts';
import type { Example } from '../../server/language-service/rules/rule.ts';
import { render } from '../../server/language-service/text/message.ts';
import { slice } from '../../server/language-service/text/source-text.ts';
import { applyEdits } from '../../server/language-service/text/text-edit.ts';
import { runExample } from '../support/run-example.ts';

const nothing = { template: '', args: [] };

function report(id: string, text: string, surroundings: Omit<Example, 'title'> = {}) {
  const { minutes, found } = runExample(ruleOf(id)!, { title: nothing, ...surroundings }, text);
  return found.map(({ span, message, severity, related = [], fixes = [] }) => ({
    words: slice(minutes.source, span),
    message: render(message),
    severity,
    related,
    fixes: fixes.map((fix) => ({ ...fix, title: render(fix.title), result: applyEdits(text, fix.edits) })),
  }));
}

const LINK = 'https://meeting.tencent.com/dm/aB3dE5fG7hJ9';
const TIME = '会议时间：2023/08/24 19:00-19:30 (GMT+08:00) 中国标准时间 - 北京';
const words = `会议主题：存储社区双周会\n${TIME}\n\n点击链接入会，或添加至会议列表：\n${LINK}\n\n#腾讯会议：123-456-789`;
const join = (body: string): string =>
  `## 时间\n\n2023/08/24 19:00~19:30\n\n## 加入会议\n\n${body}\n\n## 会议内容\n`;
const fenced = (body: string): string => join(`\`\`\`\n${body}\n\`\`\``);

describe('join-missing', () => {
  it.each([
    ['', undefined, 'error'],
    ['另行通知', undefined, 'error'],
    ['线下会议，地点见群公告', undefined, 'hint'],
    ['见日历', undefined, 'hint'],
    ['', '2023-08-20T00:00:00Z', 'hint'],
  ])('%j looked at on %s: %s', (body, now, severity) => {
    expect(report('join-missing', join(body), now === undefined ? {} : { now })).toMatchObject([
      { words: '加入会议', severity },
    ]);
  });

  it('takes an image for a code to scan', () => {
    expect(report('join-missing', join('![入会二维码](images/join.png)'))).toEqual([]);
  });

  it('puts the caret where the link goes, and keeps the words of the section', () => {
    const [finding] = report('join-missing', join('另行通知'));
    const [fix] = finding!.fixes;
    const edit = fix!.edits[fix!.caret!.edit]!;
    expect(edit.text.slice(fix!.caret!.offset)).toMatch(/^待补充\n/);
    expect(fix).toMatchObject({ safe: false });
    expect(fix!.result).toContain('另行通知\n\n```\n会议主题：');
    expect(report('join-missing', fix!.result)).toEqual([]);
  });

  it('does not copy the invitation of a series that has ended, or of one meeting', () => {
    const last = (recurrence: string, number: string): Record<string, string> => ({
      '2023-08-10.md': fenced(
        `${TIME.replace('08/24', '08/10')}\n${recurrence}\n\n${LINK}\n\n#腾讯会议：${number}`,
      ),
    });
    const titles = (earlier: Record<string, string>) =>
      report('join-missing', join(''), { earlier }).flatMap(({ fixes }) => fixes.map(({ title }) => title));
    const open = 'Insert an invitation to fill in';
    expect(
      titles(last('重复周期：2022/08/11-2023/08/10 19:00-19:30, 每两周 (周四)', '123-4567-8901')),
    ).toEqual([open]);
    expect(titles(last('', '123-456-789'))).toEqual([open]);
    expect(
      titles(last('重复周期：2023/06/15-2024/05/02 19:00-19:30, 每两周 (周四)', '123-4567-8901')),
    ).toHaveLength(2);
  });

  it('offers the name where the invitation stands under another heading', () => {
    expect(report('join-missing', fenced(words).replace('## 加入会议', '### 腾讯会'))).toMatchObject([
      { words: '腾讯会', fixes: [{ safe: false }] },
    ]);
  });

  it('leaves it to the name where all else is right', () => {
    const text = fenced(words).replace('## 加入会议', '## 腾讯会');
    expect(report('join-missing', text)).toEqual([]);
    expect(report('section-name', text)).toMatchObject([
      { words: '腾讯会', fixes: [{ result: fenced(words), safe: true }] },
    ]);
  });

  it('puts back a lost heading', () => {
    expect(report('join-missing', fenced(words).replace('## 加入会议\n\n', ''))).toMatchObject([
      { words: '会议主题：存储社区双周会', fixes: [{ result: fenced(words), safe: true }] },
    ]);
  });
});

describe('join-not-fenced', () => {
  const fence = (text: string) => report('join-not-fenced', text)[0]!.fixes[0]!.result;

  it('keeps the line ends of the text', () => {
    const crlf = (text: string): string => text.replaceAll('\n', '\r\n');
    expect(fence(crlf(join(words)))).toBe(crlf(fenced(words)));
  });

  it('takes one level of quote marks away, with or without a blank behind them', () => {
    const quoted = words
      .split('\n')
      .map((line, index) => `>${index % 2 === 0 && line !== '' ? ' ' : ''}${line}`);
    expect(fence(join(quoted.join('\n')))).toBe(fenced(words));
  });

  it('takes other marks where the invitation has a fence in it', () => {
    expect(
      fence(join(`${words}\n\n复制该信息，打开手机腾讯会议即可参与`.replace('存储社区', '```存储社区```'))),
    ).toContain('~~~~\n会议主题');
  });

  it('leaves a single line alone', () => {
    expect(report('join-not-fenced', join(LINK))).toEqual([]);
  });
});

describe('join-field-missing', () => {
  const without = (line: string): string => fenced(words.replace(line, '').replace(/\n\n\n+/g, '\n\n'));

  it('speaks of each part that is gone, of the subject only in a whisper', () => {
    expect(report('join-field-missing', without(`${LINK}\n`))).toMatchObject([{ severity: 'warning' }]);
    expect(report('join-field-missing', without('\n#腾讯会议：123-456-789'))).toMatchObject([
      { words: LINK, severity: 'warning' },
    ]);
    expect(report('join-field-missing', without('会议主题：存储社区双周会\n'))).toMatchObject([
      { words: TIME, severity: 'hint' },
    ]);
  });

  it('writes the time as the time line has it, behind the quote marks of its neighbours', () => {
    const text = without(`${TIME}\n`);
    expect(report('join-field-missing', text)[0]!.fixes[0]).toMatchObject({
      result: fenced(words),
      safe: true,
    });
    const quote = (body: string): string =>
      `# Curve 双周会 2022-04-21\n\n## 时间\n\n2022/04/21 19:00-19:30\n\n## 加入会议\n\n${body.replace(/^/gm, '> ').replace(/^> $/gm, '>')}\n`;
    const old = words.replace('2023/08/24', '2022/04/21');
    const [finding] = report('join-field-missing', quote(old.replace(/会议时间.*\n/, '')), {
      file: '2022-04-21.md',
    });
    expect(finding!.fixes[0]!.result).toBe(quote(old));
  });

  it('marks what is still to be filled in, and calls it a hint before the meeting', () => {
    const text = fenced(words.replace(LINK, '待补充').replace('123-456-789', 'xxx-xxx-xxx'));
    const severities = (now?: string) =>
      report('join-field-missing', text, now === undefined ? {} : { now }).map((each) => [
        each.words,
        each.severity,
      ]);
    expect(severities()).toEqual([
      ['待补充', 'warning'],
      ['xxx-xxx-xxx', 'warning'],
    ]);
    expect(severities('2023-08-20T00:00:00Z').map(([, severity]) => severity)).toEqual(['hint', 'hint']);
    expect(report('join-missing', text)).toEqual([]);
  });

  it('completes an empty line, and reports a time without a day', () => {
    expect(
      report('join-field-missing', fenced(words.replace(TIME, '会议时间：')))[0]!.fixes[0],
    ).toMatchObject({
      result: fenced(words),
      safe: true,
    });
    expect(report('join-field-missing', fenced(words.replace(TIME, '会议时间：19:00-19:30')))).toMatchObject([
      { words: '19:00-19:30', fixes: [{ result: fenced(words), safe: false }] },
    ]);
  });
});

describe('join-malformed and join-number', () => {
  const dial = (number: string, ...digits: string[]): string =>
    fenced(
      `${words.replace('123-456-789', number)}\n\n手机一键拨号入会\n${digits.map((each) => `+8600000000000,,${each}# (中国大陆)`).join('\n')}`,
    );

  it('takes a damaged number from the lines to dial in with, and speaks once', () => {
    const text = dial('123-456-78', '123456789', '123456789');
    expect(report('join-malformed', text)).toMatchObject([
      { words: '123-456-78', fixes: [{ result: dial('123-456-789', '123456789', '123456789'), safe: true }] },
    ]);
    expect(report('join-number', text)).toEqual([]);
  });

  it('marks the one line to dial in with that differs from the number and the other line', () => {
    expect(report('join-number', dial('123-456-789', '123456789', '123456780'))).toMatchObject([
      { words: '123456780', fixes: [{ result: dial('123-456-789', '123456789', '123456789'), safe: true }] },
    ]);
    expect(report('join-number', dial('123-456-789', '123456780'))).toMatchObject([
      { words: '123456780', fixes: [{ safe: false }] },
    ]);
  });

  it('repairs what is plainly meant in a link, and nothing else', () => {
    const linked = (link: string) => report('join-malformed', fenced(words.replace(LINK, link)))[0];
    expect(linked('http://meeting.tencent.com/dm/aB3dE5fG7hJ9')!.fixes[0]!.result).toBe(fenced(words));
    expect(linked('https://meeting.tecent.com/dm/aB3dE5fG7hJ9')!.fixes[0]!.result).toBe(fenced(words));
    expect(linked('https://meeting.tencent.com/dm/')!.fixes).toEqual([]);
    expect(linked(LINK)).toBeUndefined();
  });
});

describe('join-subject and join-reused', () => {
  it.each([
    ['you！预定的会议', true],
    ['W预定的会议', true],
    ['张三的快速会议', true],
    ["Ann's Zoom Meeting", true],
    ['存储社区双周会', false],
    ['存储社区的视频会议', false],
    ['预定的会议室怎么选', false],
  ])('%s: %s', (subject, isDefault) => {
    expect(report('join-subject', fenced(words.replace('存储社区双周会', subject)))).toHaveLength(
      isDefault ? 1 : 0,
    );
  });

  it('points to the earlier meeting', () => {
    const earlier = { '2023-08-10.md': fenced(words.replace('08/24', '08/10')) };
    const [finding] = report('join-reused', fenced(words), { earlier });
    expect(finding).toMatchObject({
      words: '123-456-789',
      related: [{ uri: 'file:///minutes/2023-08-10.md' }],
    });
    expect(finding!.message).toContain('2023-08-10.md');
  });
});
