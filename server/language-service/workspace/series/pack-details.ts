import type {
  FileLinkSummary,
  InvitationSummary,
  MinutesDetails,
  QuestionSummary,
  SaidLines,
} from '../../model/details.ts';
import { isCount, isText, listOf, unpackWhole } from './packed.ts';

/** Details as plain JSON, for a cache. */
export function packDetails({ said, questions, invitation, fileLinks }: MinutesDetails): unknown {
  return [
    said.words,
    differences(said.lines),
    differences(said.sections),
    questions.map(({ words, line, answered }) => [words, line, answered ? 1 : 0]),
    invitation ? [invitation.number ?? 0, SERIES.indexOf(invitation.series), invitation.link ?? 0] : 0,
    fileLinks.map(({ path, span, line, column }) => [path, span.start, span.end, line, column]),
  ];
}

/** The details that were packed; undefined for any other value. */
export function unpackDetails(value: unknown): MinutesDetails | undefined {
  const packed = listOf(value, 6);
  if (!packed) return undefined;
  const said = unpackSaid(packed[0], packed[1], packed[2]);
  const questions = all(packed[3], unpackQuestion);
  const invitation = packed[4] === 0 ? undefined : unpackInvitation(packed[4]);
  const fileLinks = all(packed[5], unpackFileLink);
  if (!said || !questions || !fileLinks || (packed[4] !== 0 && !invitation)) return undefined;
  return { said, questions, ...(invitation && { invitation }), fileLinks };
}

/** The order is part of the form. */
const SERIES: readonly InvitationSummary['series'][] = [undefined, false, true];

function unpackSaid(words: unknown, lines: unknown, sections: unknown): SaidLines | undefined {
  const own = sums(lines);
  const numbers = sums(sections);
  if (!isText(words) || !own || !numbers || own.length !== numbers.length) return undefined;
  if (own.some((line, index) => line <= (own[index - 1] ?? -1)) || numbers.some((each) => each < -1))
    return undefined;
  let count = 0;
  for (let at = words.indexOf('\n'); at !== -1; at = words.indexOf('\n', at + 1)) count++;
  return count === own.length && (words === '' || words.endsWith('\n'))
    ? { words, lines: own, sections: numbers }
    : undefined;
}

function unpackQuestion(value: unknown): QuestionSummary | undefined {
  const [words, line, answered] = listOf(value, 3) ?? [];
  if (!isText(words) || !isCount(line) || (answered !== 0 && answered !== 1)) return undefined;
  return { words, line, answered: answered === 1 };
}

function unpackInvitation(value: unknown): InvitationSummary | undefined {
  const [number, kind, link] = listOf(value, 3) ?? [];
  if ((number !== 0 && !isText(number)) || (link !== 0 && !isText(link))) return undefined;
  if (!isCount(kind) || kind >= SERIES.length) return undefined;
  const series = SERIES[kind];
  return {
    ...(number !== 0 && { number }),
    ...(series !== undefined && { series }),
    ...(link !== 0 && { link }),
  };
}

function unpackFileLink(value: unknown): FileLinkSummary | undefined {
  const [path, start, end, line, column] = listOf(value, 5) ?? [];
  if (!isText(path) || !isCount(start) || !isCount(end) || !isCount(line) || !isCount(column))
    return undefined;
  return end < start ? undefined : { path, span: { start, end }, line, column };
}

function all<V>(value: unknown, unpack: (each: unknown) => V | undefined): readonly V[] | undefined {
  const found = listOf(value)?.map(unpack);
  return found?.every((each) => each !== undefined) ? found : undefined;
}

/** Each number less the one before. */
function differences(numbers: readonly number[]): readonly number[] {
  return numbers.map((number, index) => number - (numbers[index - 1] ?? 0));
}

function sums(value: unknown): readonly number[] | undefined {
  let sum = 0;
  return unpackWhole(value)?.map((number) => {
    sum += number;
    return sum;
  });
}
