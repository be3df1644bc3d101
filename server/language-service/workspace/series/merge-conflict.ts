/** Lines as each side of a merge has them; without a conflict there is one side. */
export interface Sides {
  readonly ours: readonly string[];
  readonly theirs?: readonly string[];
  /** What both began with, where Git wrote it down (`merge.conflictStyle`). */
  readonly base?: readonly string[];
}

/** Takes lines with Git's conflict marks apart; undefined where the marks are not whole. */
export function readSides(lines: readonly string[]): Sides | undefined {
  const ours: string[] = [];
  const theirs: string[] = [];
  const base: string[] = [];
  let inside: 'all' | 'ours' | 'base' | 'theirs' = 'all';
  let conflicts = 0;
  let hasBase = false;
  for (const line of lines) {
    const mark = /^(<{7}|\|{7}|={7}|>{7})(?: |\r?$)/.exec(line)?.[1]?.charAt(0);
    if (mark === '<' && inside === 'all') {
      inside = 'ours';
      conflicts++;
    } else if (mark === '|' && inside === 'ours') {
      inside = 'base';
      hasBase = true;
    } else if (mark === '=' && (inside === 'ours' || inside === 'base')) inside = 'theirs';
    else if (mark === '>' && inside === 'theirs') inside = 'all';
    else if (mark !== undefined) return undefined;
    else {
      if (inside === 'all' || inside === 'ours') ours.push(line);
      if (inside === 'all' || inside === 'theirs') theirs.push(line);
      if (inside === 'all' || inside === 'base') base.push(line);
    }
  }
  if (inside !== 'all') return undefined;
  return { ours, ...(conflicts > 0 && { theirs }), ...(hasBase && { base }) };
}
