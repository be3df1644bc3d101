import { describe, expect, it } from 'vitest';
import { moveSection } from '../../server/language-service/model/move-section.ts';
import { outlineOf } from '../../server/language-service/model/outline.ts';
import { readMinutes } from '../../server/language-service/model/read-minutes.ts';
import {
  headingText,
  missingSections,
  newSection,
  placeFor,
} from '../../server/language-service/model/section-place.ts';
import { curve } from '../../server/language-service/profiles/curve.ts';
import { sectionsOf } from '../../server/language-service/profiles/sections-of.ts';
import { createSourceText } from '../../server/language-service/text/source-text.ts';
import { applyEdits } from '../../server/language-service/text/text-edit.ts';

const read = (text: string, day = '2023-08-24') =>
  readMinutes(createSourceText(`file:///minutes/${day}.md`, 1, text), curve);
const specOf = (minutes: ReturnType<typeof read>, role: string) =>
  sectionsOf(minutes.layout).find((spec) => spec.role === role)!;

/** The text after a missing section was put in, with `|` where the caret goes. */
function insert(text: string, role: string, day?: string): string {
  const minutes = read(text, day);
  const { edits, caret } = newSection(minutes, specOf(minutes, role));
  const marked = edits.map((edit, index) =>
    index === caret.edit
      ? { ...edit, text: `${edit.text.slice(0, caret.offset)}|${edit.text.slice(caret.offset)}` }
      : edit,
  );
  return applyEdits(text, marked);
}

const NOTES =
  '## 会议内容\n\n### 一、近期工作\n\n- 快照\n\n### 三、近期公众号文章\n\n无\n\n### 四、答疑 & 交流\n\n无\n';

describe('a missing section', () => {
  it('is known by the layout of the day', () => {
    expect(missingSections(read(NOTES)).map(({ role }) => role)).toEqual(['time', 'join', 'community']);
    expect(missingSections(read(NOTES, '2022-12-29')).map(({ role }) => role)).toEqual(['time', 'join']);
  });

  it('is not missing where a bold line names it', () => {
    const text = NOTES.replace('### 四、答疑 & 交流', '**四、答疑 & 交流**');
    expect(missingSections(read(text)).map(({ role }) => role)).not.toContain('questions');
  });

  it('goes before the next section and takes the number left free', () => {
    expect(insert(NOTES, 'community')).toBe(
      NOTES.replace('### 三', '### 二、开源社区活动和外部会议\n|\n### 三'),
    );
  });

  it('shifts the numbers behind it where none was left free', () => {
    const text = NOTES.replace('三、', '二、').replace('四、', '三、');
    expect(insert(text, 'community').replace('|', '')).toBe(
      NOTES.replace('### 三', '### 二、开源社区活动和外部会议\n\n### 三'),
    );
  });

  it('goes to the end of the text, with the text’s own line end', () => {
    const text = NOTES.slice(0, NOTES.indexOf('### 四'));
    expect(insert(text.trimEnd(), 'questions')).toBe(`${text.trimEnd()}\n\n### 四、答疑 & 交流|`);
    expect(insert(`${text.trimEnd()}\n`, 'questions')).toBe(`${text.trimEnd()}\n\n### 四、答疑 & 交流\n|`);
    expect(insert(`${text.trimEnd()}\n`.replaceAll('\n', '\r\n'), 'questions')).toBe(
      `${text.trimEnd()}\n\n### 四、答疑 & 交流\n|`.replaceAll('\n', '\r\n'),
    );
  });

  it('goes before topics and words that lost their heading', () => {
    const lost = NOTES.replace('### 一、近期工作\n\n', '#### 块存储\n\n');
    expect(insert(lost, 'work')).toBe(lost.replace('#### 块', '### 一、近期工作\n|\n#### 块'));
    const words = NOTES.replace('### 一、近期工作\n\n', '');
    expect(insert(words, 'work')).toBe(words.replace('- 快照', '### 一、近期工作\n|\n- 快照'));
  });

  it('goes before the sections that belong in it', () => {
    const text = `## 时间\n\n${NOTES.replace('## 会议内容\n\n', '')}`;
    expect(insert(text, 'content')).toBe(text.replace('### 一', '## 会议内容\n|\n### 一'));
  });

  it('stands behind sections of the meeting’s own', () => {
    const text = NOTES.replace('### 三、近期', '### 二、控制台\n\n无\n\n### 三、近期');
    expect(insert(text, 'community').replace('|', '')).toContain(
      '### 三、开源社区活动和外部会议\n\n### 四、近期公众号文章',
    );
  });

  it('is written like its neighbours', () => {
    const arabic = NOTES.replace('一、', '1. ').replace('三、', '3. ').replace('四、', '4. ');
    expect(insert(arabic, 'community')).toContain('### 2. 开源社区活动和外部会议\n');
    const bare = NOTES.replace('一、', '').replace('三、', '').replace('四、', '');
    expect(insert(bare, 'community')).toContain('### 开源社区活动和外部会议\n');
    const bold = read('**时间**\n\n2022-01-06 19:00~19:40\n\n**加入会议**\n\n线下\n', '2022-01-06');
    expect(headingText(bold, specOf(bold, 'content'))).toBe('**会议内容**');
  });

  it('has a place in a text that has nothing', () => {
    for (const text of ['', '\uFEFF', '\n\n', '你好']) {
      const minutes = read(text);
      for (const spec of sectionsOf(minutes.layout)) {
        expect(placeFor(minutes, spec)).toBe(text.length);
        expect(applyEdits(text, newSection(minutes, spec).edits)).toContain(spec.name);
      }
    }
  });
});

