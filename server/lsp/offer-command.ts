import type { Capabilities } from '../language-service/features/feature.ts';
import type { Client } from '../language-service/workspace/client.ts';

/** Announces a command that the shell fulfils beside the others, to editors that do not have it themselves. */
export function offerCommand(capabilities: Capabilities, { commands }: Client, id: string): Capabilities {
  if (commands.includes(id)) return capabilities;
  const { executeCommandProvider } = capabilities as {
    readonly executeCommandProvider?: { readonly commands: readonly string[] };
  };
  return {
    ...capabilities,
    executeCommandProvider: { commands: [...(executeCommandProvider?.commands ?? []), id] },
  };
}

/** Which command a request is to run. */
export function commandIn(params: unknown): string | undefined {
  const { command } = typeof params === 'object' && params !== null ? (params as { command?: unknown }) : {};
  return typeof command === 'string' ? command : undefined;
}
