import { Buffer } from 'node:buffer';
import { createMemory } from '../../language-service/text/memory.ts';

/** Shorter lists are written anew each time. */
const MANY = 100;

/** The bytes of parts of answers, children left out: values that never change, of which most stand in the next answer as well. */
const known = createMemory<object, Buffer>();

/**
 * A message as JSON: words, or bytes in several pieces. A long list in an answer (findings, symbols with those inside them) is put together of
 * the bytes that its parts had the last time, so that writing costs what is new in it.
 */
export function encodeMessage(message: object): string | readonly Buffer[] {
  const { result, ...rest } = message as { readonly result?: unknown };
  const parts: Buffer[] = [];
  if (Array.isArray(result) && isLong(result)) {
    parts.push(opened(rest, 'result'));
    putList(result, parts);
    parts.push(END);
    return parts;
  }
  const { items, ...others } = (result ?? {}) as { readonly items?: unknown };
  if (!Array.isArray(items) || !isLong(items)) return JSON.stringify(message);
  parts.push(opened(rest, 'result'), opened(others, 'items'));
  putList(items, parts);
  parts.push(END, END);
  return parts;
}

const [LIST, LIST_END, NEXT, END] = ['[', ']', ',', '}'].map((mark) => Buffer.from(mark)) as [
  Buffer,
  Buffer,
  Buffer,
  Buffer,
];

/** An object that has one more property, up to where the value of that is to stand. */
function opened(value: object, property: string): Buffer {
  const text = JSON.stringify(value);
  const comma = text === '{}' ? '' : ',';
  return Buffer.from(`${text.slice(0, -1)}${comma}"${property}":`);
}

function putList(list: readonly unknown[], parts: Buffer[]): void {
  parts.push(LIST);
  for (const [index, value] of list.entries()) {
    if (index > 0) parts.push(NEXT);
    const children = childrenOf(value);
    if (children.length > 0) {
      parts.push(headOf(value as object));
      putList(children, parts);
      parts.push(END);
    } else parts.push(bytesOf(value));
  }
  parts.push(LIST_END);
}

function bytesOf(value: unknown): Buffer {
  if (typeof value !== 'object' || value === null) return Buffer.from(JSON.stringify(value) ?? 'null');
  let bytes = known.get(value);
  if (!bytes) {
    bytes = Buffer.from(JSON.stringify(value));
    known.set(value, bytes);
  }
  return bytes;
}

/** What stands before the children of a value. */
function headOf(value: object): Buffer {
  let head = known.get(value);
  if (!head) {
    head = opened({ ...value, children: undefined }, 'children');
    known.set(value, head);
  }
  return head;
}

function childrenOf(value: unknown): readonly unknown[] {
  const { children } = (value ?? {}) as { readonly children?: unknown };
  return Array.isArray(children) ? children : [];
}

/** Whether there are many values in a list, those inside others included. */
function isLong(list: readonly unknown[]): boolean {
  const pending = [list];
  let count = 0;
  for (let each = pending.pop(); each; each = pending.pop()) {
    count += each.length;
    if (count >= MANY) return true;
    for (const value of each) {
      const children = childrenOf(value);
      if (children.length > 0) pending.push(children);
    }
  }
  return false;
}
