import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeAction } from '../../server/language-service/features/code-action.ts';
import { codeActionResolve } from '../../server/language-service/features/code-action-resolve.ts';
import { diagnose } from '../../server/language-service/features/diagnostic.ts';
import { features } from '../../server/language-service/features/index.ts';
import { readMinutes } from '../../server/language-service/model/read-minutes.ts';
import { curve } from '../../server/language-service/profiles/curve.ts';
import type { Profile } from '../../server/language-service/profiles/profile.ts';
import { sectionsOf } from '../../server/language-service/profiles/sections-of.ts';
import { checkUp, diagnosesOf, type Surroundings } from '../../server/language-service/rules/check.ts';
import { rules } from '../../server/language-service/rules/index.ts';
import type { Translations } from '../../server/language-service/text/message.ts';
import {
  createSourceText,
  lengthOf,
  positionAt,
  type SourceText,
  slice,
} from '../../server/language-service/text/source-text.ts';
import { ableClient } from '../../server/language-service/workspace/client.ts';
import { noMeetings } from '../../server/language-service/workspace/series/meeting-index.ts';
import type { Snapshot } from '../../server/language-service/workspace/snapshot.ts';
import { quietTyping } from '../../server/language-service/workspace/typing.ts';
import { openDocuments } from '../../server/lsp/open-document.ts';
import { type Change, keystroke, share } from '../support/arbitrary-text.ts';
import { realMinutes } from '../support/minutes-files.ts';
import { CLEAN, DAMAGED, DISPLACED } from '../support/samples.ts';

/** How many documents are edited, sixty times each: `MINUTES_RUNS=5000 npx vitest run test/properties/following` for a long run. */
const RUNS = Number(process.env.MINUTES_RUNS ?? 40);
const EDITS = 60;

const real = realMinutes('curve').map(({ text }) => text);
const rolling = `${CLEAN}\n${DAMAGED.replaceAll('2023/08', '2023/07')}`;
const suppressed = `<!-- minutes-disable list-marker -->\n\n${DAMAGED}`;
const start = fc.constantFrom(
  CLEAN,
  DAMAGED,
  DISPLACED,
  rolling,
  suppressed,
  CLEAN.replaceAll('\n', '\r\n'),
  ...real,
);

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

/** The same object each time, as in a session, so that what was made before in this language is used again. */
const translations: Translations = {};

function snapshotOf(source: SourceText): Snapshot {
  const minutes = readMinutes(source, profile);
  const checkup = checkUp(minutes, surroundings);
  return {
    now: surroundings.now,
    zone: 'Asia/Shanghai',
    translations,
    client: ableClient,
    text: (asked) => (asked === uri ? source : undefined),
    minutes: () => minutes,
    surroundings: () => surroundings,
    checkup: () => checkup,
    findings: () => diagnosesOf(checkup),
    projectProblems: () => undefined,
    typing: () => quietTyping(0),
    lenses: () => true,
    index: noMeetings,
    profile: () => profile,
    file: () => source,
    explanation: () => '',
  };
}

/** What sections and topics are called in some layout, and what nobody knows. */
const NAMES = [
  ...curve.layouts.flatMap((layout) =>
    sectionsOf(layout).flatMap(({ name, aliases, formerNames }) => [name, ...aliases, ...formerNames]),
  ),
  ...curve.topics.flatMap(({ name, aliases }) => [name, ...aliases]),
  '控制台',
  '近期工做',
];
/** The sections of one meeting in a file that goes on for years: most of them as in the layout, some with a fault. */
const meeting: fc.Arbitrary<string> = fc
  .array(
    fc.record({
      marks: fc.constantFrom('###', '###', '####', '####', '####', '##', '#####'),
      ordinal: fc.constantFrom('', '', '一、', '二、', '1. '),
      name: fc.oneof(
        {
          weight: 2,
          arbitrary: fc.constantFrom('近期工作', '开源社区', 'Curve块存储', 'CurveFS', '周边生态'),
        },
        fc.constantFrom(...NAMES),
      ),
      below: fc.constantFrom('', '- \n\n', '- 新增磁盘延迟的监控面板\n\n', '**Curve块存储**\n\n- 快照\n\n'),
    }),
    { minLength: 4, maxLength: 9 },
  )
  .map((headings) =>
    headings.map(({ marks, ordinal, name, below }) => `${marks} ${ordinal}${name}\n\n${below}`).join(''),
  );
const years: fc.Arbitrary<string> = fc
  .record({
    first: fc.constantFrom(CLEAN, CLEAN, CLEAN.replaceAll('\n', '\r\n'), DISPLACED),
    kinds: fc.array(meeting, { minLength: 1, maxLength: 4 }),
    times: fc.nat({ max: 14 }),
  })
  .map(({ first, kinds, times }) => `${first}\n${kinds.join('').repeat(times + 1)}`);

