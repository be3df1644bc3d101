import { describe, expect, it } from 'vitest';
import { readMinutes } from '../../server/language-service/model/read-minutes.ts';
import { curve } from '../../server/language-service/profiles/curve.ts';
import type { Surroundings } from '../../server/language-service/rules/check.ts';
import { fixAll } from '../../server/language-service/rules/fix.ts';
import { ruleOf } from '../../server/language-service/rules/index.ts';
import type { Example } from '../../server/language-service/rules/rule.ts';
import { render } from '../../server/language-service/text/message.ts';
import { createSourceText, slice } from '../../server/language-service/text/source-text.ts';
import { runExample } from '../support/run-example.ts';

const nothing = { template: '', args: [] };

function report(id: string, text: string, surroundings: Omit<Example, 'title'> = {}) {
  const { minutes, found } = runExample(ruleOf(id)!, { title: nothing, ...surroundings }, text);
  return found.map(({ span, message, severity, related = [], fixes = [] }) => ({
    words: slice(minutes.source, span),
    message: render(message),
    severity,
    related: related.map((each) => slice(minutes.source, each.span)),
    fixes: fixes.map(({ title, safe, edits }) => ({
      title: render(title),
      safe,
      texts: edits.map((edit) => edit.text),
    })),
  }));
}

function repair(text: string, rules: readonly string[], file = '2023-08-24.md'): string {
  const around: Surroundings = {
    now: Date.UTC(2026, 0, 1),
    exists: () => undefined,
    read: () => undefined,
    earlier: [],
  };
  const minutes = readMinutes(createSourceText(`file:///minutes/${file}`, 1, text), curve);
  return fixAll(minutes, around, new Set(rules)).minutes.source.text;
}

const invitation = (time: string, more = ''): string =>
  `## 加入会议\n\n\`\`\`\n会议主题：存储社区双周会\n会议时间：${time}\n${more}\nhttps://meeting.tencent.com/dm/aB3dE5fG7hJ9\n\n#腾讯会议：123-456-789\n\`\`\`\n`;
const minutesOf = (
  time: string,
  invited = '2023/08/24 19:00-19:30 (GMT+08:00) 中国标准时间 - 北京',
  more = '',
): string => `## 时间\n\n${time}\n\n${invitation(invited, more)}`;

describe('date-agreement', () => {
  it('marks the place that stands against two others, shows those and repairs it without being asked', () => {
    expect(report('date-agreement', minutesOf('2023/08/10 19:00~19:30'))).toMatchObject([
      {
        words: '2023/08/10',
        message: 'Different days: 2023/08/10 in “时间”, but 2023/08/24 in the file name and the invitation.',
        related: ['2023/08/24'],
        fixes: [
          { title: 'Use 2023-08-24 everywhere', safe: true, texts: ['2023/08/24'] },
          { title: 'Use 2023/08/10 in the text', safe: false, texts: ['2023/08/10'] },
        ],
      },
    ]);
  });

  it('asks where file name and text stand against each other, and marks the time line', () => {
    const [finding, ...more] = report('date-agreement', minutesOf('2023/08/24 19:00~19:30'), {
      file: '2023-09-07.md',
    });
    expect(more).toEqual([]);
    expect(finding).toMatchObject({
      words: '2023/08/24',
      fixes: [{ title: 'Use 2023-09-07 everywhere', safe: false, texts: ['2023/09/07', '2023/09/07'] }],
    });
  });

  it('says once that three places name three days, and is sure of none', () => {
    const text = `# Curve 双周会 2022-12-15\n\n## 时间\n\n2022/12/29 19:00-19:30\n`;
    const found = report('date-agreement', text, { file: '2022-12-01.md' });
    expect(found).toHaveLength(1);
    expect(found[0]!.fixes.map(({ safe }) => safe)).toEqual([false, false, false]);
  });

  it('does not go on about the times of an invitation that is for another day', () => {
    const text = minutesOf(
      '2023/08/24 19:00~19:30',
      '2023/08/10 20:00-20:30 (GMT+08:00) 中国标准时间 - 北京',
    );
    expect(report('date-agreement', text).map(({ words }) => words)).toEqual(['2023/08/10']);
  });

  it('compares instants where the invitation names another zone', () => {
    expect(
      report('date-agreement', minutesOf('2023/08/24 19:00~19:30', '2023/08/24 11:00-11:30 (GMT+00:00)')),
    ).toEqual([]);
    expect(
      report('date-agreement', minutesOf('2023/08/24 05:00~05:30', '2023/08/23 21:00-21:30 (GMT+00:00)')),
    ).toEqual([]);
    expect(
      report('date-agreement', minutesOf('2023/08/24 19:00~19:30', '2023/08/24 12:00-12:30 (GMT+00:00)')),
    ).toHaveLength(1);
  });

  it('leaves a swapped date to date-invalid', () => {
    const text = minutesOf('2023/24/08 19:00~19:30');
    expect(report('date-agreement', text)).toEqual([]);
    expect(report('date-invalid', text)).toMatchObject([{ words: '2023/24/08', fixes: [{ safe: true }] }]);
    expect(report('time-malformed', text)).toEqual([]);
  });

  it('never puts a date in the place of a whole title', () => {
    const text = '# **Curve** 双周会 2022-11-17\n\n## 时间\n\n2022/12/01 19:00-19:30\n';
    expect(repair(text, ['date-agreement'], '2022-12-01.md')).toContain('双周会');
  });
});

