import process from 'node:process';
import { parentPort } from 'node:worker_threads';
import { createTrust } from '../../server/links/trust.ts';
import { serveCalls } from '../../server/lsp/node/asking/serve-calls.ts';
import { certificate } from './tls-server.ts';

/** Who looks this name up does not live on. */
const DEADLY = 'deadly.example.org';

// The thread of the product in which the web is asked, but no name is known, so that nothing leaves this machine, which trusts an authority
// of the tests.
if (parentPort) {
  serveCalls(parentPort, {
    trust: createTrust(() => [certificate('ca.pem')]),
    resolve: async (name) => {
      if (name === DEADLY) process.exit(3);
      throw Object.assign(new Error(name), { code: 'ENOTFOUND' });
    },
  });
}
