import type { Nodes, Parents } from 'mdast';
import type { Span } from '../text/span.ts';

/** Where a node stands. Nodes that did not come from `parse` have no place: an empty span at 0. */
export function spanOfNode(node: Nodes): Span {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}

/**
 * The node and all below it in the order of the text, each with its ancestors, the nearest last. `ancestors` is one list that
 * changes with every step: who keeps it must copy it. No recursion and no list for each node: quotes may nest by the thousand.
 */
export function walk(root: Nodes): IterableIterator<Step> {
  const ancestors: Parents[] = [];
  const nodes: Nodes[] = [root];
  const depths: number[] = [0];
  let parent: Parents | undefined;
  return {
    [Symbol.iterator]() {
      return this;
    },
    next() {
      if (parent) {
        const { children } = parent;
        ancestors.push(parent);
        for (let index = children.length - 1; index >= 0; index--) {
          nodes.push(children[index] as Nodes);
          depths.push(ancestors.length);
        }
      }
      const node = nodes.pop();
      if (!node) return { done: true, value: undefined };
      ancestors.length = depths.pop() ?? 0;
      parent = 'children' in node ? node : undefined;
      return { done: false, value: { node, ancestors } };
    },
  };
}

/** A node on the way. */
interface Step {
  readonly node: Nodes;
  readonly ancestors: readonly Parents[];
}

/** The words that a reader sees in a node: text, code and alt texts, marks left out. */
export function wordsOf(root: Nodes): string {
  const parts: string[] = [];
  for (const { node } of walk(root)) {
    if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') parts.push(node.value);
    else if (node.type === 'break') parts.push(' ');
    else if ((node.type === 'image' || node.type === 'imageReference') && node.alt) parts.push(node.alt);
  }
  return parts.join('');
}
