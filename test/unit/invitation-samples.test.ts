import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSurely, readInvitationText } from '../../server/language-service/model/find-invitation.ts';
import type { Invitation } from '../../server/language-service/model/invitation.ts';
import { loneLabel } from '../../server/language-service/model/invitation-line.ts';
import { linesOfInvitation } from '../../server/language-service/model/invitation-roles.ts';
import { providers } from '../../server/language-service/model/providers.ts';
import { readInvitation } from '../../server/language-service/model/read-invitation.ts';
import { writeInvitation } from '../../server/language-service/model/write-invitation.ts';
import type { JoinPolicy } from '../../server/language-service/profiles/profile.ts';
import { createSourceText } from '../../server/language-service/text/source-text.ts';
import {
  fieldNames,
  type InvitationSample,
  invitationSamples,
  saidBy,
} from '../support/invitation-samples.ts';

const keepAll: JoinPolicy = { providers: [], dialIn: true, password: 'keep' };
const write = (text: string, invitation: Invitation, policy = keepAll, form?: 'fence' | 'quote'): string =>
  writeInvitation(createSourceText('', 0, text), invitation, policy, form);

describe('the samples', () => {
  test('are four or more of each service and language', () => {
    for (const { id } of providers) {
      for (const language of ['zh', 'en']) {
        const own = invitationSamples.filter((each) => each.provider === id && each.language === language);
        expect(own.length, `${id} ${language}`).toBeGreaterThanOrEqual(4);
      }
    }
  });

  test.each(invitationSamples.map((sample) => [sample.name, sample] as const))('%s', (_, sample) => {
    const { text, expected, provider } = sample;
    const invitation = readInvitationText(text);
    expect(saidBy(invitation)).toEqual(expected);
    expect(invitation?.provider).toBe(provider);
    expect(invitation?.link?.wellFormed ?? true).toBe(true);
    expect(invitation?.number?.wellFormed ?? true).toBe(true);
    for (const name of fieldNames) {
      const field = invitation?.[name];
      if (field) expect(text.slice(field.span.start, field.span.end)).toBe(field.text);
    }
    expect(isSurely(text, invitation!)).toBe(true);
    // Written and read again it says the same, in a fence and in a quote.
    for (const form of ['fence', 'quote'] as const) {
      const block = write(text, invitation!, keepAll, form);
      const again = readInvitationText(block);
      expect(again?.form).toBe(form);
      expect(saidBy(again)).toEqual(expected);
      expect(write(block, again!, keepAll, form)).toBe(block);
    }
    expect(saidBy(readInvitationText(text.replaceAll('\n', '\r\n')))).toEqual(expected);
  });

  test('lose what the policy takes away, and nothing else', () => {
    for (const { name, text, expected } of invitationSamples) {
      const block = write(text, readInvitationText(text)!, {
        providers: [],
        dialIn: false,
        password: 'mask',
      });
      const { password, hostKey, dialIns, conferenceId, link, ...rest } = expected;
      const again = readInvitationText(block);
      const { link: kept, ...said } = saidBy(again);
      expect(said, name).toEqual(rest);
      expect(kept?.split('?')[0], name).toBe(link?.split('?')[0]);
      expect(again?.link?.wellFormed ?? true, name).toBe(true);
      for (const secret of [password, hostKey, conferenceId]) {
        if (secret !== undefined) expect(block, name).not.toContain(secret);
      }
      expect(block, name).not.toMatch(/\+\d[\d -]{8}|pwd=|[?&]p=/);
      expect(again?.dialIns, name).toEqual([]);
      expect(dialIns === undefined || block.length < text.length + 8, name).toBe(true);
    }
  });
});

describe('a text that is not surely an invitation', () => {
  test.each([
    'https://meeting.tencent.com/dm/AbCdEf012345',
    '会议改到下周四，链接还是 https://meeting.tencent.com/dm/AbCdEf012345 ，请大家准时参加。',
    '## 近期工作\n\n- 快照\n- 克隆\n- 限流\n\n腾讯会议：123-456-789\nhttps://meeting.tencent.com/dm/AbCdEf012345\n\n- 其他\n- 更多',
    '会议主题：例会\n会议时间：2023/08/24 19:00-20:00',
  ])('%j', (text) => {
    const invitation = readInvitationText(text);
    expect(invitation !== undefined && isSurely(text, invitation)).toBe(false);
  });

  test('is none where nothing says so', () => {
    for (const text of ['', '  \n', '大家好', 'x'.repeat(30_000), 'Time: 12.3s', '```\nnpm test\n```'])
      expect(readInvitationText(text)).toBeUndefined();
  });
});

test('a calendar’s title above the time goes along', () => {
  const { text } = invitationSamples.find(({ name }) => name === 'google-meet en single')!;
  const chat = `大家好，今晚例会：\n\n${text}`;
  const block = write(chat, readInvitationText(chat)!);
  expect(block).toBe(`\`\`\`\n${text}\n\`\`\``);
});

test('lines are written without marks and blanks of the place they came from', () => {
  const lines = [
    '会议主题：例会',
    '',
    '',
    'https://meeting.tencent.com/dm/AbCdEf012345  ',
    '',
    '#腾讯会议：123-456-789\\',
  ];
  const text = lines.map((line) => `    ${line}`).join('\r\n');
  expect(write(text, readInvitationText(text)!)).toBe(
    '```\n会议主题：例会\n\nhttps://meeting.tencent.com/dm/AbCdEf012345\n\n#腾讯会议：123-456-789\n```',
  );
});

