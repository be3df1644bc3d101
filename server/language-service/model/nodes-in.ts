import type { Nodes, Parents, Root } from 'mdast';

/** A node with what it stands in. */
export interface HeldNode {
  readonly node: Nodes;
  /** Absent for the root. */
  readonly holder?: HeldNode & { readonly node: Parents };
  /** How many nodes it stands in. */
  readonly depth: number;
}

/** Readings and checks of a passage come one after the other, and all of them ask for its nodes. */
let last: { readonly root: Root; readonly nodes: readonly HeldNode[] } | undefined;

/** The root and all below it in the order of the text. Cheaper than a walk where many look at the same tree. */
export function nodesIn(root: Root): readonly HeldNode[] {
  if (last?.root !== root) last = { root, nodes: flatten(root) };
  return last.nodes;
}

/** All that a node stands in, the nearest last. */
export function ancestorsOf({ holder }: HeldNode): readonly Parents[] {
  const ancestors: Parents[] = [];
  for (let each = holder; each; each = each.holder) ancestors.push(each.node);
  return ancestors.toReversed();
}

/** Without recursion: quotes may nest by the thousand. */
function flatten(root: Root): readonly HeldNode[] {
  const found: HeldNode[] = [];
  const pending: HeldNode[] = [{ node: root, depth: 0 }];
  for (let held = pending.pop(); held; held = pending.pop()) {
    found.push(held);
    const { node, depth } = held;
    if (!('children' in node)) continue;
    const holder = { ...held, node };
    for (let index = node.children.length - 1; index >= 0; index--) {
      const child = node.children[index];
      if (child) pending.push({ node: child, holder, depth: depth + 1 });
    }
  }
  return found;
}
