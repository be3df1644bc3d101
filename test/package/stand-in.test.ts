import { describe, expect, it } from 'vitest';
// @ts-expect-error -- scripts have no types
import { standIn as untyped } from '../../scripts/bundle/stand-in.mjs';

const standIn: (module: string, code: string, otherwise?: string) => string = untyped;

const FEATURE = `import { find } from './find.ts';

const KIND = 'a';

export const hover: Feature<
  Params,
  Hover
> = {
  method: 'textDocument/hover',
  capabilities: (client) => ({ hover: KIND }),
  waits: () => 'whole',
  /** What is needed. */
  needs: (snapshot) => [
    ...find(snapshot),
  ],
  handle(
    snapshot,
  ) {
    return find(snapshot);
  },
};

export function other(): void {
  find();
}
`;

describe('standIn', () => {
  it('keeps of a feature what is announced', () => {
    const code = standIn('a.ts', FEATURE);
    expect(code).toContain(
      "  method: 'textDocument/hover',\n  capabilities: (client) => ({ hover: KIND }),\n",
    );
    for (const member of ['waits', 'needs', 'handle'])
      expect(code).toContain(`  ${member}: (...args) => laterPart("a.ts", "hover")?.${member}(...args),\n`);
    expect(code).toContain('export const other = (...args) => neededPart("a.ts", "other")(...args);');
    expect(code.match(/find/g)).toEqual(['find', 'find']);
  });

  it('keeps for what a command waits', () => {
    const code = standIn(
      'a.ts',
      "export const a: Command = {\n  id: 'a',\n  waits: 'whole',\n  run: go,\n};\n",
    );
    expect(code).toContain("  id: 'a',\n  waits: 'whole',\n  run: (...args) => laterPart(");
  });

  it('keeps of functions their names', () => {
    const code =
      'export function* a() {\n  yield 1;\n}\nexport const b = remember(\n  () => 1,\n);\nexport const c: C = () => 2;\n';
    const names = standIn('a.ts', code, '[]').match(/(?<=export const )\w+/g);
    expect(names?.sort()).toEqual(['a', 'b', 'c']);
    expect(standIn('a.ts', code, '[]')).toContain('(laterPart("a.ts", "a") ?? (() => ([])))(...args)');
  });
});
