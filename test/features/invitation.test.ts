import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Position, Range, TextDocumentEdit } from 'vscode-languageserver-types';
import { codeAction } from '../../server/language-service/features/code-action.ts';
import { hover } from '../../server/language-service/features/hover.ts';
import { type PasteAnswer, paste } from '../../server/language-service/features/paste.ts';
import { curve } from '../../server/language-service/profiles/curve.ts';
import type { JoinPolicy } from '../../server/language-service/profiles/profile.ts';
import { createSourceText, positionAt, spanOf } from '../../server/language-service/text/source-text.ts';
import { applyEdits } from '../../server/language-service/text/text-edit.ts';
import { mutatedText, randomText } from '../support/arbitrary-text.ts';
import { invitationSamples } from '../support/invitation-samples.ts';
import { CLEAN } from '../support/samples.ts';
import { type SnapshotOptions, snapshotOf } from '../support/snapshot.ts';

const sample = (name: string): string => invitationSamples.find((each) => each.name === name)!.text;
const RAW = sample('tencent zh single');
const BLOCK = `\`\`\`\n${RAW}\n\`\`\``;
const OLD = /```[\s\S]*?```/.exec(CLEAN)![0];
const withJoin = (words: string): string => CLEAN.replace(OLD, () => words);
const withPolicy = (join: Partial<JoinPolicy>): SnapshotOptions => ({
  profile: { ...curve, join: { ...curve.join, ...join } },
});

/** The text with its caret `¦` taken out. */
function marked(text: string): { text: string; caret: Position } {
  const at = text.indexOf('¦');
  const plain = text.replace('¦', '');
  return { text: plain, caret: positionAt(createSourceText('a:/b', 0, plain), at) };
}

function offers(words: string, options: SnapshotOptions = {}): { title: string; result: string }[] {
  const { text, caret } = marked(words);
  const snapshot = snapshotOf('2023-08-24.md', text, options);
  const actions = codeAction.handle(snapshot, {
    textDocument: { uri: snapshot.uri },
    range: { start: caret, end: caret },
    context: { diagnostics: [], only: ['refactor'] },
  })!;
  const source = createSourceText('a:/b', 0, text);
  return actions.map(({ title, edit }) => ({
    title,
    result: applyEdits(
      text,
      (edit!.documentChanges as TextDocumentEdit[])[0]!.edits.map((each) => ({
        span: spanOf(source, each.range),
        text: 'newText' in each ? each.newText : '',
      })),
    ),
  }));
}

