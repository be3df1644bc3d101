import { createExtension } from '../extension-life.ts';
import { startServer } from './server-worker.ts';

/** The extension where it has no Node.js: all of it is one script there. */
export const { activate, deactivate } = createExtension(async () => startServer);
