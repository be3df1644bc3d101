/** Whether a heading's words say that what stands under it was announced before: 上期文章, 往期文章. */
export function announcesEarlier(words: string): boolean {
  return /上期|往期|历史|上一期|上次|前期|\b(?:previous|earlier|last time)\b/i.test(words);
}
