import type { Node, RootContent } from 'mdast';

/** How far places move: whole lines and the characters in them. */
export interface Distance {
  readonly lines: number;
  readonly offset: number;
}

/** Moves blocks and all in them, in place. No recursion: quotes and emphasis may nest deep. */
export function move(nodes: readonly Node[], { lines, offset }: Distance): void {
  if (lines === 0 && offset === 0) return;
  const pending = [...nodes];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.position) {
      const { start, end } = node.position;
      start.line += lines;
      end.line += lines;
      if (start.offset !== undefined) start.offset += offset;
      if (end.offset !== undefined) end.offset += offset;
    }
    if ('children' in node) for (const child of node.children as Node[]) pending.push(child);
  }
}

/** Copies of blocks and of all in them. */
export function copy(nodes: readonly RootContent[]): RootContent[] {
  const root: { children: Node[] } = { children: [...nodes] };
  const pending = [root];
  for (let parent = pending.pop(); parent; parent = pending.pop()) {
    parent.children = parent.children.map((node) => {
      const { position } = node;
      const twin: Node & { children?: Node[] } = {
        ...node,
        ...(position && { position: { start: { ...position.start }, end: { ...position.end } } }),
      };
      if (twin.children) pending.push(twin as { children: Node[] });
      return twin;
    });
  }
  return root.children as RootContent[];
}
