import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';

/** What has to be undone when the script ends, in the order in which it was registered. */
const cleanups = [];
let cleaned = false;

/** Registers work to be done once at the end of the script, whether it returns, throws or is interrupted. */
export function atEnd(cleanup) {
  if (cleanups.length === 0) {
    process.on('exit', runCleanups);
    for (const [signal, code] of [
      ['SIGINT', 130],
      ['SIGTERM', 143],
      ['SIGHUP', 129],
    ]) {
      process.on(signal, () => process.exit(code));
    }
  }
  cleanups.push(cleanup);
}

function runCleanups() {
  if (cleaned) return;
  cleaned = true;
  for (const cleanup of cleanups.toReversed()) {
    try {
      cleanup();
    } catch {
      // What is to be ended has ended already, or is held; the rest has to be cleaned up all the same.
    }
  }
}

/** Removes a folder at the end of the script. Returns the folder. */
export function removeAtEnd(folder) {
  atEnd(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 }));
  return folder;
}

/**
 * Starts a program that ends, with everything it started, when the script ends. It is asked to by `signal`; a program that has
 * cleaning up of its own to do needs one that it can hear.
 */
export function startOwned(command, args, { signal = 'SIGKILL', ...options } = {}) {
  const child = spawn(command, args, { ...options, detached: process.platform !== 'win32' });
  atEnd(() => {
    if (child.pid === undefined) return;
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  });
  return child;
}

/** Runs a program to its end. Resolves to its exit code and what it printed; `echo` shows the output as it comes. */
export function run(command, args, { echo = false, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = startOwned(command, args, {
      ...options,
      signal: 'SIGTERM',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const [stream, target] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ]) {
      stream.setEncoding('utf8');
      stream.on('data', (text) => {
        output += text;
        if (echo) target.write(text);
      });
    }
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code: code ?? 1, signal, output }));
  });
}

/** Runs a program to its end and throws, with the end of its output, when it fails. */
export async function runOrFail(command, args, options = {}) {
  const { code, output } = await run(command, args, options);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${lastLines(output, 30)}`);
  return output;
}

/** The last `count` lines of a text. */
export function lastLines(text, count) {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}

/** A TCP port on the loopback address that is free now. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** Ends the script with one line that says what is wrong. */
export function fail(reason) {
  process.stderr.write(`${reason instanceof Error ? reason.message : reason}\n`);
  process.exit(1);
}
