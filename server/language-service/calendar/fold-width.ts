/**
 * Full-width digits, letters and punctuation as their ASCII twins, ideographic and no-break blanks as a blank. The length stays,
 * so that an offset in the result is the same offset in the text (Unicode, “Halfwidth and Fullwidth Forms”).
 */
export function foldWidth(text: string): string {
  let folded = '';
  let done = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const isBlank = code === 0x3000 || code === 0xa0;
    if (!isBlank && (code < 0xff01 || code > 0xff5e)) continue;
    folded += text.slice(done, index) + (isBlank ? ' ' : String.fromCharCode(code - 0xfee0));
    done = index + 1;
  }
  return done === 0 ? text : folded + text.slice(done);
}
