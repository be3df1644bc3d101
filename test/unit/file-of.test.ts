import { fileURLToPath, pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fileOf } from '../../server/lsp/node/load-file.ts';

const part = fc.constantFrom(
  ...[
    '/',
    '.',
    '..',
    '%2e',
    '%2F',
    '%2f',
    '%00',
    '%',
    '%E4%BC%9A',
    '%e4',
    '会',
    'a b',
    '%20',
    '?',
    '#',
    '\\',
    ':',
    'C:',
  ],
  ...['2026-01-05.md', '~', '+', '&', "'", '(1)', '@', '\t', 'é', '😀', 'localhost', 'host'],
);

it('gives the path that Node gives', () => {
  const byNode = (uri: string): string | undefined => {
    try {
      return fileURLToPath(uri);
    } catch {
      return undefined;
    }
  };
  const any = fc.array(part, { maxLength: 8 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.constantFrom('file:///', 'file://', 'file:/'), any, (scheme, rest) => {
      expect(fileOf(scheme + rest)).toBe(byNode(scheme + rest));
    }),
    { numRuns: 5000 },
  );
  expect(fileOf(pathToFileURL('/会议 纪要/Double Week (1).md').href)).toBe('/会议 纪要/Double Week (1).md');
  expect(fileOf('untitled:1')).toBeUndefined();
});
