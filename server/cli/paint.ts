export type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'blue' | 'cyan' | 'green';

const codes: Readonly<Record<Style, readonly [on: number, off: number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  yellow: [33, 39],
  blue: [34, 39],
  cyan: [36, 39],
  green: [32, 39],
};

export type Paint = (style: Style, text: string) => string;

/** Colours a text for a terminal (ECMA-48, SGR), or leaves it as it is. */
export function createPaint(color: boolean): Paint {
  return (style, text) => {
    const [on, off] = codes[style];
    return color && text !== '' ? `\u001b[${on}m${text}\u001b[${off}m` : text;
  };
}

/**
 * Whether output is coloured: the options decide, then FORCE_COLOR and NO_COLOR (no-color.org), then whether it goes to a
 * terminal that can.
 */
export function wantsColor(
  wish: boolean | undefined,
  env: Readonly<Record<string, string | undefined>>,
  isTerminal: boolean,
): boolean {
  if (wish !== undefined) return wish;
  const { FORCE_COLOR: force, NO_COLOR: no, TERM: term } = env;
  if (force !== undefined && force !== '') return force !== '0' && force !== 'false';
  return !no && isTerminal && term !== 'dumb';
}
