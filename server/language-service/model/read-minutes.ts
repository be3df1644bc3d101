import { fileNameOf, readFileName } from '../profiles/file-name.ts';
import { layoutAt } from '../profiles/layout-at.ts';
import type { Profile } from '../profiles/profile.ts';
import { rootOf } from '../syntax/document-tree.ts';
import { blocksOf, piecesOf } from '../syntax/pieces.ts';
import { treeOf } from '../syntax/tree-of.ts';
import { once } from '../text/remember.ts';
import { lineEndOf, type SourceText } from '../text/source-text.ts';
import { moved } from '../text/span.ts';
import type { Minutes } from './minutes.ts';
import { readDefinitions, readPassages } from './passage.ts';
import { headingsIn, placeHeadings } from './read-headings.ts';
import { placeItems } from './read-items.ts';
import {
  findInvitation,
  findLooseInvitation,
  findPart,
  majority,
  readTime,
  readTitle,
} from './read-parts.ts';
import { readQuestions } from './read-questions.ts';
import { readSections } from './read-sections.ts';

const known = new WeakMap<SourceText, WeakMap<Profile, Minutes>>();

/** Reads a text as minutes of a profile; once for each text and profile. Never fails: what cannot be read is absent. */
export function readMinutes(source: SourceText, profile: Profile): Minutes {
  const readings = known.get(source) ?? new WeakMap<Profile, Minutes>();
  known.set(source, readings);
  const before = readings.get(profile);
  if (before) return before;
  const minutes = read(source, profile);
  readings.set(profile, minutes);
  return minutes;
}

function read(source: SourceText, profile: Profile): Minutes {
  const documentTree = treeOf(source);
  const pieces = piecesOf(documentTree);
  const blocks = blocksOf(pieces);
  const whole = { children: blocks };
  const headings = placeHeadings(pieces, headingsIn);
  const name = fileNameOf(source.uri);
  const file = readFileName(name, profile.fileName);
  const year = file.date?.date.year;
  const title = readTitle(headings, profile, year);
  const timePart = findPart(source, whole, headings, profile, 'time');
  const time = timePart && readTime(source, timePart, year);
  const joinPart = findPart(source, whole, headings, profile, 'join');
  const invitation = joinPart ? findInvitation(source, joinPart) : findLooseInvitation(pieces);
  const said = time?.moment.date;
  const invited = invitation?.time?.moment?.date;
  // An invitation in the time section says the day once, not twice.
  const other = invited?.span.start === said?.span.start ? undefined : invited;
  const date = majority([file.date, said, title?.part.date, other]);
  const layout = layoutAt(profile, date);
  const sections = readSections(source, whole, headings, layout, title?.heading);
  const timeSection = sections.find(({ heading }) => heading.start === timePart?.heading.span.start);
  const passages = readPassages(documentTree, {
    profile,
    lineEnd: lineEndOf(source),
    definitions: readDefinitions(documentTree),
    ...(invitation && { invitation }),
    ...(time && { timeLine: time.line }),
  });
  const tree = once(() => rootOf(documentTree));
  const items = once(() => placeItems(pieces, sections));
  const links = once(() => passages.flatMap(({ passage, start }) => moved(passage.links, start)));
  const verbatim = once(() => passages.flatMap(({ passage, start }) => moved(passage.verbatim, start)));
  const questions = once(() => readQuestions(sections));
  return {
    source,
    get tree() {
      return tree();
    },
    blocks,
    passages,
    profile,
    layout,
    file: { name, ...file },
    headings,
    sections,
    get items() {
      return items();
    },
    get links() {
      return links();
    },
    get questions() {
      return questions();
    },
    get verbatim() {
      return verbatim();
    },
    ...(date && { date }),
    ...(title && { title: title.part }),
    ...(time && { time: { ...time, ...(timeSection && { section: timeSection }) } }),
    ...(invitation && { invitation }),
  };
}
