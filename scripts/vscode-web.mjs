import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { atEnd, freePort } from './processes.mjs';
import { quietSettings } from './vscode-server.mjs';

const types = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

/**
 * Serves VS Code for the Web from the loopback address until the script ends: files and nothing else, so that everything runs in the
 * browser, as on vscode.dev. `extensions` are folders of extensions by name, which the editor has built in. Resolves to its address.
 */
export async function serveVsCodeWeb(server, extensions) {
  const port = await freePort();
  const authority = `127.0.0.1:${port}`;
  const folders = {
    '/static/out/': path.join(server, 'out'),
    '/static/extensions/': path.join(server, 'extensions'),
    '/static/node_modules/': path.join(server, 'node_modules'),
    ...Object.fromEntries(
      Object.entries(extensions).map(([name, folder]) => [`/extensions/${name}/`, folder]),
    ),
  };
  const page = await pageFor(server, authority, Object.keys(extensions));
  const workbench = await withoutServer(server);
  const web = createServer(async ({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    const send = (type, text) => response.writeHead(200, { 'Content-Type': type }).end(text);
    if (pathname === '/') return send('text/html', page);
    if (pathname.endsWith('/workbench/workbench.js')) return send('text/javascript', workbench);
    const [prefix, folder] = Object.entries(folders).find(([start]) => pathname.startsWith(start)) ?? [];
    const file = folder && path.join(folder, decodeURIComponent(pathname.slice(prefix.length)));
    const found = file?.startsWith(folder) && (await stat(file).catch(() => undefined));
    if (!found?.isFile()) return response.writeHead(404).end();
    response.writeHead(200, { 'Content-Type': types[path.extname(file)] ?? 'application/octet-stream' });
    return createReadStream(file).pipe(response);
  });
  await new Promise((resolve, reject) => web.once('error', reject).listen(port, '127.0.0.1', resolve));
  atEnd(() => web.close());
  return { address: `http://${authority}`, close: () => web.close() };
}

/** The editor's page, with what it is told of this place. */
async function pageFor(server, authority, builtIn) {
  const settings = {
    additionalBuiltinExtensions: builtIn.map((name) => ({
      scheme: 'http',
      authority,
      path: `/extensions/${name}`,
    })),
    configurationDefaults: { ...quietSettings, 'security.workspace.trust.enabled': false },
    isEnabledFileDownloads: true,
    isEnabledFileUploads: true,
    isEnabledCoderGettingStarted: false,
    developmentOptions: { enableSmokeTestDriver: true },
    productConfiguration: { enableTelemetry: false },
  };
  const values = {
    WORKBENCH_WEB_CONFIGURATION: JSON.stringify(settings).replaceAll('"', '&quot;'),
    WORKBENCH_WEB_BASE_URL: '/static',
    WORKBENCH_NLS_FALLBACK_URL: '/static/out/nls.messages.js',
    WORKBENCH_NLS_URL: '/static/out/nls.messages.js',
  };
  const file = path.join(server, 'out', 'vs', 'code', 'browser', 'workbench', 'workbench.html');
  return (await readFile(file, 'utf8')).replace(/\{\{(\w+)\}\}/g, (_, name) => values[name] ?? '');
}

/**
 * The editor's code. The npm build looks for a server at the place that it comes from, and keeps the user's data there; here is none,
 * and both are put back to what they are in the editor that it was made from.
 */
async function withoutServer(server) {
  const file = path.join(server, 'out', 'vs', 'code', 'browser', 'workbench', 'workbench.js');
  const changes = [
    [/,remoteAuthority:location\.host\}/, '}'],
    [
      /get userRoamingDataHome\(\)\{return \w+\((\w+)\.file\(this\.userDataPath\)\.with\(\{scheme:(\w+)\.vscodeRemote\}\),"User"\)\}/,
      'get userRoamingDataHome(){return $1.file("/User").with({scheme:$2.vscodeUserData})}',
    ],
  ];
  return changes.reduce(
    (code, [from, to]) => {
      if (!from.test(code)) throw new Error(`The editor’s code is not what it was: ${from}`);
      return code.replace(from, to);
    },
    await readFile(file, 'utf8'),
  );
}
