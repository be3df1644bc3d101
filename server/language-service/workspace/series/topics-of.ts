import type { SectionSummary } from '../../model/summary.ts';
import { layoutAt } from '../../profiles/layout-at.ts';
import type { Layout, SectionRole } from '../../profiles/profile.ts';
import { sectionsOf } from '../../profiles/sections-of.ts';
import { remember } from '../../text/remember.ts';
import type { Meeting } from './meeting.ts';

/**
 * What a meeting spoke of, by its headings: those that the layout does not know and that stand inside a section which it knows, except
 * where the meeting's time and its invitation stand. Where the layout knows none of the headings, all but the title are topics.
 */
export function topicsOf({
  profile,
  summary,
}: Pick<Meeting, 'profile' | 'summary'>): readonly SectionSummary[] {
  const { sections, title, date } = summary;
  if (!sections.some(({ id }) => id !== undefined)) {
    // The title is always the first heading.
    return (title === undefined ? sections : sections.slice(1)).filter(hasWords);
  }
  const roles = rolesIn(layoutAt(profile, date));
  const open: Open[] = [];
  return sections.filter((section) => {
    while ((open.at(-1)?.level ?? 0) >= section.level) open.pop();
    const { id, level } = section;
    const role = id === undefined ? open.at(-1)?.role : roles.get(id);
    open.push({ level, role });
    return id === undefined && role !== undefined && role !== 'time' && role !== 'join' && hasWords(section);
  });
}

const rolesIn: (layout: Layout) => ReadonlyMap<string, SectionRole> = remember(
  (layout) => new Map(sectionsOf(layout).map(({ id, role }) => [id, role])),
);

/** A section that holds what follows, with the role of the innermost section of the layout that holds it. */
interface Open {
  readonly level: number;
  readonly role: SectionRole | undefined;
}

function hasWords({ words }: SectionSummary): boolean {
  return words.trim() !== '';
}
