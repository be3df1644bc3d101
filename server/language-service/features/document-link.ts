import type { DocumentLink } from 'vscode-languageserver-types';
import type { Link } from '../model/link.ts';
import { mentionsIn } from '../model/mentions.ts';
import type { Minutes } from '../model/minutes.ts';
import { sensibleEnd } from '../syntax/sensible-end.ts';
import { message, render } from '../text/message.ts';
import { rangeOf, slice } from '../text/source-text.ts';
import type { Span } from '../text/span.ts';
import { encodeSegment, resolveUri } from '../workspace/resolve-uri.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { DocumentParams, Feature } from './feature.ts';
import { issueUrl } from './references.ts';

/**
 * Where a click leads that the editor does not know by itself: addresses that GitHub ends in the wrong place (with the end that
 * was meant), `#123` of the repository, files beside the minutes. Addresses that everybody ends alike are left to the editor.
 */
export const documentLink: Feature<DocumentParams, DocumentLink[]> = {
  method: 'textDocument/documentLink',
  capabilities: () => ({ documentLinkProvider: { resolveProvider: false } }),
  handle(snapshot, { textDocument }) {
    const minutes = snapshot.minutes(textDocument.uri);
    if (!minutes) return undefined;
    const mentions = mentionsIn(minutes).map((mention) =>
      make(snapshot, minutes, mention.span, issueUrl(mention), `${mention.repository}#${mention.number}`),
    );
    const links = minutes.links.flatMap((link) => ofLink(snapshot, minutes, link) ?? []);
    return [...mentions, ...links];
  },
};

function ofLink(snapshot: Snapshot, minutes: Minutes, link: Link): DocumentLink | undefined {
  const { source } = minutes;
  if (link.form === 'bare') {
    const { start, end: limit } = link.destination;
    const end = sensibleEnd(source.text, start, limit);
    if (end >= limit || end <= start) return undefined;
    const span = { start, end };
    const tooltip = message('Opens the address up to here; GitHub would take more of the text into it');
    return make(snapshot, minutes, span, slice(source, span), render(tooltip, snapshot.translations));
  }
  if (link.target.kind !== 'file') return undefined;
  const target = resolveUri(source.uri, link.target.path);
  const span = link.destination.end > link.destination.start ? link.destination : link.label;
  if (target === undefined || !span) return undefined;
  const fragment = link.target.fragment === undefined ? '' : `#${encodeSegment(link.target.fragment)}`;
  return make(snapshot, minutes, span, target + fragment, undefined);
}

function make(
  { client }: Snapshot,
  { source }: Minutes,
  span: Span,
  target: string,
  tooltip: string | undefined,
): DocumentLink {
  return {
    range: rangeOf(source, span),
    target,
    ...(tooltip !== undefined && client.linkTooltips ? { tooltip } : {}),
  };
}
