/** Whether a heading's words say that articles stand under it: 近期公众号文章, 本期文章. */
export function namesArticles(words: string): boolean {
  return /文章|公众号|\barticles?\b/i.test(words);
}

/** Whether they say that what stands under it was announced before: 上期文章, 往期文章. */
export function namesEarlier(words: string): boolean {
  return /上期|往期|历史|上一期|上次|前期|\b(?:previous|earlier|last time)\b/i.test(words);
}