describe('time-malformed', () => {
  it.each([
    '2023/08/24 19:00~19:30',
    '2023/08/24 19:00 ~ 19:30',
    '2023-08-24 19:00-19:30',
    '2023/08/24, 19:00-19:30',
    '2023-08-24, 19:00~19:30',
    '2023 Aug 24, 19:00~19:30',
    '2023/08/24  19:00~19:30',
    '2023/08/24（周四）19:00~19:30',
    '2023/08/24 19:00~19:30 (周四)',
    '2023/08/24 19:00~19:30 (GMT+08:00) 中国标准时间 - 北京',
    '- 会议时间：2023/08/24 19:00-19:30',
  ])('accepts %s', (line) => {
    expect(report('time-malformed', minutesOf(line))).toEqual([]);
  });

  it.each([
    ['2023/08-24 19:00-19:30', '2023/08/24 19:00-19:30'],
    ['2023//08/24 19:00~19:30', '2023/08/24 19:00~19:30'],
    ['2023/08/24 19：00～19：30', '2023/08/24 19:00~19:30'],
    ['2023年8月24日 19:00-19:30', '2023/08/24 19:00-19:30'],
    ['2023/08/24 下午7:00-7:30', '2023/08/24 19:00-19:30'],
    ['2023/08/24 19:00pm-19:30pm', '2023/08/24 19:00-19:30'],
    ['2023/08/24 19:00—19:30', '2023/08/24 19:00~19:30'],
    ['2023/8/24 周四 19:00~19:30', '2023/08/24 周四 19:00~19:30'],
    ['19:00-19:30, 2023/08/24', '2023/08/24 19:00~19:30'],
  ])('repairs %s', (line, repaired) => {
    expect(report('time-malformed', minutesOf(line))).toHaveLength(1);
    expect(repair(minutesOf(line), ['time-malformed'])).toBe(minutesOf(repaired));
  });

  it('loses no words without being asked', () => {
    const [finding] = report('time-malformed', minutesOf('2023/08-24 晚上见，19:00~19:30'));
    expect(finding!.fixes.map(({ safe }) => safe)).toEqual([false]);
  });

  it('may be right beside a day that disagrees; both are repaired', () => {
    const text = minutesOf('2023/08-10 19:00~19:30');
    expect(report('time-malformed', text)).toHaveLength(1);
    expect(report('date-agreement', text)).toHaveLength(1);
    expect(repair(text, ['time-malformed', 'date-agreement'])).toBe(minutesOf('2023/08/24 19:00~19:30'));
  });

  it('takes the end from the invitation only where the start is the same', () => {
    expect(report('time-malformed', minutesOf('2023/08/24 19:00'))[0]!.fixes).toMatchObject([{ safe: true }]);
    expect(report('time-malformed', minutesOf('2023/08/24 20:00'))[0]!.fixes).toEqual([]);
    expect(repair(minutesOf('2023/08/24 19:00~'), ['time-malformed'])).toBe(
      minutesOf('2023/08/24 19:00~19:30'),
    );
  });

  it('reports a broken date in the invitation there', () => {
    expect(
      report('time-malformed', minutesOf('2023/08/24 19:00~19:30', '2023/08-24 19:00-19:30')),
    ).toMatchObject([{ words: '2023/08-24', fixes: [{ texts: ['2023/08/24'], safe: true }] }]);
  });
});

