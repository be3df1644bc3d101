/**
 * What the editor on the other side can do and wants, read once from its first words. Features look here and nowhere else, so
 * that they answer every editor in words that it understands.
 */
export interface Client {
  /** Language of messages as in BCP 47, lower case: `zh-cn`, `en`. */
  readonly locale: string;
  /** Address of a rule's page with `{id}` where the rule's id goes; absent where findings carry no address. */
  readonly rulePage?: string;
  /** Ids of commands that the editor itself has. */
  readonly commands: readonly string[];
  /** Whether it wants `minutes/status` after each look at a document. */
  readonly status: boolean;
  readonly outline: boolean;
  readonly folding: boolean;
  readonly selectionRange: boolean;
  /** Whether it asks for diagnostics; otherwise they are sent. */
  readonly pullsDiagnostics: boolean;
  readonly hoverMarkdown: boolean;
  readonly completionMarkdown: boolean;
  readonly completionSnippets: boolean;
  readonly completionLabelDetails: boolean;
  readonly symbolTree: boolean;
  /** Whether edits may name the version of the document that they were made for. */
  readonly versionedEdits: boolean;
  /** Whether an edit may make files. */
  readonly createsFiles: boolean;
  /** Whether an edit may rename files. */
  readonly renamesFiles: boolean;
  /** Whether its user can confirm or leave out parts of an edit. */
  readonly changeAnnotations: boolean;
  /** Whether it asks what else changes before it renames files. */
  readonly asksBeforeRenames: boolean;
  /** Whether it asks what would be renamed before it asks for the new name. */
  readonly preparesRenames: boolean;
  /** Whether edits may hold tab stops. */
  readonly snippetEdits: boolean;
  /** Whether code actions are literals (with edits) rather than commands. */
  readonly codeActions: boolean;
  /** Whether the edit of a code action may be asked for later. */
  readonly resolvesEdits: boolean;
  readonly codeActionData: boolean;
  readonly preferredActions: boolean;
  readonly relatedInformation: boolean;
  readonly codeDescription: boolean;
  readonly unnecessaryTag: boolean;
  readonly linkTooltips: boolean;
  /** Whether a place to go to may say what it belongs to. */
  readonly definitionLinks: boolean;
  /** Whether a click that opens a link goes to its definition as well. */
  readonly clicksGoToDefinition: boolean;
}

/** A client that can do everything of LSP 3.17 and edits with tab stops. Others are made from it. */
export const ableClient: Client = {
  locale: 'en',
  commands: [],
  status: false,
  outline: true,
  folding: true,
  selectionRange: true,
  pullsDiagnostics: true,
  hoverMarkdown: true,
  completionMarkdown: true,
  completionSnippets: true,
  completionLabelDetails: true,
  symbolTree: true,
  versionedEdits: true,
  createsFiles: true,
  renamesFiles: true,
  changeAnnotations: true,
  asksBeforeRenames: true,
  preparesRenames: true,
  snippetEdits: true,
  codeActions: true,
  resolvesEdits: true,
  codeActionData: true,
  preferredActions: true,
  relatedInformation: true,
  codeDescription: true,
  unnecessaryTag: true,
  linkTooltips: true,
  definitionLinks: true,
  clicksGoToDefinition: false,
};
