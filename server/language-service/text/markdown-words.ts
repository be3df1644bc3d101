/** Text that Markdown shows as it is (CommonMark 0.31, “Backslash escapes”). */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~&]/g, '\\$&').replace(/^(\s*)([-+]|\d+[.)])(?=\s)/, '$1\\$2');
}

/** A link that shows `words` as they are and leads to `href`. */
export function markdownLink(words: string, href: string): string {
  return `[${escapeMarkdown(words)}](<${href.replace(/[<>\\\s]/g, encodeURIComponent)}>)`;
}
