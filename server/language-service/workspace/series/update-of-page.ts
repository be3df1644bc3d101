import { pathInFolder } from '../../profiles/uri-path.ts';
import type { SourceText } from '../../text/source-text.ts';
import { folderOf } from '../resolve-uri.ts';
import { mayHoldIndex } from './index-markers.ts';
import { type IndexPageUpdate, renderIndexPage } from './index-page.ts';
import type { Series } from './meeting.ts';
import type { MeetingIndex } from './meeting-index.ts';

/** What is to be done to a page; undefined where it holds no table of ours, or no series is known that it could list. */
export function updateOfPage(index: MeetingIndex, source: SourceText): IndexPageUpdate | undefined {
  if (!mayHoldIndex(source.text)) return undefined;
  const before = known.get(source);
  if (before?.index === index && before.version === index.version) return before.update;
  const series = seriesOfPage(index, source.uri);
  const update = series && renderIndexPage(source, series);
  known.set(source, { index, version: index.version, update });
  return update;
}

/** The last answer for each text: it is asked for with every look at the page. */
const known = new WeakMap<
  SourceText,
  { readonly index: MeetingIndex; readonly version: number; readonly update: IndexPageUpdate | undefined }
>();

/** The series that a page lists: the innermost that the page lies in, else the first that lies below the page's folder. */
function seriesOfPage({ series }: Pick<MeetingIndex, 'series'>, pageUri: string): Series | undefined {
  const around = series.filter(({ id }) => pathInFolder(pageUri, id) !== undefined);
  const inner = around.reduce<Series | undefined>(
    (a, b) => (a && a.id.length >= b.id.length ? a : b),
    undefined,
  );
  return inner ?? series.find(({ id }) => pathInFolder(id, folderOf(pageUri)) !== undefined);
}
