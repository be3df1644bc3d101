import { runOrFail } from './processes.mjs';

/** Runs npm in a folder, without what an enclosing `npm run` has put into the environment. Returns what it printed. */
export async function npm(folder, args) {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^npm_(package|lifecycle|config_(local|global)_prefix)|^INIT_CWD$/.test(name),
    ),
  );
  const [command, ...first] = process.env.npm_execpath
    ? [process.execPath, process.env.npm_execpath]
    : [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
  return runOrFail(command, [...first, ...args, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    env,
  });
}
