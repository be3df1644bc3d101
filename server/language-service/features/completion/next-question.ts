import { chineseNumeral, readOrdinalNumber } from '../../calendar/numeral.ts';
import { question, type Skeleton } from '../../profiles/skeleton.ts';
import { lineAt, lineSpan, slice } from '../../text/source-text.ts';
import type { Place } from './place.ts';

/** The mark of a question or an answer as it is written, in parts. */
interface Mark {
  readonly indent: string;
  /** `- `, `1. ` or `1、`; empty where the line is a paragraph's. */
  readonly marker: string;
  readonly bold: string;
  /** `Q`, `问`; empty where a number alone marks the question. */
  readonly word: string;
  /** The blanks before the number, and the number. */
  readonly gap: string;
  readonly number: string;
  /** Bold ends before or behind the colon, or with the words. */
  readonly colon: string;
}

/** How the questions of a file are written. */
interface Style {
  readonly question: Mark;
  readonly answer: Mark;
  /** Whether a blank line stands between question and answer. */
  readonly apart: boolean;
}

const MARK = String.raw`^([ \t]*)((?:[-*+]|\d{1,9}[.)])[ \t]+|\d{1,3}、[ \t]*)?(\*\*|__)?`;
const REST = String.raw`([ \t]*)(\d{1,4}|[一二三四五六七八九十]{1,3})?((?:\*\*|__)?[:：.、](?:\*\*|__)?[ \t]*)`;
const QUESTION = new RegExp(`${MARK}(Q(?:uestion)?|问题?|提问)${REST}`, 'i');
const ANSWER = new RegExp(`${MARK}(A(?:nswer)?|答复?|回答|解答)${REST}`, 'i');
const NUMBERED = /^([ \t]*)(\d{1,9}[.)][ \t]+|\d{1,3}、[ \t]*)(?=\S)/;
const ANSWERS: Readonly<Record<string, string>> = {
  问: '答',
  问题: '回答',
  提问: '回答',
  q: 'A',
  question: 'Answer',
};

/**
 * A question with its answer in the style of the last one above the caret, else the first one below it, numbers going on; in the usual style
 * where the section holds none.
 */
export function nextQuestion(place: Place): Skeleton {
  const lines = linesOf(place);
  const above = lines.slice(0, lines.indexOf(undefined)).filter((line) => line !== undefined);
  const below = lines.slice(above.length + 1).filter((line) => line !== undefined);
  const last = above.findLastIndex((line) => markOf(line) !== undefined);
  const first = below.findIndex((line) => markOf(line) !== undefined);
  const style = last >= 0 ? styleAt(above, last) : first >= 0 ? styleAt(below, first) : undefined;
  if (!style) return question(1);
  const isItem = /^[-*+\d]/.test(style.question.marker) && !style.question.marker.includes('、');
  const step = last >= 0 ? 1 : 0;
  const before = isItem || (above.at(-1) ?? '').trim() === '' ? '' : '\n';
  // The line may be indented already.
  // An answer in a list of its own begins that list anew.
  const answerStep = style.answer.indent === style.question.indent ? step : 0;
  const own = /^[ \t]/.test(place.before) ? { ...style.question, indent: '' } : style.question;
  return [
    before,
    written(own, step),
    { stop: 1 },
    `${boldBehind(own)}${style.apart ? '\n\n' : '\n'}${written(style.answer, step, answerStep)}`,
    { stop: 2 },
    `${boldBehind(style.answer)}\n`,
  ];
}

/** The lines of the section; undefined for the one that the caret is on. */
function linesOf({ minutes: { source }, section, offset }: Place): readonly (string | undefined)[] {
  if (!section) return [undefined];
  const caret = lineAt(source, offset);
  const end = lineAt(source, section.body.end);
  const found: (string | undefined)[] = [];
  for (let line = lineAt(source, section.heading.end) + 1; line <= Math.max(end, caret); line++)
    found.push(line === caret ? undefined : slice(source, lineSpan(source, line)));
  return found;
}

function markOf(line: string): Mark | undefined {
  if (ANSWER.test(line)) return undefined;
  const asked = partsOf(QUESTION.exec(line));
  if (asked) return asked;
  const [, indent = '', marker = ''] = NUMBERED.exec(line) ?? [];
  return marker === '' || indent !== ''
    ? undefined
    : { indent, marker, bold: '', word: '', gap: '', number: '', colon: '' };
}

function partsOf(match: RegExpExecArray | null): Mark | undefined {
  if (!match) return undefined;
  const [, indent = '', marker = '', bold = '', word = '', gap = '', number = '', colon = ''] = match;
  return { indent, marker, bold, word, gap, number, colon };
}

function styleAt(lines: readonly string[], index: number): Style | undefined {
  const asked = markOf(lines[index] ?? '');
  if (!asked) return undefined;
  const next = lines.findIndex((line, at) => at > index && line.trim() !== '');
  const line = lines[next] ?? '';
  const written = partsOf(ANSWER.exec(line));
  const isParagraph = asked.marker === '' || asked.marker.includes('、');
  if (written) return { question: asked, answer: written, apart: next > index + 1 };
  if (asked.word === '') {
    // An answer without a mark stands under its number.
    const isAnswer = line !== '' && !markOf(line);
    const indent = isParagraph ? '' : ' '.repeat(asked.marker.length);
    const bare = { indent, marker: '', bold: '', word: '', gap: '', number: '', colon: '' };
    return { question: asked, answer: bare, apart: isAnswer ? next > index + 1 : false };
  }
  const word = ANSWERS[asked.word.toLowerCase()] ?? 'A';
  const inItem = { indent: `${asked.indent}${' '.repeat(asked.marker.length)}`, marker: '- ' };
  return { question: asked, answer: { ...asked, ...(isParagraph ? {} : inItem), word }, apart: isParagraph };
}

/** The mark, so many numbers further. */
function written(
  { indent, marker, bold, word, gap, number, colon }: Mark,
  step: number,
  itemStep = step,
): string {
  const item = marker.replace(/^\d+/, (digits) => String(Number(digits) + itemStep));
  return `${indent}${item}${bold}${word}${gap}${further(number, step)}${colon}`;
}

function further(number: string, step: number): string {
  const value = readOrdinalNumber(number);
  if (number === '' || value === undefined) return number;
  return /\d/.test(number) ? String(value + step) : chineseNumeral(value + step);
}

/** Bold that was not closed round the mark goes round the words too. */
function boldBehind({ bold, colon }: Mark): string {
  return bold === '' || colon.includes(bold) ? '' : bold;
}
