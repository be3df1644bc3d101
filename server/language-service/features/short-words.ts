const LONGEST = 60;

/** Markdown as one short line of words for lists of things: links by their label, no marks. Never empty. */
export function shortWords(markdown: string): string {
  const words = markdown
    .slice(0, 500)
    .replace(/<!--[^>]*-->/g, '')
    .replace(/!?\[([^[\]]*)\]\([^()\s]*\)/g, '$1')
    .replace(/\*\*|__|~~|`/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  const characters = Array.from(words);
  if (characters.length === 0) return '…';
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join('')}…` : words;
}
