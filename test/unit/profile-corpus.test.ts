import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readOrdinal } from '../../server/language-service/calendar/numeral.ts';
import { curve } from '../../server/language-service/profiles/curve.ts';
import { recognise } from '../../server/language-service/profiles/recognise.ts';
import { matchSection } from '../../server/language-service/profiles/section-name.ts';
import { sectionsOf } from '../../server/language-service/profiles/sections-of.ts';
import { realMinutes } from '../support/minutes-files.ts';
import { corpus, hasCorpus } from '../support/paths.ts';

describe.skipIf(!hasCorpus)('real Markdown files', () => {
  const files = realMinutes();
  const isCurve = (name: string) => name.startsWith('curve') && !name.endsWith('README.md');

  it('are recognised as minutes of the community or not, in their folder and in a flat one', () => {
    const wrong = files.filter(({ name, text }) => {
      const flat = `file:///notes/${encodeURIComponent(name.slice(name.lastIndexOf('/') + 1))}`;
      return [pathToFileURL(join(corpus, name)).href, flat].some(
        (uri) => recognise(text, uri) !== isCurve(name),
      );
    });
    expect(files.length).toBeGreaterThan(100);
    expect(wrong).toEqual([]);
  });

  it('have no heading that is nearly the name of a section by accident', () => {
    const near = new Set<string>();
    for (const { text } of files) {
      for (const [, words = ''] of text.matchAll(/^ {0,3}#{1,6}[ \t]+(.*)$/gm)) {
        const heading = words.slice(readOrdinal(words)?.span.end ?? 0);
        for (const layout of curve.layouts) {
          if (matchSection(heading, sectionsOf(layout))?.match === 'near') near.add(heading);
        }
      }
    }
    expect([...near]).toEqual([]);
  });
});
