/**
 * Full-width digits, letters and punctuation as their ASCII twins, ideographic and no-break blanks as a blank. The length stays,
 * so that an offset in the result is the same offset in the text (Unicode, “Halfwidth and Fullwidth Forms”).
 */
export function foldWidth(text: string): string {
  return text.replace(/[\uff01-\uff5e\u3000\u00a0]/g, (char) => {
    const code = char.charCodeAt(0);
    return code < 0xff01 ? ' ' : String.fromCharCode(code - 0xfee0);
  });
}
