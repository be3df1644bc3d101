import process from 'node:process';
import { createConnection } from 'vscode-languageserver/node';
import manifest from '../../package.json' with { type: 'json' };
import { nodeHost } from './node/node-host.ts';
import { startServer } from './server.ts';

export { isWarm } from './warm-up.ts';

const USAGE = `minutes-language-server ${manifest.version}

  --stdio      speak the Language Server Protocol over standard input and output
  --node-ipc   speak it over the channel to the Node process that started this one
  --version    print the version
`;

main(process.argv.slice(2));

/** Reads the command line and serves the editor until it says goodbye. */
function main(flags: readonly string[]): void {
  if (flags.includes('--version')) {
    process.stdout.write(`${manifest.version}\n`);
    return;
  }
  const channel = flags.some((flag) => /^--(?:stdio|node-ipc|pipe|socket)(?:=|$)/.test(flag));
  if (!channel) {
    process.stderr.write(USAGE);
    process.exitCode = flags.includes('--help') ? 0 : 2;
    return;
  }
  startServer(createConnection(), nodeHost, { version: manifest.version });
}
