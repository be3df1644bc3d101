import { cp, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { npm } from './npm.mjs';
import { removeAtEnd, run, startOwned } from './processes.mjs';

/** Installs the package of npm into an empty folder, and runs its programs there. Returns a line for each thing that is wrong. */
export async function npmPackageProblems(root, file) {
  const folder = removeAtEnd(await mkdtemp(path.join(tmpdir(), 'minutes-npm-')));
  await writeFile(path.join(folder, 'package.json'), '{ "private": true }\n');
  await cp(path.join(root, 'sample'), path.join(folder, 'sample'), { recursive: true });
  await npm(folder, ['install', file, '--offline', '--ignore-scripts']);
  // No program that is on PATH by chance is run instead.
  const program = (name) => path.join(folder, 'node_modules', '.bin', name);
  const env = { ...process.env, XDG_CACHE_HOME: path.join(folder, 'cache'), LOCALAPPDATA: folder };
  const options = { cwd: folder, env, shell: process.platform === 'win32' };
  const problems = [];

  const check = await run(program('minutes'), ['check', '--locale', 'zh-cn', '--', 'sample'], options);
  if (check.code !== 1 || !/2023-08-24\.md:3:12 .*\[time-order\]/.test(check.output))
    problems.push(`The installed minutes does not check:\n${check.output}`);
  const explained = await run(program('minutes'), ['explain', 'date-agreement'], options);
  if (explained.code !== 0) problems.push(`The installed minutes does not explain:\n${explained.output}`);
  const said = await initialize(program('minutes-language-server'), options);
  if (!said.includes('"hoverProvider"'))
    problems.push(`The installed language server does not begin: ${said || 'it says nothing.'}`);
  return problems;
}

/** What a language server says to its first request and to its last. */
async function initialize(program, options) {
  const server = startOwned(program, ['--stdio'], { ...options, stdio: ['pipe', 'pipe', 'inherit'] });
  const send = (message) => {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  };
  send({ id: 1, method: 'initialize', params: { processId: process.pid, rootUri: null, capabilities: {} } });
  send({ id: 2, method: 'shutdown' });
  send({ method: 'exit' });
  let said = '';
  for await (const text of server.stdout.setEncoding('utf8')) said += text;
  return said;
}
