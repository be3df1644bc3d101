/** As much of `node:assert/strict` as the suite asks for, where there is no Node.js. */
export default {
  ok(value: unknown, words?: string): asserts value {
    if (!value) fail(words ?? `${text(value)} is not true`);
  },
  equal(actual: unknown, expected: unknown, words?: string): void {
    if (!Object.is(actual, expected)) fail(`${words ?? ''} ${text(actual)} is not ${text(expected)}`);
  },
  deepEqual(actual: unknown, expected: unknown, words?: string): void {
    if (text(actual) !== text(expected)) fail(`${words ?? ''} ${text(actual)} is not ${text(expected)}`);
  },
  match(actual: string, expected: RegExp, words?: string): void {
    if (!expected.test(actual)) fail(`${words ?? ''} ${text(actual)} does not match ${expected}`);
  },
  doesNotMatch(actual: string, expected: RegExp, words?: string): void {
    if (expected.test(actual)) fail(`${words ?? ''} ${text(actual)} matches ${expected}`);
  },
  async rejects(promise: Promise<unknown>, words?: string): Promise<void> {
    const done = await promise.then(
      () => true,
      () => false,
    );
    if (done) fail(words ?? 'It was done, which was not expected');
  },
};

/** What the suite compares is plain. */
function text(value: unknown): string {
  return value === undefined ? 'undefined' : JSON.stringify(value);
}

function fail(words: string): never {
  throw new Error(words.trim());
}
