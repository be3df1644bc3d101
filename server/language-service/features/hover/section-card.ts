import { message, render } from '../../text/message.ts';
import type { HoverSource } from '../hover.ts';
import { contentInWords } from '../section-words.ts';

/** What a section is for and what it holds, on its heading. */
export const sectionCard: HoverSource = ({ translations }, minutes, offset) => {
  const section = minutes.sections.find(({ heading }) => heading.start <= offset && offset <= heading.end);
  if (!section?.spec) return [];
  const { spec, match } = section;
  const content = contentInWords(minutes, section);
  const state = [
    spec.required ? message('required') : message('optional'),
    ...(content ? [content] : []),
    ...(match === 'former' || match === 'near' ? [message('the name is “{0}”', spec.name)] : []),
  ];
  const words = state.map((each) => render(each, translations)).join(' · ');
  return [
    {
      span: section.heading,
      card: [[[{ strong: spec.name }, ` · ${words}`]], spec.purpose ? [[spec.purpose]] : []],
    },
  ];
};
