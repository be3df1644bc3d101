/** What the second script gives, by the module that it is of. */
type LaterParts = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** A worker, in which the second script leaves what it gives. */
type Scope = { minutesLater?: LaterParts; importScripts?(address: string): void };

/** How long after a failure the script is tried again, in milliseconds. */
const AGAIN = 10_000;

const scope = globalThis as Scope;
let address: string | undefined;
let failedAt: number | undefined;
let said = false;
let say: (words: string) => void = () => undefined;

/** Says where the second script lies, absolute and for `importScripts`, and who is told that it cannot be loaded. */
export function expectLaterScript(from: unknown, complain: (words: string) => void): void {
  address = typeof from === 'string' ? from : undefined;
  say = complain;
}

/**
 * What the second script has of a module under a name. It is loaded when it is asked for first; the worker stands still meanwhile.
 * Undefined where it cannot be loaded, of which the log is told; later it is tried again.
 */
export function laterPart(module: string, name: string): unknown {
  if (!scope.minutesLater) load();
  return scope.minutesLater?.[module]?.[name];
}

/** The same where there is no going on without it: throws where it cannot be loaded. */
export function neededPart(module: string, name: string): unknown {
  const part = laterPart(module, name);
  if (part === undefined) throw new Error('A part of the language server could not be loaded');
  return part;
}

function load(): void {
  const now = Date.now();
  if (failedAt !== undefined && now - failedAt < AGAIN) return;
  try {
    if (address === undefined) throw new Error('its address is not known');
    scope.importScripts?.(address);
    if (!scope.minutesLater) throw new Error('it holds something else');
  } catch (error) {
    failedAt = now;
    if (said) return;
    said = true;
    const reason = error instanceof Error ? error.message : String(error);
    say(
      `A part of the language server could not be loaded, so that findings are shown, and little else: ${address}: ${reason}`,
    );
  }
}
