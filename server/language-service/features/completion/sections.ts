import type { Section } from '../../model/minutes.ts';
import type { SectionSpec } from '../../profiles/profile.ts';
import { sectionsOf } from '../../profiles/sections-of.ts';
import { headingLine, sectionBody } from '../../profiles/skeleton.ts';
import { message, render } from '../../text/message.ts';
import { type Candidate, KINDS } from './candidate.ts';
import { occasionAt } from './occasion.ts';
import { type CompletionSource, type Opening, openingAt, type Place } from './place.ts';

/** The sections that the minutes do not have yet and that belong at the caret, with level, ordinal and what goes in them. */
export const sections: CompletionSource = (place) => {
  const opening = openingAt(place);
  if (!opening || opening.marks === '-') return [];
  const specs = sectionsOf(place.minutes.layout);
  const present = new Map<SectionSpec, Section>();
  for (const section of place.minutes.sections) {
    if (section.spec && !present.has(section.spec)) present.set(section.spec, section);
  }
  const missing = specs.filter((spec) => !present.has(spec) && spec.name !== '');
  const fitting = missing.filter((spec) => fits(place, specs, spec, present));
  // In minutes that are out of order nothing fits, and the writer knows better.
  const wanted = isInOrder(specs, present) ? fitting : missing;
  return wanted.map((spec) => candidate(place, opening, spec));
};

/** Whether the sections that are there stand on the right side of the caret. */
function fits(
  { line }: Place,
  specs: readonly SectionSpec[],
  wanted: SectionSpec,
  present: ReadonlyMap<SectionSpec, Section>,
): boolean {
  const index = specs.indexOf(wanted);
  return specs.every((spec, other) => {
    const section = present.get(spec);
    return !section || section.heading.start < line.start === other < index;
  });
}

function isInOrder(specs: readonly SectionSpec[], present: ReadonlyMap<SectionSpec, Section>): boolean {
  const starts = specs.flatMap((spec) => present.get(spec)?.heading.start ?? []);
  return starts.every((start, index) => start >= (starts[index - 1] ?? 0));
}

function candidate(place: Place, opening: Opening, spec: SectionSpec): Candidate {
  const { minutes, snapshot } = place;
  const heading = headingLine(minutes.layout, spec, nextOrdinal(place, spec));
  const content = isFollowed(place) ? [] : sectionBody(minutes.profile, spec, occasionAt(place), 1);
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
    rank: spec.required ? 0 : 3,
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
