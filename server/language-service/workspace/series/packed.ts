/** A value that came from outside, as a list of so many; undefined for any other value. */
export function listOf(value: unknown, length?: number): readonly unknown[] | undefined {
  return Array.isArray(value) && (length === undefined || value.length === length) ? value : undefined;
}

/** A list of whole numbers, looked at one by one; undefined for any other value. */
export function unpackWhole(value: unknown): readonly number[] | undefined {
  const list = listOf(value);
  return list?.every(isWhole) ? list : undefined;
}

export function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** Whether a value is a whole number that is no greater than any place in a text. */
export function isWhole(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value <= 0x7fffffff && value >= -0x7fffffff;
}

export function isCount(value: unknown): value is number {
  return isWhole(value) && value >= 0;
}
