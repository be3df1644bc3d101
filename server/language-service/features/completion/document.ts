import type { SectionSpec } from '../../profiles/profile.ts';
import { message, render } from '../../text/message.ts';
import { KINDS, type Skeleton } from './candidate.ts';
import { occasionAt } from './occasion.ts';
import { type CompletionSource, openingAt, type Place } from './place.ts';
import { headingLine, nextStop, type Occasion, sectionBody } from './skeletons.ts';

/** All of the minutes at once, in a document that holds nothing yet. */
export const wholeDocument: CompletionSource = (place) => {
  const opening = openingAt(place);
  const { minutes, snapshot, line } = place;
  const { text } = minutes.source;
  if (!opening || (text.slice(0, line.start) + text.slice(line.end)).trim() !== '') return [];
  return [
    {
      label: render(message('Minutes of a meeting'), snapshot.translations),
      detail: minutes.profile.name,
      purpose: render(
        message('All sections of the layout, with date and time filled in'),
        snapshot.translations,
      ),
      kind: KINDS.skeleton,
      skeleton: documentSkeleton(place, occasionAt(place)),
      replace: opening.replace,
      marks: opening.marks === '#' ? `${'#'.repeat(Math.max(opening.level, 2))} ` : opening.marks,
      aliases: ['hyjy', 'huiyijiyao', '会议纪要', 'minutes', 'meeting'],
      rank: 0,
    },
  ];
};

function documentSkeleton({ minutes }: Place, occasion: Occasion): Skeleton {
  const { layout } = minutes;
  const parts: Skeleton[number][] = [];
  let stop = 1;
  if (layout.title.presence === 'required')
    parts.push(`${'#'.repeat(layout.title.level)} ${occasion.title}\n`);
  const add = (specs: readonly SectionSpec[]): void => {
    let ordinal = 0;
    for (const spec of specs.filter(({ required }) => required)) {
      if (spec.numbered) ordinal++;
      const content = sectionBody(minutes, spec, occasion, stop);
      const body = content.length > 0 ? ['\n', ...content] : [];
      stop = nextStop(body, stop);
      parts.push(`${parts.length > 0 ? '\n' : ''}${headingLine(layout, spec, ordinal)}\n`, ...body);
      add(spec.sections);
    }
  };
  add(layout.sections);
  return [...parts, { stop: 0 }];
}
