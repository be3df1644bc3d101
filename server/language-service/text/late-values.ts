import { once } from './remember.ts';

/**
 * A maker of objects whose values are worked out whenever somebody asks for them, each by its function, from what the maker was given.
 * For objects that are made again and again: for each object with getters of its own (`{ get value() {…} }`) V8 makes a description of its
 * kind that none but a rare large collection takes away, and all that the getters know with it. The objects have no properties of their own:
 * a spread copies nothing of them.
 */
export function lateValues<From extends object, Values extends object>(
  readers: Readers<From, Values>,
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

/** A maker of objects whose values are worked out when somebody asks for them, and once: each by the function of its name. */
export function workedOut<Values extends object>(
  names: readonly (keyof Values)[],
): (work: Work<Values>) => Values {
  const readers = Object.fromEntries(names.map((name) => [name, (work: Work<Values>) => work[name]()]));
  const make = lateValues<Work<Values>, Values>(readers as Readers<Work<Values>, Values>);
  return (work) => {
    const kept = { ...work };
    for (const name of names) kept[name] = once(work[name]);
    return make(kept);
  };
}

type Work<Values> = { [Name in keyof Values]: () => Values[Name] };

/** How each value is read from something. */
type Readers<From, Values> = { readonly [Name in keyof Values]: (from: From) => Values[Name] };
