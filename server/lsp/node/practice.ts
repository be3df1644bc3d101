import { diagnose } from '../../language-service/features/diagnostic.ts';
import { createSourceText, positionAt } from '../../language-service/text/source-text.ts';
import type { Host } from '../host.ts';
import { type OpenDocument, openDocuments } from '../open-document.ts';
import { alone, areMinutes, type Holdings, takeSnapshot } from '../workspace.ts';

/** How many characters are typed: V8 makes machine code of what has run some hundred times. */
const TIMES = 1000;
/** How much of a document is copied, in UTF-16 units. */
const LONGEST = 8000;
/** For how long nobody has typed when it goes on, in milliseconds. */
const PAUSE = 20;
/** How long the process rests before the next character, in milliseconds. */
const REST = 3;
/** Steps from word to word, so that characters fall everywhere; prime. */
const STRIDE = 7919;

const WORDS = /[A-Za-z\d\u4E00-\u9FFF]{2,}/g;

/**
 * Types into a copy of minutes that nobody sees, once somebody types in them and whenever he pauses: the first hundred keystrokes of a
 * process would take half as long again as later ones. To be told of each document that was typed in.
 */
export function createPractice(
  holdings: Holdings,
  { timer, clock }: Pick<Host, 'timer' | 'clock'>,
): (typed: OpenDocument) => void {
  let hasBegun = false;
  let typedAt = 0;

  return (typed) => {
    typedAt = clock.now();
    if (hasBegun) return;
    const resolution = holdings.configuration.of(typed.uri);
    hasBegun = resolution !== undefined && areMinutes(typed, resolution);
    if (!hasBegun) return;
    const characters = typeInCopy(typed, holdings, clock);
    const next = (): void => {
      if (clock.now() - typedAt < PAUSE) timer.after(PAUSE, next);
      else if (!characters.next().done) timer.after(REST, next);
    };
    timer.after(PAUSE, next);
  };
}

/** Types one character each time and looks what is wrong then. */
function* typeInCopy(
  { uri, languageId, source }: OpenDocument,
  holdings: Holdings,
  clock: Host['clock'],
): Generator<void> {
  const beginning = createSourceText(uri, 1, source.text.slice(0, LONGEST));
  const places = [...beginning.text.matchAll(WORDS)].map(({ index }) => index + 1);
  let document = openDocuments.create(uri, languageId, 1, beginning.text);
  const own: Holdings = {
    ...holdings,
    // What a client was told last is remembered by that object.
    client: { ...holdings.client },
    document: () => document,
    // No file is looked for that nobody spoke of.
    neighbours: { of: (_minutes, _folder, now) => alone(now) },
    typing: () => undefined,
  };
  for (let turn = 1; turn <= TIMES; turn++) {
    const place = places[(turn * STRIDE) % places.length];
    if (place === undefined) return;
    const start = positionAt(beginning, place);
    const change = { range: { start, end: start }, text: beginning.text.charAt(place) };
    document = openDocuments.update(document, [change], turn + 1);
    diagnose(takeSnapshot(own, clock.now()), uri);
    yield;
  }
}
