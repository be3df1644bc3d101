import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeAction } from '../../server/language-service/features/code-action.ts';
import { codeActionResolve } from '../../server/language-service/features/code-action-resolve.ts';
import { diagnose } from '../../server/language-service/features/diagnostic.ts';
import { features } from '../../server/language-service/features/index.ts';
import { readMinutes } from '../../server/language-service/model/read-minutes.ts';
import { curve } from '../../server/language-service/profiles/curve.ts';
import type { Profile } from '../../server/language-service/profiles/profile.ts';
import { checkUp, diagnosesOf, type Surroundings } from '../../server/language-service/rules/check.ts';
import { rules } from '../../server/language-service/rules/index.ts';
import type { Translations } from '../../server/language-service/text/message.ts';
import {
  createSourceText,
  positionAt,
  type SourceText,
} from '../../server/language-service/text/source-text.ts';
import { ableClient } from '../../server/language-service/workspace/client.ts';
import { noMeetings } from '../../server/language-service/workspace/series/meeting-index.ts';
import type { Snapshot } from '../../server/language-service/workspace/snapshot.ts';
import { quietTyping } from '../../server/language-service/workspace/typing.ts';
import { openDocuments } from '../../server/lsp/open-document.ts';
import { type Change, keystroke } from '../support/arbitrary-text.ts';
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
  const offset = Math.floor(at * source.text.length);
  const document = { ...openDocuments.create(uri, 'markdown', version, ''), source };
  const range = { start: positionAt(source, offset), end: positionAt(source, offset + remove) };
  return openDocuments.update(document, [{ range, text: insert }], version).source;
}

describe('a document that is edited', { timeout: 60_000 + RUNS * 4000 }, () => {
  it('is shown as one that was opened with the same text', () => {
    fc.assert(
      fc.property(start, fc.array(keystroke, { minLength: EDITS, maxLength: EDITS }), (text, changes) => {
        let source = createSourceText(uri, 0, text);
        shown(source, 0);
        for (const [version, change] of changes.entries()) {
          source = apply(source, version + 1, change);
          const fresh = createSourceText(uri, version + 1, source.text);
          const offset = Math.floor(change.at * source.text.length);
          expect(shown(source, offset)).toEqual(shown(fresh, offset));
          if (version % 20 === 10) expect(repaired(source)).toEqual(repaired(fresh));
        }
      }),
      { numRuns: RUNS },
    );
  });
});
