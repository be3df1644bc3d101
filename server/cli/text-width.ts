/**
 * Code points that terminals draw two columns wide: East Asian Width W and F (Unicode Standard Annex 11) in ranges, emoji with
 * them.
 */
const wide: readonly (readonly [first: number, last: number])[] = [
  [0x1100, 0x115f],
  [0x231a, 0x231b],
  [0x2329, 0x232a],
  [0x23e9, 0x23ec],
  [0x23f0, 0x23f0],
  [0x23f3, 0x23f3],
  [0x25fd, 0x25fe],
  [0x2614, 0x2615],
  [0x2648, 0x2653],
  [0x267f, 0x267f],
  [0x2693, 0x2693],
  [0x26a1, 0x26a1],
  [0x26aa, 0x26ab],
  [0x26bd, 0x26be],
  [0x26c4, 0x26c5],
  [0x26ce, 0x26ce],
  [0x26d4, 0x26d4],
  [0x26ea, 0x26ea],
  [0x26f2, 0x26f5],
  [0x26fa, 0x26fd],
  [0x2705, 0x2705],
  [0x270a, 0x270b],
  [0x2728, 0x2728],
  [0x274c, 0x274e],
  [0x2753, 0x2757],
  [0x2795, 0x2797],
  [0x27b0, 0x27bf],
  [0x2b1b, 0x2b1c],
  [0x2b50, 0x2b55],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x16fe0, 0x18cff],
  [0x1aff0, 0x1b2ff],
  [0x1f004, 0x1f004],
  [0x1f0cf, 0x1f0cf],
  [0x1f18e, 0x1f18e],
  [0x1f191, 0x1f19a],
  [0x1f1e6, 0x1f320],
  [0x1f32d, 0x1f335],
  [0x1f337, 0x1f37c],
  [0x1f37e, 0x1f393],
  [0x1f3a0, 0x1f3ca],
  [0x1f3cf, 0x1f3d3],
  [0x1f3e0, 0x1f3f0],
  [0x1f3f4, 0x1f3f4],
  [0x1f3f8, 0x1f43e],
  [0x1f440, 0x1f440],
  [0x1f442, 0x1f4fc],
  [0x1f4ff, 0x1f53d],
  [0x1f54b, 0x1f567],
  [0x1f595, 0x1f596],
  [0x1f5a4, 0x1f5a4],
  [0x1f5fb, 0x1f64f],
  [0x1f680, 0x1f6c5],
  [0x1f6cc, 0x1f6cc],
  [0x1f6d0, 0x1f6ec],
  [0x1f6f4, 0x1f6fc],
  [0x1f7e0, 0x1f7f0],
  [0x1f90c, 0x1f9ff],
  [0x1fa70, 0x1faff],
  [0x20000, 0x3fffd],
];

const invisible = /^[\p{Mark}\p{Cf}]$/u;

/** How many terminal columns a character takes: 0, 1 or 2. */
export function widthOfCharacter(char: string): number {
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x300) return 1;
  if (isCommonAndWide(code)) return 2;
  if (invisible.test(char)) return 0;
  return wide.some(([first, last]) => first <= code && code <= last) ? 2 : 1;
}

/** The ideographs and the punctuation of most East Asian texts, among which there are no marks. */
function isCommonAndWide(code: number): boolean {
  return (
    (0x4e00 <= code && code <= 0x9fff) ||
    (0xff01 <= code && code <= 0xff60) ||
    (0x3000 <= code && code <= 0x3029)
  );
}

/** How many terminal columns a text takes. */
export function widthOf(text: string): number {
  let width = 0;
  for (const char of text) width += widthOfCharacter(char);
  return width;
}

/**
 * Whether a UTF-16 unit is one of those that are harmless at the first look: printable ASCII, dashes and quotation marks, and what East
 * Asian texts are made of.
 */
export function isPlain(unit: number): boolean {
  return (
    (0x20 <= unit && unit < 0x7f) ||
    (0x3000 <= unit && unit < 0xd800) ||
    (0xff01 <= unit && unit <= 0xff60) ||
    (0x2010 <= unit && unit < 0x2028)
  );
}

/** What a terminal may be shown of a document: control and direction characters could make it say something else. */
export function harmless(text: string): string {
  let at = 0;
  while (at < text.length && isPlain(text.charCodeAt(at))) at++;
  if (at === text.length) return text;
  return text.replace(/(?![\t\n])[\p{Cc}\u202a-\u202e\u2066-\u2069\ufeff]/gu, '\ufffd');
}
