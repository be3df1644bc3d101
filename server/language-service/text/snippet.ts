/** Text in which nothing means anything to a snippet (LSP 3.17, “Snippet Syntax”). */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
