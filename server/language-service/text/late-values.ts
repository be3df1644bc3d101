/**
 * A maker of objects whose values are worked out whenever somebody asks for them, each by its function, from what the maker was given.
 * For objects that are made again and again: for each object with getters of its own (`{ get value() {…} }`) V8 makes a description of its
 * kind that none but a rare large collection takes away, and all that the getters know with it.
 */
export function lateValues<From extends object, Values extends object>(
  readers: {
    readonly [Name in keyof Values]: (from: From) => Values[Name];
  },
): (from: From) => Values {
  class LateValues {
    readonly #from: From;

    constructor(from: From) {
      this.#from = from;
    }

    static from(values: LateValues): From {
      return values.#from;
    }
  }
  for (const [name, read] of Object.entries<(from: From) => unknown>(readers)) {
    Object.defineProperty(LateValues.prototype, name, {
      enumerable: true,
      get(this: LateValues) {
        return read(LateValues.from(this));
      },
    });
  }
  return (from) => new LateValues(from) as unknown as Values;
}
