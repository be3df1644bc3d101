import { createExtension } from './extension-life.ts';

/** The extension on the desktop and on servers. What belongs to the language server is read from disk when it is to start. */
export const { activate, deactivate } = createExtension(
  async () => (await import('./server-process.ts')).startServer,
);
