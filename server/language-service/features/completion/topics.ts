import type { Section } from '../../model/minutes.ts';
import { normaliseName } from '../../profiles/section-name.ts';
import { message, render } from '../../text/message.ts';
import { type Candidate, KINDS } from './candidate.ts';
import { type CompletionSource, openingAt, type Place } from './place.ts';
import { isFollowed } from './sections.ts';

/** The topics that come back: those of the profile, and those of the same section in the minutes before. */
export const topics: CompletionSource = (place) => {
  const opening = openingAt(place);
  const home = opening && homeOf(place.section);
  if (!opening || !home || opening.marks === '-') return [];
  const used = new Set(home.children.map(({ name }) => normaliseName(name)));
  const { level } = home;
  const marks = '#'.repeat(Math.min(level + 1, 6));
  return namesFor(place, home)
    .filter(({ names }) => !names.some((name) => used.has(normaliseName(name))))
    .map(({ names: [name = '', ...aliases], known }): Candidate => {
      const { length } = marks;
      return {
        label: name,
        detail: render(
          known ? message('topic') : message('topic of the last meeting'),
          place.snapshot.translations,
        ),
        kind: KINDS.topic,
        skeleton: isFollowed(place) ? [`${marks} ${name}`] : [`${marks} ${name}\n\n- `, { stop: 1 }, '\n'],
        replace: opening.replace,
        marks: opening.marks === '#' ? `${'#'.repeat(Math.max(opening.level, length))} ` : opening.marks,
        aliases: ['topic', 'zhuti', ...aliases],
        rank: opening.level === length ? 0 : known ? 5 : 6,
      };
    });
};

/** The numbered section of the layout that topics stand in. */
function homeOf(section: Section | undefined): Section | undefined {
  for (let each = section; each; each = each.parent) {
    const role = each.spec?.role;
    if (role === 'questions' || role === 'time' || role === 'join' || role === 'agenda') return undefined;
    if (role !== undefined && role !== 'content') return each;
  }
  return undefined;
}

interface Topic {
  readonly names: readonly string[];
  /** Whether the profile has it. */
  readonly known: boolean;
}

function namesFor({ minutes, snapshot }: Place, home: Section): readonly Topic[] {
  const own = minutes.profile.topics.map(({ name, aliases }) => ({ names: [name, ...aliases], known: true }));
  const [last] = snapshot.surroundings(minutes.source.uri).earlier;
  const before =
    last?.sections.find(({ spec }) => spec !== undefined && spec.id === home.spec?.id)?.children ?? [];
  const others = before
    .filter(({ name, spec }) => !spec && name !== '' && !own.some(({ names }) => isNamed(names, name)))
    .map(({ name }) => ({ names: [name], known: false }));
  return [...own, ...others];
}

function isNamed(names: readonly string[], name: string): boolean {
  return names.some((each) => normaliseName(each) === normaliseName(name));
}
