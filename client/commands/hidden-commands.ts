/** Commands that only links, lenses and rows call, so that the manifest does not name them. The server leaves them to the editor, too. */
export const hiddenCommands = ['minutes.history', 'minutes.openPlace'] as const;
