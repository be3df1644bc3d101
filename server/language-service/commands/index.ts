import type { Command } from './command.ts';
import { fixAll } from './fix-all.ts';
import { history } from './history.ts';

/** Every command that the language server runs. */
export const commands: readonly Command[] = [fixAll, history];
