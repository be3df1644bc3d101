import type { Command, Effect } from '../commands/command.ts';
import { commands } from '../commands/index.ts';
import type { Client } from '../workspace/client.ts';
import type { Feature } from './feature.ts';

interface CommandParams {
  readonly command: string;
  /** Some editors send `null` where there are none. */
  readonly arguments?: readonly unknown[] | null;
}

/** Commands for editors that do not have them themselves: an id that both sides registered would clash. */
export const executeCommand: Feature<CommandParams, Effect> = {
  method: 'workspace/executeCommand',
  capabilities(client) {
    const ids = offered(client);
    return ids.length > 0 ? { executeCommandProvider: { commands: ids } } : undefined;
  },
  waits: ({ command }) => commandOf(command)?.waits,
  needs: (snapshot, params) => commandOf(params.command)?.needs?.(snapshot, argumentOf(params)) ?? [],
  handle: (snapshot, params) => commandOf(params.command)?.run(snapshot, argumentOf(params)),
};

function argumentOf(params: CommandParams): unknown {
  return params.arguments?.[0];
}

function commandOf(command: string): Command | undefined {
  return commands.find(({ id }) => id === command);
}

function offered(client: Client): string[] {
  return commands.map(({ id }) => id).filter((id) => !client.commands.includes(id));
}