describe('a section in the wrong place', () => {
  const part = (heading: string, words: string): string => `${heading}\n\n${words}\n\n`;
  const work = part('### 一、近期工作', '#### 块存储\n\n- 快照');
  const community = part('### 二、开源社区', '- 活动');
  const articles = part('### 三、近期公众号文章', '无');
  const questions = part('### 四、答疑 & 交流', '无');
  const head = part('## 时间', '2023/08/24 19:00~19:30');
  const join = part('## 加入会议', '线下');
  const notes = '## 会议内容\n\n';
  const sound = head + join + notes + work + community + articles + questions;

  const moves: readonly (readonly [string, string])[] = [
    ['to the start of the text', community + head + join + notes + work + articles + questions],
    ['to the end', head + join + notes + work + articles + questions + community],
    ['before the heading that holds it', head + join + work + notes + community + articles + questions],
    ['with topics in it', head + join + notes + community + articles + work + questions],
    ['of an upper level into a list', head + notes + work + join + community + articles + questions],
    ['that holds others', notes + work + community + articles + questions + head + join],
  ];

  it.each(moves)('moves back byte for byte: %s', (_name, text) => {
    for (const vary of [
      (each: string) => each,
      (each: string) => each.replaceAll('\n', '\r\n'),
      (each: string) => each.trimEnd(),
    ]) {
      const minutes = read(vary(text));
      const { misplaced, specs } = outlineOf(minutes);
      expect(misplaced.size).toBe(1);
      const [section] = misplaced;
      const edits = moveSection(minutes, section!, specs.get(section!)!);
      expect(applyEdits(vary(text), edits)).toBe(vary(sound));
    }
  });

  it('takes its number from its place', () => {
    const text =
      notes +
      questions.replace('四', '一') +
      work.replace('一', '二') +
      community.replace('二', '三') +
      articles.replace('三', '四');
    const minutes = read(text);
    const [section] = outlineOf(minutes).misplaced;
    const edits = moveSection(minutes, section!, outlineOf(minutes).specs.get(section!)!);
    expect(applyEdits(text, edits)).toBe(notes + work + community + articles + questions);
  });
});
