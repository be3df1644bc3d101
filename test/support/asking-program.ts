import process from 'node:process';
import { parentPort } from 'node:worker_threads';
import { serveCalls } from '../../server/lsp/node/asking/serve-calls.ts';

/** Who looks this name up does not live on. */
const DEADLY = 'deadly.example.org';

// The thread of the product in which the web is asked, but no name is known, so that nothing leaves this machine.
if (parentPort) {
  serveCalls(parentPort, {
    resolve: async (name) => {
      if (name === DEADLY) process.exit(3);
      throw Object.assign(new Error(name), { code: 'ENOTFOUND' });
    },
  });
}
