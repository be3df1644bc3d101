import { fileNameOf, readFileName } from '../profiles/file-name.ts';
import { layoutAt } from '../profiles/layout-at.ts';
import type { Profile } from '../profiles/profile.ts';
import { parse } from '../syntax/parse.ts';
import { spanOfNode, walk } from '../syntax/walk.ts';
import type { SourceText } from '../text/source-text.ts';
import type { Minutes } from './minutes.ts';
import { readHeadings } from './read-headings.ts';
import { readItems } from './read-items.ts';
import { readLinks } from './read-links.ts';
import { findInvitation, findPart, majority, readTime, readTitle } from './read-parts.ts';
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
  const tree = parse(source.text);
  const headings = readHeadings(source, tree);
  const name = fileNameOf(source.uri);
  const file = readFileName(name, profile.fileName);
  const year = file.date?.date.year;
  const title = readTitle(headings, profile, year);
  const timePart = findPart(source, tree, headings, profile, 'time');
  const time = timePart && readTime(source, timePart, year);
  const invitation = findInvitation(source, tree, findPart(source, tree, headings, profile, 'join'));
  const said = time?.moment.date;
  const invited = invitation?.time?.moment?.date;
  // An invitation in the time section says the day once, not twice.
  const other = invited?.span.start === said?.span.start ? undefined : invited;
  const date = majority([file.date, said, title?.part.date, other]);
  const layout = layoutAt(profile, date);
  const sections = readSections(source, tree, headings, layout, title?.heading);
  const timeSection = sections.find(({ heading }) => heading.start === timePart?.heading.span.start);
  return {
    source,
    tree,
    profile,
    layout,
    file: { name, ...file },
    sections,
    items: readItems(source, tree, sections),
    links: readLinks(source, tree),
    questions: readQuestions(sections),
    verbatim: [...walk(tree)]
      .filter(({ node }) => ['code', 'inlineCode', 'html', 'yaml'].includes(node.type))
      .map(({ node }) => spanOfNode(node)),
    ...(date && { date }),
    ...(title && { title: title.part }),
    ...(time && { time: { ...time, ...(timeSection && { section: timeSection }) } }),
    ...(invitation && { invitation }),
  };
}
