import type { Node } from 'jsonc-parser';
import { message } from '../../text/message.ts';
import { type Report, reportAt } from './report.ts';
import { closest, type JsonSchema, reportType, type Shape } from './shape.ts';

/** One key of an object: what it may be and what it is for, in English. */
export interface Property<T> {
  readonly shape: Shape<T>;
  readonly description: string;
  readonly required?: boolean;
  /** More for the JSON schema alone: `default`, `examples`, `defaultSnippets`. */
  readonly extra?: JsonSchema;
}

type Properties<T> = { readonly [K in keyof T]-?: Property<Exclude<T[K], undefined>> };

/** Makes a property, so that its type is read off its shape. */
export function property<T>(description: string, shape: Shape<T>, extra?: JsonSchema): Property<T> {
  return { description, shape, ...(extra && { extra }) };
}

/** A property without which the object means nothing. */
export function needed<T>(description: string, shape: Shape<T>, extra?: JsonSchema): Property<T> {
  return { ...property(description, shape, extra), required: true };
}

/**
 * An object with known keys. Without a required one, or without any of `oneOf`, it is no value at all; a faulty other one is left
 * out.
 */
export function object<T extends object>(
  properties: Properties<T>,
  extra: JsonSchema = {},
  oneOf: readonly (keyof T & string)[] = [],
): Shape<T> {
  const expected = message('an object');
  const keys = Object.keys(properties) as (keyof T & string)[];
  const required = keys.filter((key) => properties[key].required);
  return {
    expected,
    get schema() {
      return {
        type: 'object',
        additionalProperties: false,
        ...(required.length > 0 && { required }),
        ...(oneOf.length > 0 && { anyOf: oneOf.map((key) => ({ required: [key] })) }),
        ...extra,
        properties: Object.fromEntries(
          keys.map((key) => {
            const { description, shape, extra } = properties[key];
            return [key, { description, ...shape.schema, ...extra }];
          }),
        ),
      };
    },
    read(node, report) {
      if (node.type !== 'object') return reportType(report, node, expected);
      const value: Partial<Record<keyof T, unknown>> = {};
      const given = entriesOf(node, report);
      for (const { key, keyNode, valueNode } of given) {
        const known = keys.find((name) => name === key);
        if (known === undefined) reportUnknownKey(report, keyNode, key, keys);
        else {
          const read = properties[known].shape.read(valueNode, report);
          if (read !== undefined) value[known] = read;
        }
      }
      for (const key of required) {
        if (!given.some((entry) => entry.key === key))
          reportAt(report, node, message('“{0}” is missing here.', key));
      }
      if (oneOf.length > 0 && !given.some(({ key }) => oneOf.some((name) => name === key))) {
        const keys = oneOf.map((key) => `“${key}”`).join(', ');
        reportAt(report, node, message('One of {0} is missing here.', keys));
      }
      const usable =
        required.every((key) => value[key] !== undefined) &&
        (oneOf.length === 0 || oneOf.some((key) => value[key] !== undefined));
      return usable ? (value as T) : undefined;
    },
  };
}

/** An object whose keys are names from outside, each with a shape of its own. */
export function record<T>(
  shapes: ReadonlyMap<string, Shape<T>>,
  schema: JsonSchema,
): Shape<Readonly<Record<string, T>>> {
  const expected = message('an object');
  return {
    expected,
    schema,
    read(node, report) {
      if (node.type !== 'object') return reportType(report, node, expected);
      const value: Record<string, T> = {};
      for (const { key, keyNode, valueNode } of entriesOf(node, report)) {
        const shape = shapes.get(key);
        if (!shape) reportUnknownKey(report, keyNode, key, [...shapes.keys()]);
        const read = shape?.read(valueNode, report);
        if (read !== undefined) value[key] = read;
      }
      return value;
    },
  };
}

interface Entry {
  readonly key: string;
  readonly keyNode: Node;
  readonly valueNode: Node;
}

/** The pairs of an object that are whole; of two with one key the later one, as JSON readers have it. */
function entriesOf(node: Node, report: Report): Entry[] {
  const entries = new Map<string, Entry>();
  for (const child of node.children ?? []) {
    const [keyNode, valueNode] = child.children ?? [];
    if (!keyNode || !valueNode) continue;
    const key = String(keyNode.value);
    if (entries.has(key))
      reportAt(report, keyNode, message('“{0}” stands here twice; the later one holds.', key));
    entries.set(key, { key, keyNode, valueNode });
  }
  return [...entries.values()];
}

function reportUnknownKey(report: Report, node: Node, key: string, keys: readonly string[]): void {
  const close = closest(key, keys);
  reportAt(
    report,
    node,
    close === undefined
      ? message('“{0}” is not known here.', key)
      : message('“{0}” is not known here. Did you mean “{1}”?', key, close),
  );
}
