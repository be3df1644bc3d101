import type { Item, Minutes, Section } from '../model/minutes.ts';
import { type Message, message } from '../text/message.ts';
import { contains } from '../text/span.ts';

/** The outermost list items anywhere in a section. */
function itemsIn(minutes: Minutes, section: Section): readonly Item[] {
  return minutes.items.filter((item) => item.depth === 0 && contains(section.span, item.span));
}

/** What a section holds: `3 items`, `2 questions`, `empty`; undefined where it holds only other things. */
export function contentInWords(minutes: Minutes, section: Section): Message | undefined {
  const questions = minutes.questions.filter((question) => contains(section.span, question.span));
  if (section.spec?.role === 'questions' && questions.length > 0)
    return questions.length === 1 ? message('1 question') : message('{0} questions', questions.length);
  const items = itemsIn(minutes, section).length;
  if (items > 0) return items === 1 ? message('1 item') : message('{0} items', items);
  return isEmpty(section) ? message('empty') : undefined;
}

/** Whether nothing but comments stands in a section and those inside it. */
function isEmpty(section: Section): boolean {
  return section.blocks.every(({ type }) => type === 'html') && section.children.every(isEmpty);
}
