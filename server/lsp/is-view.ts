/**
 * Schemes of what editors show of something that is written elsewhere: other versions of a file, sides of a comparison, cells of a
 * notebook, logs. As VS Code and its extensions for Git name them, and as those of Vim do.
 */
const VIEWS: ReadonlySet<string> = new Set([
  ...['git', 'vscode-scm', 'gitlens', 'gitlens-git', 'git-graph', 'gitfs', 'pr', 'githubpr', 'review'],
  ...['vscode-local-history', 'vscode-notebook-cell', 'vscode-interactive', 'vscode-interactive-input'],
  ...['chat-editing-text-model', 'vscode-chat-code-block', 'comment', 'output', 'debug', 'search-editor'],
  ...['fugitive', 'diffview', 'gitsigns', 'octo', 'term'],
]);

/**
 * Whether a document is no file that people write, but a view of one. Often its path is that of the file, which it must not be taken
 * for.
 */
export function isView(uri: string): boolean {
  return VIEWS.has(uri.slice(0, uri.indexOf(':')).toLowerCase());
}
