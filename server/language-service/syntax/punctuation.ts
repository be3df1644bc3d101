/**
 * Whether a UTF-16 unit is punctuation or a symbol (CommonMark 0.31, section 2.1, in the reading of micromark). Most are known without the
 * tables of Unicode, which take V8 half a millisecond when a first document waits.
 */
export function isPunctuation(unit: string): boolean {
  if (/^[\dA-Za-z\u4e00-\u9fff]$/.test(unit)) return false;
  return /^[!-/:-@[-`{-~，。、：；？！（）《》“”]$/.test(unit) || /^[\p{P}\p{S}]$/u.test(unit);
}
