import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../server/language-service/features/diagnostic.ts';
import { features } from '../../server/language-service/features/index.ts';
import { readMinutes } from '../../server/language-service/model/read-minutes.ts';
import { curve } from '../../server/language-service/profiles/curve.ts';
import type { Profile } from '../../server/language-service/profiles/profile.ts';
import { check, checkUp, type Surroundings } from '../../server/language-service/rules/check.ts';
import { rules } from '../../server/language-service/rules/index.ts';
import { createSourceText, type SourceText } from '../../server/language-service/text/source-text.ts';
import { ableClient } from '../../server/language-service/workspace/client.ts';
import type { Snapshot } from '../../server/language-service/workspace/snapshot.ts';
import { quietTyping } from '../../server/language-service/workspace/typing.ts';
import { openDocuments } from '../../server/lsp/open-document.ts';
import { type Change, keystroke } from '../support/arbitrary-text.ts';
import { corpus, hasCorpus } from '../support/paths.ts';
import { CLEAN, DAMAGED } from '../support/samples.ts';

/** How many documents are edited, sixty times each: `MINUTES_RUNS=5000 npx vitest run test/properties/following` for a long run. */
const RUNS = Number(process.env.MINUTES_RUNS ?? 90);
const EDITS = 60;

const real = hasCorpus
  ? readdirSync(join(corpus, 'curve'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => readFileSync(join(corpus, 'curve', name), 'utf8'))
  : [];
const rolling = `${CLEAN}\n${DAMAGED.replaceAll('2023/08', '2023/07')}`;
const suppressed = `<!-- minutes-disable list-marker -->\n\n${DAMAGED}`;
const start = fc.constantFrom(CLEAN, DAMAGED, rolling, suppressed, CLEAN.replaceAll('\n', '\r\n'), ...real);

/** Every rule is on. */
const profile: Profile = {
  ...curve,
  rules: Object.fromEntries(rules.map(({ id, severity }) => [id, severity === 'off' ? 'info' : 'default'])),
};
const uri = 'file:///minutes/2023-08-24.md';
const surroundings: Surroundings = {
  now: Date.UTC(2023, 8, 1),
  exists: (path) => path.length % 2 === 0,
  read: () => '# x',
  earlier: [readMinutes(createSourceText('file:///minutes/2023-08-10.md', 1, CLEAN), profile)],
};

function snapshotOf(source: SourceText): Snapshot {
  const minutes = readMinutes(source, profile);
  const checkup = checkUp(minutes, surroundings);
  return {
    now: surroundings.now,
    zone: 'Asia/Shanghai',
    translations: {},
    client: ableClient,
    text: () => source,
    minutes: () => minutes,
    surroundings: () => surroundings,
    checkup: () => checkup,
    findings: () => check(minutes, surroundings),
    projectProblems: () => undefined,
    typing: () => quietTyping(0),
    explanation: () => '',
  };
}

const answered = features.filter(({ method }) =>
  /\/(?:documentSymbol|foldingRange|documentLink)$/.test(method),
);

/** All that a reader is shown of a version. */
function shown(source: SourceText) {
  const snapshot = snapshotOf(source);
  return {
    diagnostics: diagnose(snapshot, uri).items,
    findings: snapshot.findings(uri),
    answers: answered.map(({ handle }) => handle(snapshot, { textDocument: { uri } })),
  };
}

function apply(source: SourceText, version: number, { at, remove, insert }: Change): SourceText {
  const offset = Math.floor(at * source.text.length);
  const document = { ...openDocuments.create(uri, 'markdown', version, ''), source };
  const position = (place: number) => {
    const line = source.lineStarts.findLastIndex((lineStart) => lineStart <= place);
    return { line, character: place - (source.lineStarts[line] ?? 0) };
  };
  const range = { start: position(offset), end: position(offset + remove) };
  return openDocuments.update(document, [{ range, text: insert }], version).source;
}

describe('a document that is edited', { timeout: 60_000 + RUNS * 4000 }, () => {
  it('is shown as one that was opened with the same text', () => {
    fc.assert(
      fc.property(start, fc.array(keystroke, { minLength: EDITS, maxLength: EDITS }), (text, changes) => {
        let source = createSourceText(uri, 0, text);
        shown(source);
        for (const [version, change] of changes.entries()) {
          source = apply(source, version + 1, change);
          expect(shown(source)).toEqual(shown(createSourceText(uri, version + 1, source.text)));
        }
      }),
      { numRuns: RUNS },
    );
  });
});
