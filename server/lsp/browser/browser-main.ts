import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { version } from '../../../package.json';
import { recordOf } from '../../language-service/text/record-of.ts';
import { startServer } from '../server.ts';
import { browserHost } from './browser-host.ts';
import { expectLaterScript } from './later-script.ts';

const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));
startServer(
  connection,
  browserHost((method, params) => connection.sendRequest(method, params)),
  {
    version,
    hear: (options) =>
      expectLaterScript(recordOf(options).laterScript, (words) => connection.console.error(words)),
  },
);
