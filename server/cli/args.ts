import { parseArgs } from 'node:util';
import { closest } from '../language-service/profiles/config/shape.ts';
import { message } from '../language-service/text/message.ts';
import { UsageError } from './terminal.ts';

/** What an option takes: nothing, a value, a value each time it is given, or a value after `=` alone. */
export type OptionKind = 'flag' | 'value' | 'values' | 'attached';

export type OptionTable = Readonly<Record<string, OptionKind>>;

export interface Arguments {
  readonly has: (name: string) => boolean;
  /** The last value given. */
  readonly value: (name: string) => string | undefined;
  readonly values: (name: string) => readonly string[];
  readonly operands: readonly string[];
  /** The operands before `--`, and those behind it. */
  readonly words: readonly string[];
  readonly paths: readonly string[];
}

/** Options of every command. */
export const commonOptions: OptionTable = {
  help: 'flag',
  version: 'flag',
  locale: 'value',
  color: 'flag',
  'no-color': 'flag',
};

const shortNames = { h: 'help', V: 'version' } as const;

/** Parses arguments by a table of options; throws a `UsageError` that names the one that is wrong. `--` ends the options. */
export function readArguments(argv: readonly string[], table: OptionTable): Arguments {
  const options = Object.fromEntries(
    Object.entries({ ...table, ...commonOptions }).map(([name, kind]) => {
      const short = Object.entries(shortNames).find(([, long]) => long === name)?.[0];
      const type = kind === 'flag' || kind === 'attached' ? ('boolean' as const) : ('string' as const);
      return [name, { type, multiple: true as const, ...(short && { short }) }];
    }),
  );
  const { tokens } = parseArgs({
    args: [...argv],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const given = new Map<string, string[]>();
  const words: string[] = [];
  const paths: string[] = [];
  let ended = false;
  for (const token of tokens) {
    if (token.kind === 'option-terminator') ended = true;
    if (token.kind === 'positional') (ended ? paths : words).push(token.value);
    if (token.kind !== 'option') continue;
    const value = checkOption(token.name, token.rawName, token.value, token.inlineValue === true, {
      ...table,
      ...commonOptions,
    });
    given.set(token.name, [...(given.get(token.name) ?? []), value]);
  }
  return {
    has: (name) => given.has(name),
    value: (name) => given.get(name)?.at(-1),
    values: (name) => given.get(name) ?? [],
    operands: [...words, ...paths],
    words,
    paths,
  };
}

function checkOption(
  name: string,
  written: string,
  value: string | undefined,
  attached: boolean,
  table: OptionTable,
): string {
  const kind = Object.hasOwn(table, name) ? table[name] : undefined;
  if (kind === undefined) {
    const close = closest(name, Object.keys(table));
    throw new UsageError(
      close === undefined || name.length < 2
        ? message('There is no option {0}. `minutes --help` lists them.', written)
        : message('There is no option {0}. Did you mean --{1}?', written, close),
    );
  }
  if (kind === 'flag' && attached) throw new UsageError(message('The option {0} takes no value.', written));
  const missing = value === undefined || (value.startsWith('-') && !attached && value.length > 1);
  if ((kind === 'value' || kind === 'values') && missing) {
    throw new UsageError(message('The option {0} needs a value.', written));
  }
  return value ?? '';
}

/** The value of an option that must be one of some words. */
export function oneOf<const T extends string>(
  name: string,
  value: string | undefined,
  words: readonly T[],
): T | undefined {
  if (value === undefined) return undefined;
  const found = words.find((word) => word === value);
  if (found !== undefined) return found;
  const close = closest(value, words);
  throw new UsageError(
    close === undefined
      ? message('--{0} cannot be “{1}”; it must be one of {2}.', name, value, words.join(', '))
      : message('--{0} cannot be “{1}”. Did you mean “{2}”?', name, value, close),
  );
}
