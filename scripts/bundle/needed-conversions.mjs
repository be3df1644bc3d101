/**
 * A module of conversions between the editor's values and the protocol's, without those that nobody asks for: `asked` are the names
 * of conversions in all that is bundled beside it. What only they call goes with them.
 */
export function neededConversions(code, asked) {
  let lean = code.replace(/^ {8}(as\w+)(?:: \1)?,?\n/gm, (_, name) => (asked.has(name) ? `${name},\n` : ''));
  if (lean === code) throw new Error('The conversions of the language client are not written as they were');
  for (let before = ''; before !== lean; ) {
    before = lean;
    const uses = usesOf(before);
    lean = before.replace(/^ {4}(?:async )?function (\w+)\([\s\S]*?^ {4}\}\n/gm, (whole, name) =>
      uses.get(name) > usesOf(whole).get(name) ? whole : '',
    );
  }
  return lean;
}

/** The names of conversions that stand in a text. */
export const conversionsIn = (text) => text.match(/\bas[A-Z]\w*/g) ?? [];

/** Word → how often it stands in a code. */
function usesOf(code) {
  const uses = new Map();
  for (const word of code.match(/[\w$]+/g) ?? []) uses.set(word, (uses.get(word) ?? 0) + 1);
  return uses;
}
