import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOfDay } from '../../server/language-service/calendar/date.ts';
import { dateEdits } from '../../server/language-service/commands/change-date/date-edits.ts';
import { uriOnDay } from '../../server/language-service/commands/change-date/uri-on-day.ts';
import { linkEdits } from '../../server/language-service/commands/moved-links/link-edits.ts';
import { renameTopic, topicAt } from '../../server/language-service/commands/rename-topic.ts';
import { readMinutes } from '../../server/language-service/model/read-minutes.ts';
import { curve } from '../../server/language-service/profiles/curve.ts';
import { fileNameOf } from '../../server/language-service/profiles/uri-path.ts';
import { createSourceText, slice } from '../../server/language-service/text/source-text.ts';
import { applyEdits, areDisjoint } from '../../server/language-service/text/text-edit.ts';
import { encodeSegment } from '../../server/language-service/workspace/resolve-uri.ts';
import { mutatedText, randomText } from '../support/arbitrary-text.ts';
import { root } from '../support/paths.ts';
import { snapshotOf } from '../support/snapshot.ts';

const RUNS = Number(process.env.MINUTES_RUNS ?? 200);
const fixture = readFileSync(join(root, 'test', 'fixtures', '2023-08-24.md'), 'utf8');
const linked = `${fixture}\n[上次](2023-08-10.md) ![图](./a%20b.png) [年](<../2022/x y.md#a>) [x][id]\n\n[id]: ../c.md\n`;
const text = fc.oneof(randomText, mutatedText([fixture, linked]));
const day = fc.integer({ min: 18_000, max: 22_000 }).map(dateOfDay);
const segment = fc.oneof(
  fc.constantFrom(
    '2023',
    '2023年',
    '08',
    '8月',
    '2023-08',
    '2023Q3',
    'a b',
    '双周会',
    '2023-08-24',
    '%',
    '%2',
    '..',
  ),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
);
const SERIES = 'file:///notes/';
const URI = `${SERIES}2023/2023-08-24.md`;

describe('any text', { timeout: 30_000 + RUNS * 200 }, () => {
  it('is moved to another day by edits of single dates and weekdays', () => {
    fc.assert(
      fc.property(text, day, (words, to) => {
        const minutes = readMinutes(createSourceText(URI, 1, words), curve);
        if (!minutes.date) return;
        const edits = dateEdits(minutes, minutes.date, to);
        expect(areDisjoint(edits)).toBe(true);
        for (const { span, text: written } of edits) {
          const old = slice(minutes.source, span);
          expect(old.length).toBeGreaterThan(0);
          expect(old.length).toBeLessThan(40);
          expect(`${old}${written}`).not.toMatch(/[\r\n]/);
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('keeps its links when it goes to another folder and back', () => {
    fc.assert(
      fc.property(text, (words) => {
        const there = { from: URI, to: `${SERIES}2024/2023-08-24.md` };
        const before = readMinutes(createSourceText(URI, 1, words), curve);
        const edits = linkEdits(before, [there]);
        expect(areDisjoint(edits)).toBe(true);
        const after = readMinutes(createSourceText(there.to, 1, applyEdits(words, edits)), curve);
        expect(after.links).toHaveLength(before.links.length);
        const back = linkEdits(after, [{ from: there.to, to: there.from }]);
        const again = readMinutes(createSourceText(URI, 1, applyEdits(after.source.text, back)), curve);
        const targets = ({ links }: typeof again) => links.map(({ target }) => target);
        const plain = (path: string) => new URL(encodeURIComponent(path).replace(/(?:%2F)+/g, '/'), URI).href;
        const resolved = (minutes: typeof again) =>
          targets(minutes).map((target) =>
            target.kind === 'file' && target.path !== '' ? { ...target, path: plain(target.path) } : target,
          );
        expect(resolved(again)).toEqual(resolved(before));
      }),
      { numRuns: RUNS },
    );
  });

  it('is left whole by a new name for a topic', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.string(), (words, place, name) => {
        const snapshot = snapshotOf('2023-08-24.md', words);
        const offset = place % (words.length + 1);
        const topic = topicAt(snapshot.minutes(snapshot.uri)!, offset);
        const result = renameTopic(snapshot, snapshot.uri, offset, name);
        expect(result === undefined).toBe(topic === undefined);
      }),
      { numRuns: RUNS },
    );
  });
});

describe('any path', () => {
  it('is another path on another day, as deep as before and with the same end', () => {
    fc.assert(
      fc.property(fc.array(segment, { maxLength: 4 }), segment, day, (folders, name, to) => {
        const parts = [...folders, `${name}.md`].map((part) => encodeSegment(part));
        const uri = `${SERIES}${parts.join('/')}`;
        const from = { year: 2023, month: 8, day: 24 };
        const target = uriOnDay({ uri, pattern: curve.fileName, series: SERIES, day: from }, to);
        expect(target.split('/')).toHaveLength(uri.split('/').length);
        expect(fileNameOf(target)).toMatch(/\.md$/);
        expect(target.startsWith(SERIES)).toBe(true);
      }),
    );
  });
});
