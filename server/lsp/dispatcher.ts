import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Host } from './host.ts';

/** A piece of work that a message of the editor asks for. */
export interface Job<Result> {
  /** What the log calls it. */
  readonly name: string;
  readonly token: CancellationToken;
  /** What has to be loaded first. */
  prepare(): Promise<void> | undefined;
  run(): Result;
  /** The answer where there is none, or `run` failed. */
  readonly otherwise: Exclude<Result, undefined>;
}

export interface Log {
  error(words: string): void;
  info(words: string): void;
}

/** Longer work than this, in milliseconds, is written to the log. */
const SLOW = 250;

/**
 * Runs a job after what has arrived by now has been read, so that of a burst of messages only the last is worked for. A job that
 * fails is logged and answered as if it had nothing to say; it never ends the server.
 */
export async function dispatch<Result>(
  host: Host,
  log: Log,
  job: Job<Result>,
): Promise<Exclude<Result, undefined> | ResponseError<void>> {
  await host.timer.turn();
  if (job.token.isCancellationRequested) return cancelled();
  try {
    await job.prepare();
    if (job.token.isCancellationRequested) return cancelled();
    const began = host.clock.now();
    const result = job.run();
    const took = host.clock.now() - began;
    if (took > SLOW) log.info(`${job.name} took ${Math.round(took)} ms`);
    return (result ?? job.otherwise) as Exclude<Result, undefined>;
  } catch (error) {
    log.error(
      `${job.name} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
    return job.otherwise;
  }
}

function cancelled(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled');
}
