import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { portionsOf } from '../../server/language-service/model/portions.ts';
import { readMinutes } from '../../server/language-service/model/read-minutes.ts';
import { questionsIn } from '../../server/language-service/model/read-questions.ts';
import { scanMeeting } from '../../server/language-service/model/scan/scan-meeting.ts';
import { scanSummary } from '../../server/language-service/model/scan/scan-summary.ts';
import { curve } from '../../server/language-service/profiles/curve.ts';
import { plainProfile } from '../../server/language-service/profiles/plain.ts';
import type { Profile } from '../../server/language-service/profiles/profile.ts';
import { spanOfNode, walk } from '../../server/language-service/syntax/walk.ts';
import {
  createSourceText,
  lineAt,
  lineSpan,
  positionAt,
  slice,
} from '../../server/language-service/text/source-text.ts';
import { realMinutes } from '../support/minutes-files.ts';
import { hasCorpus } from '../support/paths.ts';
import { CLEAN, DAMAGED } from '../support/samples.ts';
import { scannedText, scannedUri } from '../support/scan-text.ts';

const RUNS = Number(process.env.MINUTES_SCAN_RUNS ?? 1500);

const real = realMinutes();

/** What the tree says of questions, invitation, links to other minutes and the lines that hold words. */
function truth(text: string, uri: string, profile: Profile) {
  const source = createSourceText(uri, 1, text);
  const minutes = readMinutes(source, profile);
  const questions = portionsOf(minutes)
    .filter(({ section }) => section.spec?.role === 'questions')
    .flatMap((placed) =>
      questionsIn(placed.portion).map(({ span, text: words, answered }) => ({
        words,
        line: lineAt(source, placed.place.start + span.start),
        answered,
      })),
    );
  const { number, link } = minutes.invitation ?? {};
  const headings = minutes.sections.map(({ heading }) => heading);
  const lines = new Set<number>();
  const unsure = new Set<number>();
  for (const { node } of walk(minutes.tree)) {
    const shown = node.type === 'text' || node.type === 'inlineCode' || (node.type === 'image' && node.alt);
    if (!shown) continue;
    const { start, end } = spanOfNode(node);
    const last = lineAt(source, Math.max(end - 1, start));
    if (node.type !== 'text' && last > lineAt(source, start)) {
      for (let line = lineAt(source, start); line <= last; line++) unsure.add(line);
      continue;
    }
    if (headings.some((heading) => heading.start <= start && start < heading.end)) continue;
    for (let line = lineAt(source, start); line <= lineAt(source, Math.max(end - 1, start)); line++) {
      const whole = lineSpan(source, line);
      const part = { start: Math.max(whole.start, start), end: Math.min(whole.end, end) };
      if (/[\p{L}\p{N}]/u.test(slice(source, part))) lines.add(line);
    }
  }
  return {
    questions,
    number: number?.digits,
    link: link?.text,
    lines: [...lines].sort((a, b) => a - b),
    unsure,
  };
}

/** Whether the characters of some words stand in a text in their order. */
function isWithin(words: string, text: string): boolean {
  let at = 0;
  for (const character of words) {
    if (character === ' ') continue;
    at = text.indexOf(character, at);
    if (at === -1) return false;
    at += character.length;
  }
  return true;
}

function expectTrue(text: string, uri: string, profile: Profile): void {
  const source = createSourceText(uri, 1, text);
  const { summary, details } = scanMeeting(source, profile);
  const shown = JSON.stringify(text);
  expect(summary, shown).toEqual(scanSummary(createSourceText(uri, 1, text), profile));
  const tree = truth(text, uri, profile);
  expect(details.questions, shown).toEqual(tree.questions);
  expect([details.invitation?.number, details.invitation?.link], shown).toEqual([tree.number, tree.link]);
  const { words, lines, sections } = details.said;
  const split = words === '' ? [] : words.slice(0, -1).split('\n');
  expect([split.length, sections.length], shown).toEqual([lines.length, lines.length]);
  // The letters of a character reference are no words, nor is an ordinal alone; not each line of a picture or of code has some of its words.
  const isPlain = (line: number) => {
    const own = slice(source, lineSpan(source, line));
    return !tree.unsure.has(line) && !own.includes('&') && !/^[ \t>]*\d+[.)]\s*$/.test(own);
  };
  const said = lines.filter((_, index) => /[\p{L}\p{N}]/u.test(split[index] ?? ''));
  expect(said.filter(isPlain), shown).toEqual(tree.lines.filter(isPlain));
  for (const [index, line] of lines.entries()) {
    if (index > 0) expect(line, shown).toBeGreaterThan(lines[index - 1]!);
    const own = slice(source, lineSpan(source, line));
    if (!own.includes('&')) expect(isWithin(split[index]!, own), `${split[index]} in ${own}`).toBe(true);
    const section = sections[index]!;
    const heading = summary.sections[section]?.line ?? -1;
    expect(heading, shown).toBeLessThan(line);
    expect(summary.sections[section + 1]?.line ?? Number.POSITIVE_INFINITY, shown).toBeGreaterThan(line);
  }
  for (const { span, line, column } of details.fileLinks) {
    expect(positionAt(source, span.start), shown).toEqual({ line, character: column });
    expect(slice(source, span), shown).toMatch(/\.(?:md|markdown)$/i);
  }
}

describe('the details of a scan', { timeout: 60_000 + RUNS * 100 }, () => {
  it.skipIf(!hasCorpus)('are what the tree of real minutes says', () => {
    for (const { name, text } of real) {
      for (const profile of [curve, plainProfile]) expectTrue(text, pathToFileURL(name).href, profile);
    }
  });

  it('are what the tree of any text says', () => {
    const bases = [CLEAN, DAMAGED, ...real.map(({ text }) => text)];
    fc.assert(
      fc.property(scannedText(bases), scannedUri, (words, place) => expectTrue(words, place, curve)),
      { numRuns: RUNS },
    );
  });
});
