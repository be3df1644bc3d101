import { portionAt, portionsOf } from '../../model/portions.ts';
import { message, render } from '../../text/message.ts';
import { movedSpan } from '../../text/span.ts';
import type { HoverSource } from '../hover.ts';
import { contentInWords, contentsOf } from '../section-words.ts';

/** What a section is for and what it holds, on its heading. */
export const sectionCard: HoverSource = ({ translations }, minutes, offset) => {
  const portions = portionsOf(minutes);
  const index = portionAt(portions, offset);
  const placed = portions[index];
  const spec = placed?.section.spec;
  if (!placed || !spec) return [];
  const { portion, place, section } = placed;
  const { match } = section;
  const heading = movedSpan(portion.heading.span, place.start);
  const own = contentsOf(portions)[index];
  if (offset > heading.end || !own) return [];
  const content = contentInWords(section, own);
  const state = [
    spec.required ? message('required') : message('optional'),
    ...(content ? [content] : []),
    ...(match === 'former' || match === 'near' ? [message('the name is “{0}”', spec.name)] : []),
  ];
  const words = state.map((each) => render(each, translations)).join(' · ');
  return [
    {
      span: heading,
      card: [[[{ strong: spec.name }, ` · ${words}`]], spec.purpose ? [[spec.purpose]] : []],
    },
  ];
};
