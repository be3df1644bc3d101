import { setImmediate } from 'node:timers/promises';
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import type { Minutes } from '../../server/language-service/model/minutes.ts';
import { readMinutes } from '../../server/language-service/model/read-minutes.ts';
import { curve } from '../../server/language-service/profiles/curve.ts';
import { checkUp, type Surroundings } from '../../server/language-service/rules/check.ts';
import { openDocuments } from '../../server/lsp/open-document.ts';
import { DAMAGED } from '../support/samples.ts';

setFlagsFromString('--expose-gc');
const collectGarbage: (options?: { readonly type: 'minor' }) => void = runInNewContext('gc');

const surroundings: Surroundings = {
  now: Date.UTC(2023, 8, 1),
  exists: () => undefined,
  read: () => undefined,
  earlier: [],
};
const LINE = '- 一条足够长的条目，在里面写字，而文档的其余部分保持不变';

/** The versions of a document that somebody types in, each of them read and checked. */
async function* typed(count: number): AsyncGenerator<Minutes> {
  const text = `${DAMAGED}\n## 自己的小节\n\n${LINE}\n`;
  let document = openDocuments.create('file:///minutes/2023-08-24.md', 'markdown', 1, text);
  const start = { line: text.slice(0, text.indexOf(LINE)).split('\n').length - 1, character: 8 };
  for (let version = 2; version < count + 2; version++) {
    document = openDocuments.update(document, [{ range: { start, end: start }, text: '字' }], version);
    const minutes = readMinutes(document.source, curve);
    expect(checkUp(minutes, surroundings).whole.length).toBeGreaterThan(0);
    yield minutes;
    await setImmediate();
  }
}

it('leaves no version of a document behind that was typed over', async () => {
  const versions: WeakRef<object>[] = [];
  for await (const { passages } of typed(10)) versions.push(new WeakRef(passages));
  collectGarbage();
  await setImmediate();
  collectGarbage();
  // The first was read from nothing; the last is the document as it is.
  const kept = versions.slice(1, -1).filter((version) => version.deref() !== undefined);
  expect(kept).toHaveLength(0);
});

it('lets the versions go in small collections', async () => {
  const oldSpace = (): number =>
    getHeapSpaceStatistics().find(({ space_name }) => space_name === 'old_space')?.space_used_size ?? 0;
  let before = 0;
  let count = 0;
  for await (const _ of typed(200)) {
    count++;
    if (count === 100) collectGarbage();
    if (count === 100) before = oldSpace();
    if (count > 100 && count % 4 === 0) collectGarbage({ type: 'minor' });
  }
  expect((oldSpace() - before) / 100).toBeLessThan(13_000);
});
