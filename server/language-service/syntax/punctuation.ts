/** Punctuation and symbols that are known without the tables of Unicode, as in a class of characters: those of ASCII, and common Chinese ones. */
export const COMMON_MARKS = '!-/:-@[-`{-~，。、：；？！（）《》“”';

const COMMON = new RegExp(`^[${COMMON_MARKS}]$`);

/**
 * Whether a UTF-16 unit is punctuation or a symbol (CommonMark 0.31, section 2.1, in the reading of micromark). The tables of Unicode, which
 * take V8 half a millisecond when a first document waits, are asked for rare ones only.
 */
export function isPunctuation(unit: string): boolean {
  if (/^[\dA-Za-z\u4e00-\u9fff]$/.test(unit)) return false;
  return COMMON.test(unit) || /^[\p{P}\p{S}]$/u.test(unit);
}
