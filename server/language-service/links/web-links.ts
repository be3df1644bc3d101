import type { Link } from '../model/link.ts';
import type { Minutes } from '../model/minutes.ts';
import type { Passage } from '../model/passage.ts';
import { passagesAt } from '../model/passages-at.ts';
import { remember } from '../text/remember.ts';
import { movedSpan, type Span } from '../text/span.ts';
import { askedAddress } from './asked-address.ts';

/** A link that leads into the web. Spans count in the document. */
export interface WebLink {
  /** The whole link, and its destination. */
  readonly span: Span;
  readonly destination: Span;
  readonly url: string;
  /** What verdicts are found by. */
  readonly address: string;
  /** The same as it stands in its passage. */
  readonly link: Link;
  readonly passage: Passage;
}

/** The web links of minutes, in the order of the text. */
export function webLinksIn({ passages }: Minutes): readonly WebLink[] {
  return passages.flatMap(({ passage, start }) => inPassage(passage).map((each) => moveLink(each, start)));
}

/** The web link at an offset, ends included; of several the innermost. */
export function webLinkAt(minutes: Minutes, offset: number): WebLink | undefined {
  return passagesAt(minutes, { start: offset, end: offset })
    .flatMap(({ passage, start }) => inPassage(passage).map((each) => moveLink(each, start)))
    .filter(({ span }) => span.start <= offset && offset <= span.end)
    .sort((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start))[0];
}

const inPassage: (passage: Passage) => readonly WebLink[] = remember((passage) =>
  passage.links.flatMap((link) => webLink(passage, link)),
);

function webLink(passage: Passage, link: Link): readonly WebLink[] {
  const { span, destination, url, target } = link;
  const address = target.kind === 'web' ? askedAddress(url) : undefined;
  return address === undefined ? [] : [{ span, destination, url, address, link, passage }];
}

function moveLink(link: WebLink, by: number): WebLink {
  if (by === 0) return link;
  return { ...link, span: movedSpan(link.span, by), destination: movedSpan(link.destination, by) };
}