describe('time-missing', () => {
  const content = '## 会议内容\n\n### 一、近期工作\n\n- 无\n';

  it('puts the section back with the line ends of the text, behind a byte order mark', () => {
    const whole = minutesOf('2023/08/24 19:00~19:30').replaceAll('\n', '\r\n');
    const without = whole.slice(whole.indexOf('## 加入会议'));
    expect(repair(`\uFEFF${without}`, ['time-missing'])).toBe(`\uFEFF${whole}`);
  });

  it.each(['', '\n', '\n\n'])('fills a section above %j blank lines', (blank) => {
    const text = `## 时间\n${blank}${invitation('2023/08/24 19:00-19:30 (GMT+08:00) 中国标准时间 - 北京')}`;
    expect(repair(text, ['time-missing'])).toBe(minutesOf('2023/08/24 19:00~19:30'));
  });

  it('does not take the usual times for granted', () => {
    expect(report('time-missing', content)).toMatchObject([{ words: '会议内容', fixes: [{ safe: false }] }]);
  });

  it.each(['2023/08/24 xx:xx~xx:xx', 'yyyy/MM/dd HH:mm~HH:mm', '待定', '2023/08/24', '19:00~19:30'])(
    'completes %s',
    (line) => {
      expect(repair(minutesOf(line), ['time-missing'])).toBe(minutesOf('2023/08/24 19:00~19:30'));
    },
  );

  it('does not throw words away for a time without being asked', () => {
    expect(report('time-missing', minutesOf('周四老时间'))).toMatchObject([
      { words: '周四老时间', fixes: [{ safe: false }] },
    ]);
  });

  it('offers the name where the line stands under another heading', () => {
    expect(report('time-missing', `### 何时\n\n2023/08/24 19:00~19:30\n\n${content}`)).toMatchObject([
      { words: '何时', fixes: [{ texts: ['时间'], safe: false }] },
    ]);
  });

  it('leaves it to the name where all else is right', () => {
    const text = `## 何时\n\n2023/08/24 19:00~19:30\n\n${content}`;
    expect(report('time-missing', text)).toEqual([]);
    expect(report('section-name', text)).toMatchObject([
      { words: '何时', fixes: [{ texts: ['时间'], safe: true }] },
    ]);
    expect(report('section-name', text.replace('19:30', '19:30 在三楼会议室'))).toEqual([]);
  });

  it('accepts a bold label with the time behind it in the layout of bold headings only', () => {
    const text = '## 01-20\n\n**时间**：2022-01-20 19:00~19:40\n\n**会议纪要**\n\n- 无\n';
    expect(report('time-missing', text, { file: '2022-01-20.md' })).toEqual([]);
    expect(report('time-missing', text.replace('2022-01-20', '2023/08/24'))).toHaveLength(1);
  });

  it('has nothing against a time in bold', () => {
    expect(report('time-missing', minutesOf('**2023/08/24 19:00~19:30**'))).toEqual([]);
  });

  it('leaves the section of a misspelt heading to the rule for names', () => {
    const text = `## 会议时间\n\n2023/08/24 19:00~19:30\n\n${content}`;
    expect(report('time-missing', text)).toEqual([]);
  });

  it('has nothing to put in where no day is known', () => {
    expect(report('time-missing', content, { file: 'notes.md' })).toMatchObject([{ fixes: [] }]);
  });

  it('leaves day and time on two lines to time-malformed', () => {
    const text = `## 时间\n\n日期：2023/08/24\n时间：19:00~19:30\n\n${content}`;
    expect(report('time-missing', text)).toEqual([]);
    expect(report('time-malformed', text)).toHaveLength(1);
  });
});

