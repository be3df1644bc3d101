import { message } from '../../text/message.ts';
import type { OrdinalStyle } from '../profile.ts';
import { sectionRoles } from '../section-roles.ts';
import { isDay, isFilled, isTitlePattern } from './conditions.ts';
import type { LayoutConfig, LayoutParts, SectionConfig, TitleConfig } from './config.ts';
import { needed, object, property } from './object-shape.ts';
import { choice, either, flag, integer, list, type Shape, text } from './shape.ts';

const names = list(text({}, isFilled));
const level = integer(1, 6);
const titlePattern = text({ examples: ['双周会 {yyyy-MM-dd}'] }, isTitlePattern);

const title = object<TitleConfig>({
  presence: property('Whether minutes have a title.', choice(['required', 'optional', 'none'])),
  level: property('The level of its heading.', level, { default: 1 }),
  pattern: property('The words of the title, date letters in braces.', titlePattern),
});

const ordinals = object<OrdinalStyle>({
  style: needed('Chinese (一、二、三) or Arabic numbers.', choice(['chinese', 'arabic'])),
  separator: needed('What stands between number and name.', text({ examples: ['、', '. '] }, isFilled)),
});

/** A section refers to itself for the sections inside it. */
const sectionItem: Shape<string | SectionConfig> = {
  expected: message('an object'),
  schema: { $ref: '#/definitions/section' },
  read: (node, report) => section.read(node, report),
};

/** A section: its name alone, or an object. In the JSON schema it is `#/definitions/section`. */
export const section: Shape<string | SectionConfig> = either(
  text({ description: 'The name of a required section.' }, isFilled),
  object<SectionConfig>(
    {
      id: property(
        'Unique in the layout. A section of the extended layout with this id is changed; what is not said stays as it is.',
        text({}, isFilled),
      ),
      role: property(
        'What the section is to the checks: where the time stands, the invitation, and so on. Taken from the id where that is one of these.',
        choice(sectionRoles),
        { default: 'other' },
      ),
      name: property('The words of the heading, without ordinal.', text({}, isFilled)),
      aliases: property('Names as good as the name.', names),
      formerNames: property('Names of other times: recognised, but out of use.', names),
      level: property(
        'The level of the heading; one below the section around it where it is not said.',
        level,
      ),
      otherLevels: property('Further levels that are no fault.', list(level)),
      required: property('Whether minutes without it are incomplete.', flag, { default: true }),
      numbered: property('Whether the heading carries an ordinal.', flag, { default: false }),
      purpose: property('What the section is for, one sentence; shown on hover.', text()),
      sections: property('The sections inside it, in their order.', list(sectionItem)),
    },
    { defaultSnippets: [{ label: 'Section', body: { name: '$1', required: true } }] },
    ['name', 'id', 'role'],
  ),
  'string',
);

export const layoutParts = {
  title: property(
    'The title: its words with the date in braces, or an object.',
    either<string, TitleConfig>(titlePattern, title, 'string'),
  ),
  ordinals: property(
    'How sections are numbered; false where they are not.',
    either<boolean, OrdinalStyle>(flag, ordinals, 'boolean'),
  ),
  boldHeadings: property('Whether a bold line alone stands for a heading.', flag, { default: false }),
  invitation: property(
    'In what the invitation stands.',
    choice(['fence', 'any'], ['A fenced code block.', 'A fence, a quote or plain text.']),
  ),
  sections: property('The sections, in their order.', list(sectionItem)),
} as const satisfies Record<keyof LayoutParts, unknown>;

export const layout: Shape<LayoutConfig> = object<LayoutConfig>(
  {
    id: needed(
      'Unique in the profile. A layout of the extended profile with this id is changed; another is added and starts as the one before it.',
      text({}, isFilled),
    ),
    from: property(
      'First day on which it holds; absent in the oldest.',
      text({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }, isDay),
    ),
    days: property(
      'Single days on which it was used again later.',
      list(text({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }, isDay)),
    ),
    ...layoutParts,
  },
  { defaultSnippets: [{ label: 'Layout from a day on', body: { id: '$1', from: '$2', sections: ['$3'] } }] },
);
