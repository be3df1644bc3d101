import { CHECK_LINKS } from '../../language-service/features/check-links.ts';
import type { Capabilities } from '../../language-service/features/feature.ts';
import type { Client } from '../../language-service/workspace/client.ts';

/** Announces the command that checks links beside the others, to editors that do not have it themselves. */
export function offerCheck(capabilities: Capabilities, { commands }: Client): Capabilities {
  if (commands.includes(CHECK_LINKS)) return capabilities;
  const { executeCommandProvider } = capabilities as {
    readonly executeCommandProvider?: { readonly commands: readonly string[] };
  };
  return {
    ...capabilities,
    executeCommandProvider: { commands: [...(executeCommandProvider?.commands ?? []), CHECK_LINKS] },
  };
}

/** Whether a request to run a command is for this one. */
export function asksForLinks(params: unknown): boolean {
  return (
    typeof params === 'object' && params !== null && 'command' in params && params.command === CHECK_LINKS
  );
}
