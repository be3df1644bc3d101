import { remember } from '../text/remember.ts';
import type { Layout, Profile, SectionRole, SectionSpec } from './profile.ts';

const known = new WeakMap<Layout, readonly SectionSpec[]>();

/** All sections of a layout, each before those inside it, in the order in which they should stand. */
export function sectionsOf(layout: Layout): readonly SectionSpec[] {
  let sections = known.get(layout);
  if (!sections) {
    sections = flatten(layout.sections);
    known.set(layout, sections);
  }
  return sections;
}

function flatten(sections: readonly SectionSpec[]): SectionSpec[] {
  return sections.flatMap((section) => [section, ...flatten(section.sections)]);
}

/** The sections of all layouts of a profile, the oldest layout's first. */
export function sectionsOfAll(profile: Profile): readonly SectionSpec[] {
  return byRole(profile).all;
}

/** Those of them that have a role. */
export function sectionsOfRole(profile: Profile, role: SectionRole): readonly SectionSpec[] {
  const { all, roles } = byRole(profile);
  const found = roles.get(role) ?? all.filter((spec) => spec.role === role);
  roles.set(role, found);
  return found;
}

interface ByRole {
  readonly all: readonly SectionSpec[];
  readonly roles: Map<SectionRole, readonly SectionSpec[]>;
}

const byRole: (profile: Profile) => ByRole = remember((profile) => ({
  all: profile.layouts.flatMap((layout) => sectionsOf(layout)),
  roles: new Map(),
}));
