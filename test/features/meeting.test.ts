import { describe, expect, it } from 'vitest';
import { meetingRequest } from '../../server/language-service/features/meeting.ts';
import { CLEAN } from '../support/samples.ts';
import { snapshotOf } from '../support/snapshot.ts';

/** `3 加入会议 filled 1` for each section: level, words, state, links. */
function sections(text: string): string[] {
  const snapshot = snapshotOf('2023-08-24.md', text);
  const answer = meetingRequest.handle(snapshot, { uri: snapshot.uri })!;
  expect(answer.day).toBe('2023-08-24');
  const lines = text.split('\n');
  for (const { line, words } of answer.sections) {
    if (line !== undefined) expect(lines[line]).toContain(words);
  }
  return answer.sections.map(({ level, words, state, links }) => `${level} ${words} ${state} ${links}`);
}

describe('the meeting', () => {
  it('has its sections with what is in them, those inside included', () => {
    expect(sections(`# Curve 双周会\n\n${CLEAN}`)).toEqual([
      '2 时间 filled 0',
      '2 加入会议 filled 0',
      '2 会议内容 filled 6',
      '3 近期工作 filled 3',
      '4 Curve文件存储 filled 3',
      '4 Curve块存储 filled 0',
      '4 周边生态 filled 0',
      '3 开源社区活动和外部会议 filled 1',
      '3 近期公众号文章 filled 2',
      '3 答疑 & 交流 filled 0',
    ]);
  });

  it('has the link of its invitation', () => {
    const joinOf = (text: string) => {
      const snapshot = snapshotOf('2023-08-24.md', text);
      return meetingRequest.handle(snapshot, { uri: snapshot.uri })?.join;
    };
    expect(CLEAN).toContain(`\n${joinOf(CLEAN)}\n`);
    expect(joinOf(CLEAN.replace(/^https:.*$/m, ''))).toBeUndefined();
  });

  it('says what is empty, and what is missing where it belongs', () => {
    const text = CLEAN.replace(/(### 二、.*\n)[\s\S]*?(?=### 三)/, '$1\n<!-- 待补 -->\n\n').replace(
      /### 三、[\s\S]*?(?=### 四)/,
      '',
    );
    expect(sections(text).slice(-3)).toEqual([
      '3 开源社区活动和外部会议 empty 0',
      '3 近期公众号文章 missing 0',
      '3 答疑 & 交流 filled 0',
    ]);
  });

  it('is not there for other documents', () => {
    const snapshot = snapshotOf('2023-08-24.md', CLEAN);
    expect(meetingRequest.handle(snapshot, { uri: 'file:///notes/README.md' })).toBeUndefined();
  });
});
