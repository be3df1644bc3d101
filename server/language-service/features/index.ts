import { changeDate } from './change-date.ts';
import { checklist } from './checklist.ts';
import { codeAction } from './code-action.ts';
import { codeActionResolve } from './code-action-resolve.ts';
import { codeLens } from './code-lens.ts';
import { completion } from './completion.ts';
import { definition } from './definition.ts';
import { diagnostic } from './diagnostic.ts';
import { documentHighlight } from './document-highlight.ts';
import { documentLink } from './document-link.ts';
import { documentSymbol } from './document-symbol.ts';
import { executeCommand } from './execute-command.ts';
import { explain } from './explain.ts';
import type { Feature } from './feature.ts';
import { findReferences } from './find-references.ts';
import { foldingRange } from './folding-range.ts';
import { historyRequest } from './history.ts';
import { hover } from './hover.ts';
import { ics } from './ics.ts';
import { indexPage } from './index-page.ts';
import { linkTitleRequest } from './link-title.ts';
import { meetingRequest } from './meeting.ts';
import { meetingsRequest } from './meetings.ts';
import { newMeetingText, planNewMeeting } from './new-meeting.ts';
import { paste } from './paste.ts';
import { prepareRename, rename } from './rename.ts';
import { searchRequest } from './search.ts';
import { selectionRange } from './selection-range.ts';
import { willRenameFiles } from './will-rename-files.ts';
import { workspaceSymbol } from './workspace-symbol.ts';

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
  definition,
  findReferences,
  documentHighlight,
  codeLens,
  workspaceSymbol,
  prepareRename,
  rename,
  willRenameFiles,
  executeCommand,
  explain,
  planNewMeeting,
  checklist,
  newMeetingText,
  historyRequest,
  searchRequest,
  meetingsRequest,
  meetingRequest,
  changeDate,
  indexPage,
  ics,
  paste,
  linkTitleRequest,
];
