import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Invitation, InvitationForm } from '../../server/language-service/model/invitation.ts';
import { readInvitation } from '../../server/language-service/model/read-invitation.ts';
import { createSourceText } from '../../server/language-service/text/source-text.ts';
import type { Span } from '../../server/language-service/text/span.ts';

function read(text: string, form: InvitationForm = 'fence'): Invitation | undefined {
  return readInvitation(
    createSourceText('file:///minutes.md', 1, text),
    { start: 0, end: text.length },
    form,
  );
}

const tencent = [
  '```',
  'Ada！ 邀请您参加腾讯会议',
  '会议主题：Orchid 双周会',
  '会议时间：2023/08/24 19:00-19:30 (GMT+08:00) 中国标准时间 - 北京',
  '重复周期：2023/08/10-2024/07/25 19:00-19:30, 每两周 (周四)',
  '',
  '点击链接入会，或添加至会议列表：',
  'https://meeting.tencent.com/dm/AbCdEf012345',
  '',
  '#腾讯会议：123-4567-8901',
  '',
  '手机一键拨号入会',
  '+8675536550000,,12345678901# (中国大陆)',
  '+85230018898,,,2,12345678901# (中国香港)',
  '',
  '+8675536550000 (中国大陆)',
  '',
  '复制该信息，打开手机腾讯会议即可参与',
  '```',
];

const fields = ['inviter', 'subject', 'time', 'recurrence', 'link', 'number', 'password', 'hostKey'] as const;

function words(invitation: Invitation | undefined): Record<string, string | undefined> {
  return Object.fromEntries(
    fields.flatMap((name) => (invitation?.[name] ? [[name, invitation[name].text]] : [])),
  );
}

const whole = {
  inviter: 'Ada！',
  subject: 'Orchid 双周会',
  time: '2023/08/24 19:00-19:30 (GMT+08:00) 中国标准时间 - 北京',
  recurrence: '2023/08/10-2024/07/25 19:00-19:30, 每两周 (周四)',
  link: 'https://meeting.tencent.com/dm/AbCdEf012345',
  number: '123-4567-8901',
};