describe('time-order and date-invalid', () => {
  it.each(['2023/08/24 23:00~24:00', '2023/08/24 22:30~01:00', '2023/08/24 00:00~00:30'])(
    'accept %s',
    (line) => {
      expect(report('time-order', minutesOf(line))).toEqual([]);
      expect(report('date-invalid', minutesOf(line))).toEqual([]);
    },
  );

  it('sees an evening that ends in the morning', () => {
    expect(report('time-order', minutesOf('2023/08/24 19:00~07:30'))).toMatchObject([
      { words: '19:00~07:30', fixes: [{ texts: ['19:30'], safe: true }, { safe: false }] },
    ]);
    expect(report('date-agreement', minutesOf('2023/08/24 19:00~07:30'))).toEqual([]);
  });

  it('reports an hour that does not exist once', () => {
    const text = minutesOf('2023/08/24 25:00~25:30');
    expect(report('date-invalid', text)).toMatchObject([
      { words: '25:00~25:30', fixes: [{ texts: ['19:00', '19:30'], safe: false }] },
    ]);
    for (const id of ['time-malformed', 'time-order', 'date-agreement', 'time-missing'])
      expect(report(id, text)).toEqual([]);
  });

  it('reports an impossible file name where the day stands', () => {
    const [first] = report('date-invalid', minutesOf('2023/02/28 19:00~19:30', '2023/02/28 19:00-19:30'), {
      file: '2023-02-30.md',
    });
    expect(first).toMatchObject({ words: '2023/02/28', fixes: [] });
  });
});

describe('series and weekdays', () => {
  const series = (words: string): string =>
    minutesOf(
      '2023/08/24 19:00~19:30',
      '2023/08/24 19:00-19:30 (GMT+08:00) 中国标准时间 - 北京',
      `重复周期：${words}\n`,
    );

  it.each([
    ['2023/08/10-2024/07/25 19:00-19:30, 每两周 (周四)', []],
    ['2023/08/10-2024/07/25 20:00-20:30, 每两周 (周四)', []],
    ['2023/08/03-2024/07/25 19:00-19:30, 每两周 (周四)', ['recurrence-agreement']],
    ['2023/08/03-2024/07/25 19:00-19:30, 每周 (周四)', []],
    ['2023/09/07-2024/07/25 19:00-19:30, 每两周 (周四)', ['recurrence-agreement']],
    ['2022/08/11-2023/08/10 19:00-19:30, 每两周 (周四)', ['recurrence-agreement']],
    ['2023/08/08-2024/07/25 19:00-19:30, 每两周 (周二)', ['recurrence-agreement']],
    ['2023/08/10-2024/07/25 19:00-19:30, 每两周 (周三)', ['time-weekday']],
    ['2022/10/20-2023/13/27 19:00-19:30, 每两周 (周四)', []],
  ])('%s: %j', (words, expected) => {
    const spoken = ['recurrence-agreement', 'time-weekday'].filter(
      (id) => report(id, series(words)).length > 0,
    );
    expect(spoken).toEqual(expected);
  });

  it('writes the weekday as the wrong one was written', () => {
    expect(repair(minutesOf('2023/08/24 19:00~19:30 星期三'), ['time-weekday'])).toContain('19:30 星期四');
    expect(repair(minutesOf('2023/08/24 19:00~19:30 (Wednesday)'), ['time-weekday'])).toContain('(Thursday)');
  });

  it('is not sure which is wrong where nothing bears the date out', () => {
    const [finding] = report('time-weekday', '## 时间\n\n2023/08/24 周三 19:00~19:30\n', {
      file: 'notes.md',
    });
    expect(finding!.fixes).toMatchObject([{ safe: false }]);
  });
});

describe('file-name', () => {
  it('leaves documents alone that have no name yet', () => {
    const minutes = readMinutes(
      createSourceText('untitled:Untitled-1', 1, minutesOf('2023/08/24 19:00~19:30')),
      curve,
    );
    const context = {
      now: 0,
      phase: 'after',
      option: () => false,
      exists: () => undefined,
      read: () => undefined,
      earlier: [],
      sameDay: [],
      latest: undefined,
      today: undefined,
    } as const;
    expect([...ruleOf('file-name')!.check!(minutes, context)]).toEqual([]);
  });

  it('proposes the name of the day', () => {
    expect(
      report('file-name', minutesOf('2023/08/24 19:00~19:30'), { file: '2023-08- 24.md' })[0]!.message,
    ).toContain('“2023-08-24.md”');
  });
});
