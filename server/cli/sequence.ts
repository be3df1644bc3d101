/** Passes values on in the order of their indices, from 0 on without gaps, whatever order they come in. */
export function createSequence<T>(
  pass: (value: T, index: number) => void,
): (index: number, value: T) => void {
  const early = new Map<number, T>();
  let next = 0;
  return (index, value) => {
    early.set(index, value);
    for (let ready = early.get(next); ready !== undefined; ready = early.get(next)) {
      early.delete(next);
      next += 1;
      pass(ready, next - 1);
    }
  };
}