describe('a raw invitation in minutes', () => {
  it('is put into its block in place', () => {
    const found = offers(withJoin(RAW.replace('会议主题', '¦会议主题').replace('20:00 (', '19:30 (')));
    expect(found).toEqual([
      { title: 'Tidy this invitation', result: withJoin(BLOCK.replace('20:00 (', '19:30 (')) },
    ]);
  });

  it('sets the time where there is none', () => {
    const text = withJoin(RAW.replace('会议主题', '¦会议主题')).replace('2023/08/24 19:00~19:30\n\n', '');
    const [only, ...rest] = offers(text);
    expect(rest).toEqual([]);
    expect(only?.result).toBe(withJoin(BLOCK).replace('19:00~19:30', '19:00~20:00'));
  });

  it('offers the time where another stands', () => {
    const found = offers(withJoin(RAW.replace('会议主题', '¦会议主题')));
    expect(found).toEqual([
      { title: 'Tidy this invitation', result: withJoin(BLOCK) },
      {
        title: 'Tidy this invitation and set the time to “2023/08/24 19:00~20:00”',
        result: withJoin(BLOCK).replace('2023/08/24 19:00~19:30', '2023/08/24 19:00~20:00'),
      },
    ]);
  });

  it('moves from elsewhere to the empty section for it', () => {
    const empty = withJoin('').replace('## 加入会议\n\n\n\n', '## 加入会议\n\n');
    const text = empty.replace(
      '#### Curve文件存储\n',
      `#### Curve文件存储\n\n${RAW.replace('#腾讯', '¦#腾讯')}\n`,
    );
    const [first] = offers(text);
    expect(first?.title).toBe('Insert as join section');
    expect(first?.result).toBe(withJoin(BLOCK));
  });

  it('is left alone in its block, in a list, and where nothing is one', () => {
    expect(offers(CLEAN.replace('会议主题', '¦会议主题'))).toEqual([]);
    expect(
      offers(withJoin('- 腾讯会议：123-456-789¦\n- https://meeting.tencent.com/dm/aB3dE5fG7hJ9')),
    ).toEqual([]);
    expect(offers(CLEAN.replace('目录配额', '目录¦配额'))).toEqual([]);
    expect(offers(withJoin(`${BLOCK}\n`).replace('目录配额', '目录¦配额'))).toEqual([]);
  });

  it('loses what the profile does not want', () => {
    const whole = sample('tencent zh series with telephone');
    const text = withJoin(`\`\`\`\n${whole.replace('会议主题', '¦会议主题')}\n\`\`\``);
    expect(offers(text)).toEqual([]);
    const [first] = offers(text, withPolicy({ dialIn: false }));
    expect(first?.result).not.toMatch(/\+86|拨号/);
    expect(first?.result).toContain('复制该信息');
    const secret = sample('tencent zh with password and host').replace('会议主题', '¦会议主题');
    expect(offers(withJoin(secret))[0]?.result).toContain('会议密码：****');
    expect(offers(withJoin(secret), withPolicy({ password: 'keep' }))[0]?.result).toContain(
      '会议密码：246810',
    );
  });

  it('keeps the line ends of the file', () => {
    const [first] = offers(withJoin(RAW.replace('会议主题', '¦会议主题')).replaceAll('\n', '\r\n'));
    expect(first?.result).toBe(withJoin(BLOCK).replaceAll('\n', '\r\n'));
  });
});

function pasted(
  words: string,
  text: string,
  options: SnapshotOptions & { readonly over?: string } = {},
): PasteAnswer & { result: string; insertOnly: string } {
  const { over = '', ...others } = options;
  const place = marked(words);
  const snapshot = snapshotOf('2023-08-24.md', place.text, others);
  const file = createSourceText('a:/b', 0, place.text);
  const end = spanOf(file, { start: place.caret, end: place.caret }).start + over.length;
  const range: Range = { start: place.caret, end: positionAt(file, end) };
  const answer = paste.handle(snapshot, { uri: snapshot.uri, range, text })!;
  const source = createSourceText('a:/b', 0, place.text);
  const own = { span: spanOf(source, range), text: answer.insert };
  const edits = answer.edits.map((each) => ({ span: spanOf(source, each.range), text: each.newText }));
  return {
    ...answer,
    insertOnly: applyEdits(place.text, [own]),
    result: applyEdits(place.text, [...(answer.insert === '' ? [] : [own]), ...edits]),
  };
}