/** A line of a mutated text with the lines of the sample that are in it; none for a foreign one. */
interface Mutant {
  readonly text: string;
  readonly from: readonly number[];
}

type Mutation =
  | { readonly do: 'drop' | 'double' | 'glue'; readonly at: number }
  | { readonly do: 'swap'; readonly at: number; readonly with: number }
  | { readonly do: 'cut'; readonly at: number; readonly side: boolean }
  | { readonly do: 'insert'; readonly at: number; readonly words: string };

const foreign = [
  '',
  '- 快照：完成',
  '## 近期工作',
  '会议纪要由值日同学整理，欢迎补充。',
  '上次会议是 2023/08/10 19:00-20:00，大家都来了',
  '参会人：小麦、小谷',
  '见 https://github.com/example/orchid/pull/12 和 #12',
  '| 版本 | 数量 |',
  'Notes are taken by whoever comes first.',
  '1. Discuss the roadmap (30 min)',
  'The build took 12:30 minutes, 1024 files',
  '> quoted words',
  '版本 v2.4.0 发布于 2023-08-01',
  'cc @somebody, 3 + 4 = 7',
  '```',
];

const place = fc.nat(1000);
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.record({ do: fc.constantFrom('drop' as const, 'double' as const, 'glue' as const), at: place }),
  fc.record({ do: fc.constant('swap' as const), at: place, with: place }),
  fc.record({ do: fc.constant('cut' as const), at: place, side: fc.boolean() }),
  fc.record({ do: fc.constant('insert' as const), at: place, words: fc.constantFrom(...foreign) }),
);

function mutate(lines: readonly Mutant[], change: Mutation): readonly Mutant[] {
  if (lines.length === 0) return lines;
  const at = change.at % lines.length;
  const line = lines[at]!;
  const next = lines[at + 1];
  switch (change.do) {
    case 'drop':
      return lines.toSpliced(at, 1);
    case 'double':
      return lines.toSpliced(at, 0, line);
    case 'glue':
      return next
        ? lines.toSpliced(at, 2, { text: line.text + next.text, from: [...line.from, ...next.from] })
        : lines;
    case 'swap': {
      const other = change.with % lines.length;
      return lines.with(at, lines[other]!).with(other, line);
    }
    case 'insert':
      return lines.toSpliced(at, 0, { text: change.words, from: [] });
    case 'cut': {
      // What is left of a foreign line might pass for one of the invitation's.
      const middle = line.from.length === 0 ? 0 : Math.floor((change.at / 1000) * line.text.length);
      return change.side
        ? [...lines.slice(0, at), { ...line, text: line.text.slice(0, middle) }]
        : [{ ...line, text: line.text.slice(middle) }, ...lines.slice(at + 1)];
    }
  }
}

/** The lines of a sample on which a field may be found: its own, and those under the same label. */
function bearers({ text }: InvitationSample, name: (typeof fieldNames)[number]): ReadonlySet<number> {
  const source = createSourceText('', 0, text);
  const invitation = readInvitation(source, { start: 0, end: text.length }, 'plain');
  const found = new Set<number>();
  const lineOf = (offset: number): number => text.slice(0, offset).split('\n').length - 1;
  const field = invitation?.[name];
  if (field) found.add(lineOf(field.span.start));
  for (const { line, values } of linesOfInvitation(source, { start: 0, end: text.length })) {
    if (values.some((value) => value.name === name)) found.add(lineOf(line.whole.start));
    // Webex writes some values under their labels.
    if (loneLabel(line) === name) found.add(lineOf(line.whole.start) + 1);
  }
  return found;
}

test('of a mutated invitation no field is taken from the wrong line', { timeout: 120_000 }, () => {
  const bearing = new Map(
    invitationSamples.map((sample) => [
      sample,
      fieldNames.map((name) => [name, bearers(sample, name)] as const),
    ]),
  );
  let read = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...invitationSamples),
      fc.array(mutation, { minLength: 1, maxLength: 5 }),
      (sample, changes) => {
        const lines = changes.reduce<readonly Mutant[]>(
          mutate,
          sample.text.split('\n').map((text, index) => ({ text, from: [index] })),
        );
        const text = lines.map((line) => line.text).join('\n');
        const invitation = readInvitationText(text);
        if (!invitation) return;
        read++;
        isSurely(text, invitation);
        write(text, invitation, { providers: [], dialIn: false, password: 'mask' });
        for (const [name, own] of bearing.get(sample) ?? []) {
          const field = invitation[name];
          if (!field) continue;
          const first = text.slice(0, field.span.start).split('\n').length - 1;
          const last = text.slice(0, field.span.end).split('\n').length - 1;
          expect(last, `${name} “${field.text}” goes on over lines`).toBe(first);
          const right = lines[first]!.from.some((index) => own.has(index));
          expect(right, `${name} “${field.text}” from “${lines[first]!.text}”`).toBe(true);
        }
      },
    ),
    { numRuns: 5000, seed: 20230824 },
  );
  expect(read).toBeGreaterThan(3500);
});
