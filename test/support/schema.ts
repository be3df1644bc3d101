import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Schema, type SchemaDraft, Validator } from '@cfworker/json-schema';
import { root } from './paths.ts';

/** Where a value breaks a schema of `test/schemas`, in words; empty where it does not. */
export function faultsBy(schema: string, draft: SchemaDraft): (value: unknown) => readonly string[] {
  const text = readFileSync(join(root, 'test/schemas', schema), 'utf8');
  const validator = new Validator(JSON.parse(text) as Schema, draft, false);
  return (value) =>
    validator.validate(value).errors.map(({ instanceLocation, error }) => `${instanceLocation}: ${error}`);
}
