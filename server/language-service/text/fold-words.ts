/**
 * Words as they are compared when somebody looks for them: without the difference of upper and lower case and of full and half
 * width. Lines stay lines.
 */
export function foldWords(words: string): string {
  return words.normalize('NFKC').toLowerCase();
}
