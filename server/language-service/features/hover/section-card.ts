import { portionAt, portionsOf } from '../../model/portions.ts';
import { message, render } from '../../text/message.ts';
import { movedSpan } from '../../text/span.ts';
import type { HoverSource } from '../hover.ts';
import { contentInWords } from '../section-words.ts';

/** What a section is for and what it holds, on its heading. */
export const sectionCard: HoverSource = ({ translations }, minutes, offset) => {
  const portions = portionsOf(minutes);
  const index = portionAt(portions, offset);
  const section = index === undefined ? undefined : portions[index];
  if (index === undefined || !section?.spec) return [];
  const { spec, match, portion, place } = section;
  const heading = movedSpan(portion.heading.span, place.start);
  if (offset > heading.end) return [];
  const content = contentInWords(portions, index);
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
