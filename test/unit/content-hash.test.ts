import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentHash, createChecksum } from '../../server/lsp/index/content-hash.ts';

const sumOf = (...parts: readonly Uint8Array[]): string => {
  const sum = createChecksum();
  for (const part of parts) sum.add(part);
  return sum.value();
};

describe('the checksum', () => {
  it('is the same however the bytes come', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), fc.array(fc.nat(40), { maxLength: 4 }), (bytes, cuts) => {
        const places = [
          0,
          ...cuts.map((cut) => Math.min(cut, bytes.length)).sort((a, b) => a - b),
          bytes.length,
        ];
        const parts = places.slice(1).map((end, at) => bytes.subarray(places[at], end));
        expect(sumOf(...parts)).toBe(sumOf(bytes));
      }),
    );
  });

  it('is another one when one bit is', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 40 }), fc.nat(), fc.nat(7), (bytes, at, bit) => {
        const other = bytes.slice();
        other[at % bytes.length]! ^= 1 << bit;
        expect(sumOf(other)).not.toBe(sumOf(bytes));
        expect(sumOf(bytes.subarray(0, -1))).not.toBe(sumOf(bytes));
      }),
    );
  });
});

it('texts that differ a little have different hashes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
      expect(contentHash(a) === contentHash(b)).toBe(a === b);
    }),
  );
  expect(new Set(Array.from({ length: 20_000 }, (_, day) => contentHash(`会议 ${day}`))).size).toBe(20_000);
});
