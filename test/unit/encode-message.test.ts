import { describe, expect, it } from 'vitest';
import { encodeMessage } from '../../server/lsp/node/encode-message.ts';

function read(message: object): unknown {
  const written = encodeMessage(message);
  return JSON.parse(typeof written === 'string' ? written : Buffer.concat(written).toString());
}

const answer = (result: unknown): object => ({ jsonrpc: '2.0', id: 1, result });
const symbol = (index: number) => ({ name: `会议 ${index}`, range: { start: index } });

describe('messages of the server', () => {
  it('are JSON, whatever they hold', () => {
    const messages = [
      { jsonrpc: '2.0', method: 'minutes/status', params: { items: [1] } },
      { jsonrpc: '2.0', id: 7, error: { code: 1, message: '“”' } },
      answer(null),
      answer({}),
      answer([]),
      answer('words'),
      answer({ items: [symbol(1)], resultId: '3' }),
    ];
    for (const message of messages) expect(read(message)).toEqual(message);
  });

  it('hold long lists with all in them, the first time and again', () => {
    const leaves = Array.from({ length: 150 }, (_, index) => symbol(index));
    const tree = [
      { name: 'title', children: [{ ...symbol(1), children: leaves }, symbol(2)] },
      { children: [{ name: 'within', children: [] }] },
    ];
    const lists = [leaves, tree, [...leaves, 'words', null, 3, { name: 'after' }]];
    for (const list of [...lists, ...lists]) {
      expect(read(answer(list))).toEqual(answer(list));
      const report = { kind: 'full', items: list };
      expect(read(answer(report))).toEqual(answer(report));
    }
    expect(read(answer({ items: leaves }))).toEqual(answer({ items: leaves }));
    expect(read(answer([undefined, ...leaves]))).toEqual(answer([null, ...leaves]));
  });
});
