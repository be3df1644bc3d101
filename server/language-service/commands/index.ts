import type { Command } from './command.ts';
import { fixAll } from './fix-all.ts';

/** Every command that the language server runs. */
export const commands: readonly Command[] = [fixAll];
