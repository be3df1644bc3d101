import './node/begin-sparingly.ts';
import { realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {
  type Connection,
  createConnection,
  LSPErrorCodes,
  type Message,
  type ResponseMessage,
} from 'vscode-languageserver/node';
import manifest from '../../package.json' with { type: 'json' };
import { languageOf } from '../language-service/text/language.ts';
import { message, render } from '../language-service/text/message.ts';
import { once } from '../language-service/text/remember.ts';
import { cacheFolder } from '../start/cache-folder.ts';
import { localeOf } from '../start/locale-of.ts';
import { readTranslations } from '../start/read-translations.ts';
import { askingThread } from './node/asking/asking-thread.ts';
import { messageReader } from './node/message-reader.ts';
import { messageWriter } from './node/message-writer.ts';
import { isReadingThread, nodeCrew, readInThread } from './node/node-crew.ts';
import { nodeGitHub } from './node/node-git-hub.ts';
import { nodeHost } from './node/node-host.ts';
import { nodeKeep } from './node/node-keep.ts';
import { nodePen } from './node/node-pen.ts';
import { nodeWeb } from './node/node-web.ts';
import { createPractice } from './node/practice.ts';
import { runFast } from './node/run-sparingly.ts';
import { speaksToEditor } from './node/speaks-to-editor.ts';
import { startServer } from './server.ts';
import type { Holdings } from './workspace.ts';

export { isWarm } from './warm-up.ts';

/** What each flag does. */
const flagWords = {
  '--stdio': message('speak the Language Server Protocol over standard input and output'),
  '--node-ipc': message('speak it over the channel to the Node process that started this one'),
  '--version': message('print the version'),
};

if (isReadingThread(process.argv)) void readInThread();
else main(process.argv.slice(2));

/** Reads the command line and serves the editor until it says goodbye. */
function main(flags: readonly string[]): void {
  if (flags.includes('--version')) {
    process.stdout.write(`${manifest.version}\n`);
    return;
  }
  if (!speaksToEditor(flags)) {
    process.stderr.write(usage());
    process.exitCode = flags.includes('--help') ? 0 : 2;
    return;
  }
  const { platform } = process;
  const env = { ...process.env };
  // What is kept here is no compiled code.
  const usual = cacheFolder({ ...env, NODE_DISABLE_COMPILE_CACHE: undefined }, platform);
  const [, program = ''] = process.argv;
  const userAgent = `minutes/${manifest.version} (checks the links of meeting minutes)`;
  const linkFolder = usual && path.join(usual, 'links');
  const asking = askingThread(() => askingProgram(program));
  const way = { userAgent, env, ...(linkFolder !== undefined && { folder: linkFolder }) };
  const host = {
    ...nodeHost,
    get locale() {
      return localeOf(env, platform);
    },
    translations: (language: string) => readTranslations(__dirname, language),
    crew: nodeCrew(program),
    hurry: runFast,
    practice: (holdings: Holdings) => createPractice(holdings, nodeHost),
    pen: nodePen(),
    web: nodeWeb(asking, way),
    gitHub: nodeGitHub(asking, way),
    keep: nodeKeep(buildOf(program), usual && path.join(usual, 'index')),
  };
  startServer(connect(flags), host, { version: manifest.version });
}

function usage(): string {
  const language = languageOf(localeOf(process.env, process.platform));
  const translations = language === undefined ? {} : readTranslations(__dirname, language);
  const lines = Object.entries(flagWords).map(
    ([flag, words]) => `  ${flag.padEnd(13)}${render(words, translations)}\n`,
  );
  return [`minutes-language-server ${manifest.version}\n\n`, ...lines].join('');
}

function connect(flags: readonly string[]): Connection {
  if (!flags.includes('--stdio')) return createConnection();
  // Nothing but messages may be written to the output.
  const { Console } = globalThis.console;
  const onErrorOutput = once(() => new Console(process.stderr));
  Object.defineProperty(globalThis, 'console', { get: onErrorOutput });
  return createConnection(messageReader(process.stdin), messageWriter(process.stdout), {
    cancelUndispatched,
  });
}

/** What is answered to a question that was taken back before anybody has looked at it. */
function cancelUndispatched({ jsonrpc }: Message): ResponseMessage {
  const error = { code: LSPErrorCodes.RequestCancelled, message: 'Cancelled' };
  return { jsonrpc, id: null, error };
}

/** What the thread that asks begins with: it lies beside the program, wherever links to that one lie; its source where this is run from source. */
function askingProgram(program: string): string {
  const place = realpathSync(program);
  return path.join(path.dirname(place), place.endsWith('.ts') ? 'node/ask-web.ts' : 'ask-web.cjs');
}

/** Another text for every build of the program. */
function buildOf(program: string): string {
  const { mtimeMs, size } = statSync(program, { throwIfNoEntry: false }) ?? {};
  return [manifest.version, size, mtimeMs].join('-');
}
