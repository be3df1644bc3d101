import type { PlacedPortion, Portion } from '../model/portions.ts';
import { questionsIn } from '../model/read-questions.ts';
import { type Message, message } from '../text/message.ts';
import { remember } from '../text/remember.ts';

/** What a section holds, those inside it included: `3 items`, `2 questions`, `empty`; undefined where it holds only other things. */
export function contentInWords(portions: readonly PlacedPortion[], index: number): Message | undefined {
  const section = portions[index];
  if (!section) return undefined;
  let questions = 0;
  let items = 0;
  let isEmpty = true;
  for (let inner = index; inner < section.following; inner++) {
    const { portion, spec } = portions[inner] ?? section;
    if (spec?.role === 'questions') questions += questionsIn(portion).length;
    items += outermostItems(portion);
    isEmpty &&= portion.blocks.every(({ type }) => type === 'html');
  }
  if (section.spec?.role === 'questions' && questions > 0)
    return questions === 1 ? message('1 question') : message('{0} questions', questions);
  if (items > 0) return items === 1 ? message('1 item') : message('{0} items', items);
  return isEmpty ? message('empty') : undefined;
}

const outermostItems: (portion: Portion) => number = remember(
  ({ items }) => items.filter(({ depth }) => depth === 0).length,
);
