import type { SectionRole } from './profile.ts';

const all: Readonly<Record<SectionRole, true>> = {
  time: true,
  join: true,
  agenda: true,
  content: true,
  work: true,
  plan: true,
  community: true,
  articles: true,
  questions: true,
  other: true,
};

/** Every role that a section can have. */
export const sectionRoles = Object.keys(all) as readonly SectionRole[];