describe('a Tencent Meeting invitation', () => {
  test('has its link also right behind other words', () => {
    const found = read('会议时间：2023/08/24 19:00-19:30https://meeting.tencent.com/dm/AbCdEf012345');
    expect(found?.link).toMatchObject({
      text: 'https://meeting.tencent.com/dm/AbCdEf012345',
      wellFormed: true,
    });
  });

  test('is read whole', () => {
    const invitation = read(tencent.join('\n'));
    expect(words(invitation)).toEqual(whole);
    expect(invitation).toMatchObject({
      provider: 'tencent',
      form: 'fence',
      span: { start: 0, end: tencent.join('\n').length },
    });
    expect(invitation?.number).toMatchObject({ digits: '12345678901', series: true, wellFormed: true });
    expect(invitation?.link?.wellFormed).toBe(true);
    expect(invitation?.time?.moment).toMatchObject({ pattern: 'yyyy/MM/dd HH:mm-HH:mm z', malformed: false });
    expect(invitation?.recurrence?.reading).toMatchObject({ unit: 'week', interval: 2 });
    expect(invitation?.dialIns.map(({ digits }) => digits)).toEqual([
      '12345678901',
      '12345678901',
      undefined,
    ]);
  });

  test.each([
    ['quote', (line: string) => `> ${line}`],
    ['quote', (line: string) => `>${line}`],
    ['quote', (line: string) => `> ${line}\\`],
    ['plain', (line: string) => line],
    ['plain', (line: string) => `- ${line}`],
    ['plain', (line: string) => `    ${line}  `],
    ['fence', (line: string) => `    ${line}\r`],
  ] as const)('is read alike as %s, variant %#', (form, dress) => {
    const lines = form === 'fence' ? tencent : tencent.slice(1, -1);
    const invitation = read(lines.map((line) => (line === '' ? line : dress(line))).join('\n'), form);
    expect(words(invitation)).toEqual(whole);
    expect(invitation?.dialIns).toHaveLength(3);
  });

  test('keeps the rest when one line is lost', () => {
    const heads = {
      inviter: 'Ada',
      subject: '会议主题',
      time: '会议时间',
      recurrence: '重复周期',
      link: 'https',
      number: '#腾讯会议',
    };
    for (const [name, head] of Object.entries(heads)) {
      for (const form of ['fence', 'plain'] as const) {
        const lines = (form === 'fence' ? tencent : tencent.slice(1, -1)).filter(
          (line) => !line.startsWith(head),
        );
        const { [name as keyof typeof whole]: _, ...rest } = whole;
        expect(words(read(lines.join('\n'), form)), `${name} ${form}`).toEqual(rest);
      }
    }
  });

  test('is read without link and number', () => {
    const lines = tencent.filter((line) => !/https|#腾讯会议|^\+/.test(line));
    const { link: _, number: __, ...rest } = whole;
    expect(words(read(lines.join('\n')))).toEqual(rest);
    expect(words(read(tencent.slice(2, 5).join('\n')))).toEqual({
      subject: whole.subject,
      time: whole.time,
      recurrence: whole.recurrence,
    });
  });

  test.each([
    ['123-4567-8901', true, true],
    ['123-456-789', true, false],
    ['123456789', true, false],
    ['123-456-78', false, undefined],
    ['123-4567-890', false, undefined],
    ['1234-567-8901', false, undefined],
    ['123456-789', false, undefined],
    ['12a-456-789', false, undefined],
  ])('tells the shape of the number %s', (number, wellFormed, series) => {
    const invitation = read(tencent.join('\n').replace('123-4567-8901', number));
    expect(invitation?.number).toMatchObject({ text: number, wellFormed });
    expect(invitation?.number?.series).toBe(series);
  });

  test.each([
    ['https://meeting.tencent.com/dm/AbCdEf012345', true],
    ['https://meeting.tencent.com/dw/AbCdEf012345', true],
    ['https://meeting.tencent.com/dm/AbCdEf01234', false],
    ['https://meeting.tencent.com/dm/', false],
    ['https://meeting.tencent.com', false],
    ['meeting.tencent.com/dm/AbCdEf012345', false],
    ['https:/meeting.tencent.com/dm/AbCdEf012345', false],
    ['https//meeting.tencent.com/dm/AbCdEf012345', false],
    ['https://meeting.tencent.con/dm/AbCdEf012345', false],
    ['https://meting.tencent.com/dm/AbCdEf012345', false],
  ])('tells the shape of the link %s', (link, wellFormed) => {
    const invitation = read(tencent.join('\n').replace('https://meeting.tencent.com/dm/AbCdEf012345', link));
    expect(invitation?.link).toMatchObject({ text: link, wellFormed });
    expect(invitation?.provider).toBe('tencent');
  });

  test('the half-width colon and the lost label are read', () => {
    const text = tencent
      .join('\n')
      .replace('会议主题：', '会议主题: ')
      .replace('会议时间：', '')
      .replace('#腾讯会议：', '');
    expect(words(read(text))).toEqual(whole);
  });

  test('a link ends where Chinese words go on', () => {
    const text = 'https://meeting.tencent.com/dm/AbCdEf012345，点击入会';
    expect(read(text, 'plain')?.link).toMatchObject({
      text: 'https://meeting.tencent.com/dm/AbCdEf012345',
      wellFormed: true,
    });
  });

  test('several fields stand on one line', () => {
    const text = '会议主题：例会；腾讯会议：123-456-789 密码：4321';
    expect(words(read(text, 'plain'))).toEqual({ subject: '例会', number: '123-456-789', password: '4321' });
  });

  test.each(['- 接入方式：【腾讯会议 123-456-789】', '腾讯会议：123-456-789', '#腾讯会议 123-456-789'])(
    '“%s” is enough',
    (text) => {
      const invitation = read(text, 'plain');
      expect(invitation).toMatchObject({
        provider: 'tencent',
        number: { text: '123-456-789', series: false },
      });
    },
  );
});

describe('other providers', () => {
  test.each([
    [
      'feishu',
      [
        'Ada 邀请你加入飞书视频会议',
        '会议主题：例会',
        '会议时间：2023年8月24日 19:00 - 20:00 (GMT+08:00)',
        '会议 ID：123 456 789',
        '会议链接：https://vc.feishu.cn/j/123456789',
      ],
      {
        inviter: 'Ada',
        subject: '例会',
        time: '2023年8月24日 19:00 - 20:00 (GMT+08:00)',
        number: '123 456 789',
        link: 'https://vc.feishu.cn/j/123456789',
      },
    ],
    [
      'zoom',
      [
        'Ada is inviting you to a scheduled Zoom meeting.',
        'Topic: Orchid',
        'Time: Aug 24, 2023 07:00 PM Beijing, Shanghai',
        'Join Zoom Meeting',
        'https://us02web.zoom.us/j/83212345678?pwd=abc.1',
        'Meeting ID: 832 1234 5678',
        'Passcode: 4321',
        '+16469313860,,83212345678# US',
      ],
      {
        inviter: 'Ada',
        subject: 'Orchid',
        time: 'Aug 24, 2023 07:00 PM Beijing, Shanghai',
        link: 'https://us02web.zoom.us/j/83212345678?pwd=abc.1',
        number: '832 1234 5678',
        password: '4321',
      },
    ],
    [
      'teams',
      [
        'Microsoft Teams meeting',
        'Join: https://teams.microsoft.com/l/meetup-join/19%3ameeting_abc%40thread.v2/0',
        'Meeting ID: 264 123 456 789',
        'Passcode: AbC123',
      ],
      {
        link: 'https://teams.microsoft.com/l/meetup-join/19%3ameeting_abc%40thread.v2/0',
        number: '264 123 456 789',
        password: 'AbC123',
      },
    ],
    [
      'google-meet',
      ['Orchid', 'Video call link: https://meet.google.com/abc-defg-hij'],
      { link: 'https://meet.google.com/abc-defg-hij' },
    ],
    [
      'dingtalk',
      [
        'Ada邀请您加入钉钉视频会议',
        '会议主题：例会',
        '入会链接：https://meeting.dingtalk.com/j/AbCdEf01234',
        '会议号：123 456 789',
      ],
      {
        inviter: 'Ada',
        subject: '例会',
        link: 'https://meeting.dingtalk.com/j/AbCdEf01234',
        number: '123 456 789',
      },
    ],
    [
      'welink',
      [
        'Ada邀请您参加WeLink会议',
        '会议主题：例会',
        '会议 ID：981924330',
        '主持人密码：123456',
        '会议链接：https://meeting.huaweicloud.com:36443/#/j/981924330',
      ],
      {
        inviter: 'Ada',
        subject: '例会',
        number: '981924330',
        hostKey: '123456',
        link: 'https://meeting.huaweicloud.com:36443/#/j/981924330',
      },
    ],
    [
      'webex',
      [
        'Join from the meeting link',
        'https://orchid.webex.com/orchid/j.php?MTID=m0123abc',
        'Meeting number (access code): 2556 123 4567',
        'Meeting password: AbC123',
      ],
      {
        link: 'https://orchid.webex.com/orchid/j.php?MTID=m0123abc',
        number: '2556 123 4567',
        password: 'AbC123',
      },
    ],
  ])('%s', (provider, lines, expected) => {
    const invitation = read(lines.join('\n'), 'plain');
    expect(words(invitation)).toEqual(expected);
    expect(invitation).toMatchObject({ provider, link: { wellFormed: true } });
    if (invitation?.number) expect(invitation.number.wellFormed).toBe(true);
  });
});

describe('what is no invitation', () => {
  test.each([
    ['本次修复见 https://github.com/example/orchid/pull/12 ，欢迎试用', 'plain'],
    ['2023/08/24 19:00~19:30', 'plain'],
    ['- 会议时间：2023-08-24 19:00\n- 参会人：张三', 'plain'],
    ['本次会议通过腾讯会议举行，时间见日历', 'plain'],
    ['```\n$ make test\nTime: 12.3s\nhttps://example.com/log\n```', 'fence'],
    ['```yaml\nsubject: a\ntime: 19:00\n```', 'fence'],
    ['', 'plain'],
    ['线下', 'plain'],
    ['- 回放：https://meeting.tencent.com/crm/AbCdEf0123', 'plain'],
    ['我们改用 https://zoom.us 开会', 'plain'],
  ] as const)('%j', (text, form) => expect(read(text, form)).toBeUndefined());
});

test.each(['无', '****', '\\*\\*\\*\\*（群内通知）'])('the password “%s” is none', (password) => {
  expect(read(`腾讯会议：123-456-789\n密码：${password}`, 'plain')?.password).toBeUndefined();
});

// The time allowed is many times what linear reading needs and far under what backtracking would take.
test('takes time in proportion to the length', () => {
  for (const piece of 'a|a.|a-|-| |会议|密码：|1 |+1|(|https://|> |\u3000'.split('|')) {
    const line = piece.repeat(1900 / piece.length);
    read(`${line}\n`.repeat(50), 'plain');
    read(piece.repeat(100_000 / piece.length), 'quote');
  }
}, 10_000);

test('in paragraphs the span goes from the first line to the last that belong to it', () => {
  const text = '欢迎参加。\n\n会议主题：例会\nhttps://meeting.tencent.com/dm/AbCdEf012345\n\n下次再见。';
  const span = read(text, 'plain')?.span;
  expect(span && text.slice(span.start, span.end)).toBe(
    '会议主题：例会\nhttps://meeting.tencent.com/dm/AbCdEf012345',
  );
});

test('any text gives spans inside it that slice to the words told', () => {
  const piece = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.constantFrom(
        ...tencent,
        '> ',
        '\n',
        '：',
        '密码：',
        '会议号',
        '1',
        '-',
        ' ',
        'meeting.tencent.com',
        '/dm/',
        'https://',
        '+86755',
        ',,',
        '（',
        '【',
      ),
    },
    fc.string({ unit: 'grapheme', maxLength: 6 }),
  );
  const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(
      text,
      fc.nat(40),
      fc.constantFrom<InvitationForm>('fence', 'quote', 'plain'),
      (all, cut, form) => {
        const source = createSourceText('file:///minutes.md', 1, all);
        const given: Span = { start: Math.min(cut, all.length), end: all.length };
        const invitation = readInvitation(source, given, form);
        if (!invitation) return;
        const parts = [...fields.flatMap((name) => invitation[name] ?? []), ...invitation.dialIns];
        for (const part of parts) {
          expect(all.slice(part.span.start, part.span.end)).toBe(part.text);
          expect(part.text.trim()).toBe(part.text);
          for (const inner of [part.span, part.line, invitation.span]) {
            expect(inner.start).toBeGreaterThanOrEqual(given.start);
            expect(inner.end).toBeLessThanOrEqual(given.end);
            expect(inner.end).toBeGreaterThan(inner.start);
          }
        }
        const moment = invitation.time?.moment;
        if (moment) expect(moment.span.end).toBeLessThanOrEqual(invitation.time.span.end + 1);
      },
    ),
    { numRuns: 3000 },
  );
});
