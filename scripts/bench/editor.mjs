import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/**
 * What VS Code answers to `vscode-markdown-languageserver`, which leaves parsing and files to the editor: markdown-it's tokens
 * with the settings of VS Code (HTML, linkified URLs), files as lists of bytes.
 */
export function markdownEditor(createMarkdownIt, textOf) {
  const parser = createMarkdownIt({ html: true, linkify: true });
  return {
    async 'markdown/parse'({ uri, text }) {
      return parser.parse(text ?? textOf(uri) ?? (await readFile(fileURLToPath(uri), 'utf8')), {});
    },
    'markdown/fs/readFile': async ({ uri }) => Array.from(await readFile(fileURLToPath(uri))),
    async 'markdown/fs/stat'({ uri }) {
      const found = await stat(fileURLToPath(uri)).catch(() => undefined);
      return found ? { isDirectory: found.isDirectory() } : null;
    },
    async 'markdown/fs/readDirectory'({ uri }) {
      const entries = await readdir(fileURLToPath(uri), { withFileTypes: true });
      return entries.map((entry) => [entry.name, { isDirectory: entry.isDirectory() }]);
    },
    async 'markdown/findMarkdownFilesInWorkspace'(_, workspace) {
      const names = await readdir(workspace, { recursive: true });
      return names
        .filter((name) => name.endsWith('.md'))
        .map((name) => pathToFileURL(path.join(workspace, name)).href);
    },
    'markdown/fs/watcher/create': () => null,
    'markdown/fs/watcher/delete': () => null,
  };
}

/** The settings under which `vscode-markdown-languageserver` checks links, with the severities that VS Code gives them. */
export const markdownSettings = {
  markdown: {
    occurrencesHighlight: { enabled: false },
    suggest: { paths: { enabled: true, includeWorkspaceHeaderCompletions: 'never' } },
    preferredMdPathExtensionStyle: 'auto',
    server: { log: 'off' },
    validate: {
      enabled: true,
      referenceLinks: { enabled: 'warning' },
      fragmentLinks: { enabled: 'warning' },
      fileLinks: { enabled: 'warning', markdownFragmentLinks: 'inherit' },
      ignoredLinks: [],
      unusedLinkDefinitions: { enabled: 'hint' },
      duplicateLinkDefinitions: { enabled: 'warning' },
    },
  },
};
