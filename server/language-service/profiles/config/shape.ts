import { getNodeValue, type Node } from 'jsonc-parser';
import { type Message, message } from '../../text/message.ts';
import { nearest } from '../../text/nearest.ts';
import { type Report, reportAt } from './report.ts';

/** A JSON schema, draft 7. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * What a JSON value may be. One declaration serves both readers: `read` gives the typed value and reports what is wrong with it
 * (undefined where nothing of it can be used), `schema` is what an editor completes and checks by.
 */
export interface Shape<T> {
  /** What is expected, for messages: “a string”. */
  readonly expected: Message;
  readonly schema: JsonSchema;
  read(node: Node, report: Report): T | undefined;
}

/** A further condition on a text: what is wrong with it, undefined where nothing is. */
export type Condition = (text: string) => Message | undefined;

/** `true` in the place of a text, and the like. */
export function reportType(report: Report, node: Node, expected: Message): undefined {
  reportAt(report, node, message('This must be {0}, not {1}.', expected, nameOfType(node)));
}

function nameOfType(node: Node): Message {
  switch (node.type) {
    case 'string':
      return message('a string');
    case 'number':
      return message('a number');
    case 'boolean':
      return message('true or false');
    case 'array':
      return message('a list');
    case 'null':
      return message('null');
    default:
      return message('an object');
  }
}

/** Any text that meets the condition. */
export function text(schema: JsonSchema = {}, condition?: Condition): Shape<string> {
  const expected = message('a string');
  return {
    expected,
    schema: { type: 'string', ...schema },
    read(node, report) {
      if (node.type !== 'string') return reportType(report, node, expected);
      const value = String(getNodeValue(node));
      const fault = condition?.(value);
      if (fault) reportAt(report, node, fault);
      return fault ? undefined : value;
    },
  };
}

/** One of some words; `descriptions` has a sentence for each of them. */
export function choice<const T extends string>(
  words: readonly T[],
  descriptions?: readonly string[],
): Shape<T> {
  const expected = message('one of {0}', words.map((word) => `"${word}"`).join(', '));
  return {
    expected,
    schema: { type: 'string', enum: words, ...(descriptions && { enumDescriptions: descriptions }) },
    read(node, report) {
      if (node.type !== 'string') return reportType(report, node, expected);
      const value = String(getNodeValue(node));
      const found = words.find((word) => word === value);
      if (found === undefined) reportAt(report, node, unknownWord(value, words, expected));
      return found;
    },
  };
}

function unknownWord(value: string, words: readonly string[], expected: Message): Message {
  const close = closest(value, words);
  if (close !== undefined) return message('“{0}” is not known here. Did you mean “{1}”?', value, close);
  return message('“{0}” is not known here; it must be {1}.', value, expected);
}

/** The word that was most likely meant: mistyped or cut off (`warn`). */
export function closest(value: string, words: readonly string[]): string | undefined {
  const near = nearest(value, words);
  if (near !== undefined || value.length < 3) return near;
  return words.find((word) => word.startsWith(value) || value.startsWith(word));
}

/** A whole number between two bounds, both included. */
export function integer(least: number, most: number): Shape<number> {
  const expected = message('a whole number from {0} to {1}', least, most);
  return {
    expected,
    schema: { type: 'integer', minimum: least, maximum: most },
    read(node, report) {
      if (node.type !== 'number') return reportType(report, node, expected);
      const value = Number(getNodeValue(node));
      const fits = Number.isInteger(value) && value >= least && value <= most;
      if (!fits) reportAt(report, node, message('This must be {0}.', expected));
      return fits ? value : undefined;
    },
  };
}

export const flag: Shape<boolean> = {
  expected: message('true or false'),
  schema: { type: 'boolean' },
  read(node, report) {
    return node.type === 'boolean' ? getNodeValue(node) === true : reportType(report, node, this.expected);
  },
};

/** A list; what cannot be used of it is left out, and where nothing can, the list. */
export function list<T>(of: Shape<T>): Shape<readonly T[]> {
  const expected = message('a list');
  return {
    expected,
    get schema() {
      return { type: 'array', items: of.schema };
    },
    read(node, report) {
      if (node.type !== 'array') return reportType(report, node, expected);
      const children = node.children ?? [];
      const values = children.map((child) => of.read(child, report)).filter((value) => value !== undefined);
      return children.length > 0 && values.length === 0 ? undefined : values;
    },
  };
}

/** A short form for texts (or `false`), the long one for everything else. */
export function either<A, B>(short: Shape<A>, long: Shape<B>, shortType: 'string' | 'boolean'): Shape<A | B> {
  const expected = message('{0} or {1}', short.expected, long.expected);
  return {
    expected,
    get schema() {
      return { anyOf: [short.schema, long.schema] };
    },
    read(node, report) {
      if (node.type === shortType) return short.read(node, report);
      return node.type === 'object' || node.type === 'array'
        ? long.read(node, report)
        : reportType(report, node, expected);
    },
  };
}
