/**
 * A JSON document with an empty list as the value of `key`, cut where the list's values have to stand. Indented by two columns, as
 * `JSON.stringify` writes it.
 */
export function jsonAround(
  document: unknown,
  key: string,
): { readonly before: string; readonly after: (empty: boolean) => string } {
  const whole = JSON.stringify(document, undefined, 2);
  // Within a string the quotes would be escaped.
  const start = whole.indexOf(`"${key}": []`);
  const [before, after] = [whole.slice(0, start), whole.slice(start + key.length + 6)];
  const indent = before.slice(before.lastIndexOf('\n'));
  return {
    before: `${before}"${key}": [`,
    after: (empty) => `${empty ? '' : indent}]${after}\n`,
  };
}

/** A value as it stands in such a list, `depth` objects and lists deep. */
export function jsonInside(depth: number, value: unknown): string {
  const indent = `\n${'  '.repeat(depth)}`;
  return indent + JSON.stringify(value, undefined, 2).replaceAll('\n', indent);
}
