import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { readMinutes } from '../../server/language-service/model/read-minutes.ts';
import { curve } from '../../server/language-service/profiles/curve.ts';
import { checkUp, type Surroundings } from '../../server/language-service/rules/check.ts';
import { openDocuments } from '../../server/lsp/open-document.ts';
import { DAMAGED } from '../support/samples.ts';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

const surroundings: Surroundings = {
  now: Date.UTC(2023, 8, 1),
  exists: () => undefined,
  read: () => undefined,
  earlier: [],
};
const LINE = '- 一条足够长的条目，在里面写字，而文档的其余部分保持不变';

it('leaves no version of a document behind that was typed over', async () => {
  const text = `${DAMAGED}\n## 自己的小节\n\n${LINE}\n`;
  let document = openDocuments.create('file:///minutes/2023-08-24.md', 'markdown', 1, text);
  const start = { line: text.slice(0, text.indexOf(LINE)).split('\n').length - 1, character: 8 };
  const versions: WeakRef<object>[] = [];
  for (let version = 2; version < 12; version++) {
    document = openDocuments.update(document, [{ range: { start, end: start }, text: '字' }], version);
    const minutes = readMinutes(document.source, curve);
    expect(checkUp(minutes, surroundings).whole.length).toBeGreaterThan(0);
    versions.push(new WeakRef(minutes.passages));
    await setImmediate();
  }
  collectGarbage();
  await setImmediate();
  collectGarbage();
  // The first was read from nothing; the last is the document as it is.
  const kept = versions.slice(1, -1).filter((version) => version.deref() !== undefined);
  expect(kept).toHaveLength(0);
});
