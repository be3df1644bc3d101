import type { Diagnostic } from 'vscode-languageserver-types';
import { type Message, message, render } from '../text/message.ts';
import { rangeOf } from '../text/source-text.ts';
import type { Span } from '../text/span.ts';
import { mayHoldIndex } from '../workspace/series/index-markers.ts';
import { updateOfPage } from '../workspace/series/update-of-page.ts';
import type { Snapshot } from '../workspace/snapshot.ts';

/**
 * What is wrong with an open page that holds a table of meetings: comments that cannot be understood, and tables that are out of date.
 * Nothing while the meetings are still being read, and where the page is none.
 */
export function pageDiagnostics(snapshot: Snapshot, uri: string): readonly Diagnostic[] {
  const source = snapshot.text(uri);
  const update =
    source && snapshot.index.state === 'whole' && mayHoldIndex(source.text)
      ? updateOfPage(snapshot.index, source)
      : undefined;
  if (!source || !update) return [];
  const item = (span: Span, words: Message): Diagnostic => ({
    range: rangeOf(source, span),
    severity: 2,
    code: CODE,
    source: render(message('Minutes'), snapshot.translations),
    message: render(words, snapshot.translations),
  });
  return [
    ...update.problems.map((problem) => item(problem.span, problem.message)),
    ...update.edits.map(({ place }) =>
      item(place.marker, message('This table is not what the minutes say; update it.')),
    ),
  ].sort((a, b) => a.range.start.line - b.range.start.line);
}

/** The code of what is wrong with a page. */
const CODE = 'index-page';
