import { isContent } from '../model/is-content.ts';
import type { PlacedPortion, Portion } from '../model/portions.ts';
import { questionsIn } from '../model/read-questions.ts';
import { type Message, message } from '../text/message.ts';
import { remember } from '../text/remember.ts';

/** What stands in a section, those inside it included. */
export interface Content {
  /** Outermost ones. */
  readonly items: number;
  /** Those in sections for questions. */
  readonly questions: number;
  readonly isEmpty: boolean;
}

/** What stands in each section. */
export function contentsOf(portions: readonly PlacedPortion[]): readonly Content[] {
  const contents: Content[] = [];
  for (let index = portions.length - 1; index >= 0; index--) {
    const placed = portions[index];
    if (!placed) continue;
    let content = ownContentOf(placed);
    for (let inner = index + 1; inner < placed.following; ) {
      content = addContent(content, contents[inner] ?? content);
      inner = portions[inner]?.following ?? placed.following;
    }
    contents[index] = content;
  }
  return contents;
}

export function isSameContent(a: Content | undefined, b: Content | undefined): boolean {
  return a?.items === b?.items && a?.questions === b?.questions && a?.isEmpty === b?.isEmpty;
}

function addContent(a: Content, b: Content): Content {
  return {
    items: a.items + b.items,
    questions: a.questions + b.questions,
    isEmpty: a.isEmpty && b.isEmpty,
  };
}

/** What stands in a section itself, those inside it left out. */
function ownContentOf({ portion, section }: PlacedPortion): Content {
  return section.spec?.role === 'questions' ? withQuestions(portion) : withoutQuestions(portion);
}

const withQuestions: (portion: Portion) => Content = remember((portion) => ({
  ...withoutQuestions(portion),
  questions: questionsIn(portion).length,
}));
const withoutQuestions: (portion: Portion) => Content = remember(({ items, blocks }) => ({
  items: items.filter(({ depth }) => depth === 0).length,
  questions: 0,
  isEmpty: !blocks.some(isContent),
}));

/** What a section holds: `3 items`, `2 questions`, `empty`; undefined where it holds only other things. */
export function contentInWords(
  { spec }: PlacedPortion['section'],
  { items, questions, isEmpty }: Content,
): Message | undefined {
  if (spec?.role === 'questions' && questions > 0)
    return questions === 1 ? message('1 question') : message('{0} questions', questions);
  if (items > 0) return items === 1 ? message('1 item') : message('{0} items', items);
  return isEmpty ? message('empty') : undefined;
}
