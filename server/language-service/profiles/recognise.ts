import { readOrdinal } from '../calendar/numeral.ts';
import { builtInProfiles } from './built-in.ts';
import { namedByProfile } from './named-by-profile.ts';
import type { Profile } from './profile.ts';
import { normaliseName } from './section-name.ts';
import { sectionsOf } from './sections-of.ts';

/**
 * Whether a text is minutes of one of the profiles: its file is named by the profile's globs, or two different sections that the
 * profile requires stand in it as headings, under any name they ever had. Index pages that the profile excludes never are.
 * Cheap enough for every Markdown file that is opened: no parser, one pass over the lines that stops at the second section.
 */
export function recognise(
  text: string,
  uri: string,
  profiles: readonly Profile[] = builtInProfiles,
  folderUri?: string,
): boolean {
  return profileOf(text, uri, profiles, folderUri) !== undefined;
}

/** The first of the profiles by which a text is minutes, if there is one. */
export function profileOf(
  text: string,
  uri: string,
  profiles: readonly Profile[],
  folderUri?: string,
): Profile | undefined {
  const candidates: Profile[] = [];
  for (const profile of profiles) {
    const named = namedByProfile(profile, uri, folderUri);
    if (named === 'minutes') return profile;
    if (named === undefined) candidates.push(profile);
  }
  return candidates.find((profile) => hasTwoSections(text, profile));
}

function hasTwoSections(text: string, profile: Profile): boolean {
  const sections = requiredNames(profile);
  if (sections.size === 0) return false;
  const found = new Set<string>();
  for (const words of headingsIn(text)) {
    const heading = words.replace(/^[\s*_]+/, '');
    const { end } = readOrdinal(heading)?.span ?? { end: 0 };
    const id = sections.get(normaliseName(heading.slice(end))) ?? sections.get(normaliseName(heading));
    if (id !== undefined) found.add(id);
    if (found.size > 1) return true;
  }
  return false;
}

const known = new WeakMap<Profile, ReadonlyMap<string, string>>();

/** Names of the sections that some layout requires → their ids; a name that two sections bear counts as the newer one's. */
function requiredNames(profile: Profile): ReadonlyMap<string, string> {
  let names = known.get(profile);
  if (!names) {
    const all = profile.layouts.flatMap(sectionsOf);
    const required = new Set(all.filter((section) => section.required).map((section) => section.id));
    names = new Map(
      all
        .filter((section) => required.has(section.id))
        .flatMap((section) =>
          [section.name, ...section.aliases, ...section.formerNames].map(
            (name) => [normaliseName(name), section.id] as const,
          ),
        )
        .filter(([name]) => name !== ''),
    );
    known.set(profile, names);
  }
  return names;
}

/** No section's name is longer, so that a longer line need not be looked at. */
const longestHeading = 120;

/** The words of ATX and setext headings and of bold lines that stand alone, fences left out. */
function* headingsIn(text: string): Generator<string> {
  let fence = '';
  let before = '';
  const lineEnds = /[\r\n]/g;
  let lineStart = text.startsWith('\uFEFF') ? 1 : 0;
  while (lineStart < text.length) {
    lineEnds.lastIndex = lineStart;
    const lineEnd = lineEnds.exec(text)?.index ?? text.length;
    const line = lineEnd - lineStart > longestHeading ? '' : text.slice(lineStart, lineEnd).trimEnd();
    lineStart = lineEnd + 1;
    const mark = /^ {0,3}(`{3,}|~{3,})([^`]*)$/.exec(line);
    if (fence !== '') {
      if (mark?.[1]?.startsWith(fence) && mark[2] === '') fence = '';
      continue;
    }
    if (mark?.[1]) fence = mark[1];
    else if (/^ {0,3}(?:=+|-+)$/.test(line)) yield before;
    else {
      const atx = /^ {0,3}#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?$/.exec(line)?.[1];
      const bold = atx === undefined ? /^ {0,3}(\*\*|__)(.+)\1[:：]?$/.exec(line)?.[2] : undefined;
      const words = atx ?? bold;
      if (words !== undefined) yield words;
    }
    before = line;
  }
}
