/** Text that Markdown shows as it is (CommonMark 0.31, “Backslash escapes”). */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~&]/g, '\\$&').replace(/^(\s*)([-+]|\d+[.)])(?=\s)/, '$1\\$2');
}

/** A link that shows `words` as they are and leads to `href`. */
export function markdownLink(words: string, href: string): string {
  return `[${escapeMarkdown(words)}](<${href.replace(/[<>\\\s]/g, encodeURIComponent)}>)`;
}

/**
 * A link for a text that people go on writing: the words are escaped where they would mean something, and no more; an address with
 * brackets goes between `<` and `>`.
 */
export function linkInText(words: string, href: string): string {
  const label = words
    .replace(/[\\`*[\]<|~]|&(?=#?\w+;)/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_');
  return `[${label}](${/[()\s]/.test(href) ? `<${href}>` : href})`;
}