/** Words typed into a heading, taken out of it, or in the place of its name; `heading` is a share of all of them. */
const renaming = fc.record({
  heading: share,
  at: share,
  remove: fc.constantFrom(0, 0, 0, 1),
  insert: fc.constantFrom('会', '的', 'o', ' ', '2023-08-24', '：', '🎉', ''),
  name: fc.option(fc.constantFrom(...NAMES), { freq: 3 }),
});

/** What changes before the reader is shown anything again: once, or in many places at once. */
function atOnce<T>(change: fc.Arbitrary<T>): fc.Arbitrary<readonly [T, ...(readonly T[])]> {
  const one = fc.tuple(change);
  return fc.oneof(
    { weight: 2, arbitrary: one },
    fc.tuple(change, change),
    fc.tuple(change, change, change, change, change, change),
  );
}

type Renaming = typeof renaming extends fc.Arbitrary<infer Value> ? Value : never;

const answered = features.filter(({ method }) => method.startsWith('textDocument/'));

/** All that a reader is shown of a version whose caret stands at an offset. */
function shown(source: SourceText, offset: number) {
  const snapshot = snapshotOf(source);
  const position = positionAt(source, offset);
  const params = {
    textDocument: { uri },
    position,
    positions: [position],
    range: { start: { line: position.line, character: 0 }, end: position },
    context: { diagnostics: [], triggerKind: 1 },
    newName: 'Curve块存储',
  };
  return {
    diagnostics: diagnose(snapshot, uri).items,
    findings: snapshot.findings(uri),
    answers: answered.map(({ method, handle }) => [method, handle(snapshot, params)]),
  };
}

/** What the actions at a version's first finding do, and all repairs at once. */
function repaired(source: SourceText) {
  const snapshot = snapshotOf(source);
  const first = diagnose(snapshot, uri).items[0]?.range;
  const { start = { line: 0, character: 0 } } = first ?? {};
  const context = { diagnostics: [], triggerKind: 1 };
  const actions = codeAction.handle(snapshot, {
    textDocument: { uri },
    range: { start, end: start },
    context,
  });
  return actions?.map((action) => codeActionResolve.handle(snapshot, action));
}

function apply(source: SourceText, version: number, { at, remove, insert }: Change): SourceText {
  const offset = Math.floor(at * lengthOf(source));
  const document = { ...openDocuments.create(uri, 'markdown', version, ''), source };
  const range = { start: positionAt(source, offset), end: positionAt(source, offset + remove) };
  return openDocuments.update(document, [{ range, text: insert }], version).source;
}

/** The change to a heading of a text, as a change somewhere in it. */
function changeOf(text: string, { heading, at, remove, insert, name }: Renaming): Change {
  const headings = [...text.matchAll(/^(#+ (?:[一二]、|1\. )?)(.*)$/gm)];
  // Those of the first meeting mostly stand for the sections, and are renamed rarely.
  const first = headings.findIndex(({ index }) => index > CLEAN.length);
  const found = headings[heading < 0.01 ? 3 : first + Math.floor(heading * (headings.length - first))];
  const [, before = '', words = ''] = found ?? [];
  const start = (found?.index ?? 0) + before.length;
  if (name !== null) return { at: (start + 0.5) / text.length, remove: words.length, insert: name };
  return { at: (start + Math.floor(at * words.length) + 0.5) / text.length, remove, insert };
}

/** Holds what is shown of a version to what is shown of the same text opened anew, which it returns. */
function expectAsOpened(source: SourceText, { at }: Pick<Change, 'at'>): SourceText {
  const offset = Math.min(lengthOf(source), Math.floor(at * lengthOf(source)));
  const seen = shown(source, offset);
  const fresh = createSourceText(uri, source.version, slice(source, { start: 0, end: lengthOf(source) }));
  expect(seen).toEqual(shown(fresh, offset));
  return fresh;
}

describe('a document that is edited', { timeout: 60_000 + RUNS * 4000 }, () => {
  it('is shown as one that was opened with the same text', () => {
    fc.assert(
      fc.property(
        start,
        fc.array(atOnce(keystroke), { minLength: EDITS, maxLength: EDITS }),
        (text, versions) => {
          let source = createSourceText(uri, 0, text);
          shown(source, 0);
          for (const [version, changes] of versions.entries()) {
            source = changes.reduce((before, change) => apply(before, version + 1, change), source);
            const fresh = expectAsOpened(source, changes[0]);
            if (version % 20 === 10) expect(repaired(source)).toEqual(repaired(fresh));
          }
        },
      ),
      { numRuns: RUNS },
    );
  });

  it('is shown so when headings of many meetings are called otherwise', () => {
    fc.assert(
      fc.property(
        years,
        fc.array(atOnce(renaming), { minLength: EDITS, maxLength: EDITS }),
        (text, versions) => {
          let source = createSourceText(uri, 0, text);
          shown(source, 0);
          for (const [version, several] of versions.entries()) {
            for (const each of several) {
              const text = slice(source, { start: 0, end: lengthOf(source) });
              source = apply(source, version + 1, changeOf(text, each));
            }
            expectAsOpened(source, several[0]);
          }
        },
      ),
      { numRuns: RUNS / 2 },
    );
  });
});
