/**
 * Where documents live that people write. All others, such as `git:`, the sides of a comparison, the log, or the cells of a notebook,
 * are views of something that is written elsewhere, and are left alone.
 */
export const documentSchemes: readonly string[] = [
  'file',
  'untitled',
  'vscode-remote',
  'vscode-vfs',
  'vscode-test-web',
];

/** Whether a document is one that people write. */
export function isWritten({ scheme }: { readonly scheme: string }): boolean {
  return documentSchemes.includes(scheme);
}

/** Whether a file lies on a disk, of this machine or another; a virtual workspace has none. */
export function isOnDisk({ scheme }: { readonly scheme: string }): boolean {
  return scheme === 'file' || scheme === 'vscode-remote';
}
