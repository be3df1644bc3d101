import type { Section } from '../../model/minutes.ts';
import type { SectionSpec } from '../../profiles/profile.ts';
import { sectionsOf } from '../../profiles/sections-of.ts';
import { message, render } from '../../text/message.ts';
import { type Candidate, KINDS } from './candidate.ts';
import { occasionAt } from './occasion.ts';
import { type CompletionSource, type Opening, openingAt, type Place } from './place.ts';
import { headingLine, sectionBody } from './skeletons.ts';

/** The sections that the minutes do not have yet: with level, ordinal and what belongs in them, those that fit here first. */
export const sections: CompletionSource = (place) => {
  const opening = openingAt(place);
  if (!opening || opening.marks === '-') return [];
  const specs = sectionsOf(place.minutes.layout);
  const present = new Map<SectionSpec, Section>();
  for (const section of place.minutes.sections) {
    if (section.spec && !present.has(section.spec)) present.set(section.spec, section);
  }
  return specs.flatMap((spec, index) =>
    present.has(spec) || spec.name === ''
      ? []
      : [candidate(place, opening, spec, fits(place, specs, index, present))],
  );
};

/** Whether the sections that are there stand on the right side of the caret. */
function fits(
  { line }: Place,
  specs: readonly SectionSpec[],
  index: number,
  present: ReadonlyMap<SectionSpec, Section>,
): boolean {
  return specs.every((spec, other) => {
    const section = present.get(spec);
    return !section || section.heading.start < line.start === other < index;
  });
}

function candidate(place: Place, opening: Opening, spec: SectionSpec, here: boolean): Candidate {
  const { minutes, snapshot } = place;
  const heading = headingLine(minutes.layout, spec, nextOrdinal(place, spec));
  const content = isFollowed(place) ? [] : sectionBody(minutes, spec, occasionAt(place), 1);
  const body = content.length > 0 ? ['\n\n', ...content] : [];
  const { level } = opening;
  return {
    label: spec.name,
    detail: render(spec.required ? message('required section') : message('section'), snapshot.translations),
    purpose: spec.purpose,
    kind: KINDS.section,
    skeleton: [heading, ...body],
    replace: opening.replace,
    marks: opening.marks === '#' ? `${'#'.repeat(Math.max(level, spec.level))} ` : opening.marks,
    aliases: [spec.role === 'other' ? spec.id : spec.role, ...spec.aliases, heading.replace(/^#+ /, '')],
    rank: here ? (spec.required ? 0 : 3) : 40,
  };
}

/** One after the last numbered heading before the caret that stands beside the new one. */
function nextOrdinal({ minutes, line }: Place, spec: SectionSpec): number {
  const beside = minutes.sections.filter(
    (section) => section.level === spec.level && section.heading.start < line.start,
  );
  const parent = minutes.sections.findLast(
    (section) => section.level < spec.level && section.heading.start < line.start,
  );
  const last = beside.findLast(({ ordinal }) => ordinal !== undefined);
  const inside = last && (!parent || last.heading.start > parent.heading.start);
  return inside ? (last.ordinal?.value ?? 0) + 1 : 1;
}

/** Whether words follow that the heading would stand over, so that only its name is wanted. */
export function isFollowed({ minutes: { source }, line }: Place): boolean {
  const next = /\S[^\r\n]*/.exec(source.text.slice(line.end))?.[0];
  return next !== undefined && !/^#{1,6}(?:[ \t]|$)/.test(next);
}