describe('pasting an invitation', () => {
  const empty = withJoin('¦');

  it('puts the block where the caret is and is sure in the section for it', () => {
    const found = pasted(empty, RAW);
    expect(found).toMatchObject({ sure: true, label: 'Insert as join section', edits: [] });
    expect(found.result).toBe(withJoin(BLOCK));
    expect(found.withTime?.label).toBe('Insert as join section and set the time to “2023/08/24 19:00~20:00”');
    expect(found.withTime?.edits).toHaveLength(1);
  });

  it('sets the empty time line in the same step', () => {
    const found = pasted(empty.replace('2023/08/24 19:00~19:30\n\n', ''), RAW);
    expect(found.withTime).toBeUndefined();
    expect(found.result).toBe(withJoin(BLOCK).replace('19:00~19:30', '19:00~20:00'));
  });

  it('of another zone gives the time of the profile’s', () => {
    const berlin = RAW.replace('19:00-20:00 (GMT+08:00) 中国标准时间 - 北京', '13:00-14:00 (GMT+02:00)');
    expect(pasted(empty.replace('2023/08/24 19:00~19:30\n\n', ''), berlin).result).toContain(
      '\n2023/08/24 19:00~20:00\n',
    );
    const late = RAW.replace('19:00-20:00 (GMT+08:00) 中国标准时间 - 北京', '20:00-21:00 (GMT-07:00)');
    expect(pasted(empty.replace('2023/08/24 19:00~19:30\n\n', ''), late).result).toContain(
      '\n2023/08/25 11:00~12:00\n',
    );
  });

  it('of a series gives the day of the minutes, of a calendar its year', () => {
    const none = empty.replace('2023/08/24 19:00~19:30\n\n', '');
    const series = sample('tencent zh series with telephone').replace('2023/08/24 19:00', '2023/08/10 19:00');
    expect(pasted(none, series).result).toContain('\n2023/08/24 19:00~19:30\n');
    expect(pasted(none, sample('google-meet en single')).result).toContain('\n2023/08/24 19:00~20:00\n');
  });

  it('elsewhere fills the section while it is empty, and is not sure', () => {
    const text = empty
      .replace('¦', '')
      .replace('## 加入会议\n\n\n\n', '## 加入会议\n\n')
      .replace('- 目录配额', '- 目录配额¦');
    const found = pasted(text, RAW);
    expect(found).toMatchObject({ sure: false, insert: '' });
    expect(found.result).toBe(withJoin(BLOCK));
    const full = pasted(CLEAN.replace('目录配额', '目录配额¦'), RAW);
    expect(full.sure).toBe(false);
    expect(full.insert).toContain(BLOCK);
    expect(full.label).toBe('Insert as invitation block');
    expect(full.withTime).toBeUndefined();
    expect(full.replace?.map((each) => each.label)).toEqual([
      'Replace the invitation and set the time to “2023/08/24 19:00~20:00”',
      'Replace the invitation',
    ]);
    const source = createSourceText('a:/b', 0, CLEAN);
    const edits = full.replace![1]!.edits.map((each) => ({
      span: spanOf(source, each.range),
      text: each.newText,
    }));
    expect(applyEdits(CLEAN, edits)).toBe(withJoin(BLOCK));
  });

  it('beside another invitation, or of half of one, is not sure', () => {
    expect(pasted(withJoin(`${OLD}\n\n¦`), RAW).sure).toBe(false);
    expect(pasted(empty, 'https://meeting.tencent.com/dm/AbCdEf012345').sure).toBe(false);
  });

  it('into a fence gives lines without another', () => {
    const found = pasted(withJoin('```\n¦\n```'), RAW);
    expect(found.result).toBe(withJoin(BLOCK));
    expect(found.sure).toBe(true);
  });

  it('takes the place of one that nobody can join by, whole', () => {
    const toCome = RAW.replace(/https:\S+/, '待补充').replace(/(?<=#腾讯会议：)[\d-]+/, '待补充');
    const template = withJoin(`\`\`\`text\n${toCome}\n\`\`\``);
    for (const at of ['会议主题', '待补充', '邀请您']) {
      const found = pasted(template.replace(at, `¦${at}`), RAW);
      expect(found).toMatchObject({ sure: true, insert: '' });
      expect(found.result).toBe(withJoin(BLOCK));
    }
    const over = pasted(
      template.replace(toCome, () => `¦${toCome}`),
      RAW,
      { over: toCome },
    );
    expect(over).toMatchObject({ sure: true, insert: RAW });
    expect(over.result).toBe(withJoin(BLOCK.replace('```', '```text')));
    const elsewhere = pasted(template.replace('目录配额', '目录配额¦'), RAW);
    expect(elsewhere).toMatchObject({ sure: false, insert: '' });
    expect(elsewhere.result).toBe(withJoin(BLOCK));
    const link = pasted(template.replace('待补充', '¦'), 'https://meeting.tencent.com/dm/AbCdEf012345');
    expect(link).toMatchObject({ sure: false, insert: 'https://meeting.tencent.com/dm/AbCdEf012345' });
  });

  it('is left to the editor where nothing is one', () => {
    const snapshot = snapshotOf('2023-08-24.md', CLEAN);
    const range: Range = { start: { line: 5, character: 0 }, end: { line: 5, character: 0 } };
    expect(paste.handle(snapshot, { uri: snapshot.uri, range, text: '大家好' })).toBeNull();
    expect(paste.handle(snapshot, { uri: 'file:///other.md', range, text: RAW })).toBeNull();
  });
});

describe('what services write', () => {
  it('is no fault of the minutes, aside from secrets', () => {
    for (const { name, text } of invitationSamples) {
      if (name === 'tencent zh by hand in one line') continue;
      const { uri, findings } = snapshotOf('2023-08-24.md', withJoin(`\`\`\`\n${text}\n\`\`\``));
      const found = findings(uri).map(({ ruleId }) => ruleId);
      expect(
        found.filter((rule) => rule.startsWith('join-')),
        name,
      ).toEqual([]);
    }
  });

  it('is tidied once, without secrets, wherever it is pasted', () => {
    for (const { name, text } of invitationSamples) {
      const [first] = offers(withJoin(text.replace(/^/, '¦')));
      expect(first?.title, name).toBe('Tidy this invitation');
      const again = offers(first!.result.replace('```\n', '```\n¦'));
      expect(again, name).toEqual([]);
      const rules = snapshotOf('2023-08-24.md', first!.result);
      expect(
        rules
          .findings(rules.uri)
          .map(({ ruleId }) => ruleId)
          .filter((rule) => /^join-not|privacy/.test(rule)),
        name,
      ).toEqual([]);
    }
  });

  it('can be pasted and tidied at any place of any text', () => {
    const texts = invitationSamples.map(({ text }, index) =>
      index % 2 === 0 ? withJoin(text) : CLEAN.replace('#### 周边生态', () => `${text}\n\n#### 周边生态`),
    );
    fc.assert(
      fc.property(
        fc.oneof(randomText, mutatedText([CLEAN, ...texts])),
        fc.constantFrom(...invitationSamples),
        fc.nat(60),
        fc.nat(30),
        fc.nat(3),
        (text, sampled, line, character, more) => {
          const snapshot = snapshotOf('2023-08-24.md', text);
          const range = { start: { line, character }, end: { line: line + more, character } };
          const textDocument = { uri: snapshot.uri };
          const answer = paste.handle(snapshot, { uri: snapshot.uri, range, text: sampled.text });
          expect(answer && (answer.insert !== '' || answer.edits.length > 0)).toBe(true);
          expect(() =>
            codeAction.handle(snapshot, { textDocument, range, context: { diagnostics: [] } }),
          ).not.toThrow();
        },
      ),
      { numRuns: 200 },
    );
  }, 60_000);
});

describe('hover over an invitation', () => {
  it('shows every part that was understood', () => {
    const { text, caret } = marked(
      withJoin(`\`\`\`\n${sample('teams en with telephone').replace('Passcode', '¦Passcode')}\n\`\`\``),
    );
    const snapshot = snapshotOf('2023-08-24.md', text);
    const found = hover.handle(snapshot, { textDocument: { uri: snapshot.uri }, position: caret })!;
    const words = JSON.stringify(found.contents);
    for (const part of [
      'Microsoft Teams',
      '275 123 456 789',
      'Password: DeF456',
      'Number for the telephone: 314 159 265',
    ])
      expect(words).toContain(part);
  });

  it('tells a webinar and who is behind it', () => {
    const { text, caret } = marked(
      withJoin(`\`\`\`\n${sample('tencent zh webinar').replace('会议主题', '¦会议主题')}\n\`\`\``),
    );
    const snapshot = snapshotOf('2023-08-24.md', text);
    const words = JSON.stringify(
      hover.handle(snapshot, { textDocument: { uri: snapshot.uri }, position: caret })!.contents,
    );
    expect(words).toContain('Tencent Meeting (webinar)');
    expect(words).toContain('Invited by: 沈知秋');
  });
});
