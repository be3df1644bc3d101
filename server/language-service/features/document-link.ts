import type { DocumentLink, Range } from 'vscode-languageserver-types';
import type { Link } from '../model/link.ts';
import { mentionsInPassage } from '../model/mentions.ts';
import type { Passage } from '../model/passage.ts';
import { sensibleEnd } from '../syntax/sensible-end.ts';
import { message, render } from '../text/message.ts';
import { remember } from '../text/remember.ts';
import { rangeOf, slice } from '../text/source-text.ts';
import { encodeSegment, resolveUri } from '../workspace/resolve-uri.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { DocumentParams, Feature } from './feature.ts';
import { movedRange } from './moved-range.ts';
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
    return minutes?.passages.flatMap(({ passage, line }) =>
      leadsIn(passage).flatMap((lead) => make(snapshot, minutes.source.uri, lead, line) ?? []),
    );
  },
};

/** Where a click leads, before anybody asks which document it is in. */
interface Lead {
  /** Lines count from the passage. */
  readonly range: Range;
  readonly to:
    | { readonly kind: 'issue' | 'bare'; readonly url: string; readonly name?: string }
    | { readonly kind: 'file'; readonly path: string; readonly fragment?: string };
}

const leadsIn: (passage: Passage) => readonly Lead[] = remember((passage) => [
  ...mentionsInPassage(passage).map(
    (mention): Lead => ({
      range: rangeOf(passage.source, mention.span),
      to: { kind: 'issue', url: issueUrl(mention), name: `${mention.repository}#${mention.number}` },
    }),
  ),
  ...passage.links.flatMap((link) => leadOf(passage, link) ?? []),
]);

function leadOf({ source }: Passage, { form, target, destination, label }: Link): Lead | undefined {
  if (form === 'bare') {
    const { start, end: limit } = destination;
    const end = sensibleEnd(source.text, start, limit);
    if (end >= limit || end <= start) return undefined;
    const span = { start, end };
    return { range: rangeOf(source, span), to: { kind: 'bare', url: slice(source, span) } };
  }
  const span = destination.end > destination.start ? destination : label;
  return target.kind === 'file' && span ? { range: rangeOf(source, span), to: target } : undefined;
}

function make(
  { client, translations }: Snapshot,
  uri: string,
  { range, to }: Lead,
  line: number,
): DocumentLink | undefined {
  const target = to.kind === 'file' ? fileUri(uri, to) : to.url;
  if (target === undefined) return undefined;
  const tooltip =
    to.kind === 'bare'
      ? render(
          message('Opens the address up to here; GitHub would take more of the text into it'),
          translations,
        )
      : to.kind === 'issue'
        ? to.name
        : undefined;
  return {
    range: movedRange(range, line),
    target,
    ...(tooltip !== undefined && client.linkTooltips ? { tooltip } : {}),
  };
}

function fileUri(
  base: string,
  { path, fragment }: { readonly path: string; readonly fragment?: string },
): string | undefined {
  const file = resolveUri(base, path);
  return file === undefined || fragment === undefined ? file : `${file}#${encodeSegment(fragment)}`;
}
