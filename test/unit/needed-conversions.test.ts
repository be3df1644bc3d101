import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
// @ts-expect-error -- scripts have no types
import { neededConversions as untyped } from '../../scripts/bundle/needed-conversions.mjs';

const neededConversions: (code: string, asked: ReadonlySet<string>) => string = untyped;
const converter = readFileSync(
  'node_modules/vscode-languageclient/lib/common/protocolConverter.js',
  'utf8',
).replaceAll('\r\n', '\n');

it('keeps the conversions that are asked for, and what they call', () => {
  const lean = neededConversions(converter, new Set(['asWorkspaceEdit', 'asHover']));
  const called = new Set(Array.from(lean.matchAll(/(?<![.\w])(as[A-Z]\w*)\(/g), ([, name]) => name));
  const declared = Array.from(lean.matchAll(/(?:function|const) (as[A-Z]\w*)/g), ([, name]) => name);
  expect(declared).toEqual(
    expect.arrayContaining(['asWorkspaceEdit', 'asHover', 'asTextEditsSync', 'asRange']),
  );
  expect([...called].filter((name) => !declared.includes(name))).toEqual([]);
  expect(/return \{\n([^}]*)\};\n\}\s*(?:\/\/.*\s*)?$/.exec(lean)?.[1]?.match(/\w+/g)).toEqual([
    'asHover',
    'asWorkspaceEdit',
  ]);
});

it('leaves out what nobody asks for, with what only that calls', () => {
  const lean = neededConversions(converter, new Set(['asWorkspaceEdit', 'asHover']));
  expect(lean).not.toMatch(/as(?:SignatureInformations|InlayHintLabelPart|Color|RegularExpression)\b/);
});

it('says so where the conversions are written otherwise', () => {
  expect(() => neededConversions('export const asHover = () => {};', new Set())).toThrow('not written');
});
