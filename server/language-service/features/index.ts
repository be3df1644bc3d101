import { codeAction } from './code-action.ts';
import { codeActionResolve } from './code-action-resolve.ts';
import { completion } from './completion.ts';
import { diagnostic } from './diagnostic.ts';
import { documentLink } from './document-link.ts';
import { documentSymbol } from './document-symbol.ts';
import { executeCommand } from './execute-command.ts';
import { explain } from './explain.ts';
import type { Feature } from './feature.ts';
import { foldingRange } from './folding-range.ts';
import { hover } from './hover.ts';
import { selectionRange } from './selection-range.ts';

/** Everything that an editor can ask the language server. */
export const features: readonly Feature[] = [
  diagnostic,
  codeAction,
  codeActionResolve,
  completion,
  hover,
  documentSymbol,
  documentLink,
  foldingRange,
  selectionRange,
  executeCommand,
  explain,
];
