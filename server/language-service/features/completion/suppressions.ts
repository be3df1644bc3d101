import { rules } from '../../rules/index.ts';
import { type Message, message, render } from '../../text/message.ts';
import { countFindings, findingBehind } from '../findings-at.ts';
import { type Candidate, KINDS } from './candidate.ts';
import { type CompletionSource, openingAt, type Place } from './place.ts';

const DIRECTIVES: readonly (readonly [string, Message])[] = [
  ['minutes-disable-next-line', message('Leaves findings on the next line out')],
  ['minutes-disable-line', message('Leaves findings on this line out')],
  ['minutes-disable-file', message('Leaves findings in the whole file out')],
  ['minutes-disable', message('Leaves findings out from here on')],
  ['minutes-enable', message('Ends a minutes-disable')],
];

/** Comments that switch rules off, and in them the ids of the rules, those of the file's findings first. */
export const suppressions: CompletionSource = (place) => {
  const opening = place.before.lastIndexOf('<!--');
  if (opening < 0) return place.trigger === '/' || place.trigger === undefined ? wholeComment(place) : [];
  const inside = place.before.slice(opening + 4).trimStart();
  if (inside.includes('-->') || inside.length > 1000) return [];
  const words = inside.split(/[\s,，]+/);
  const typed = words.at(-1) ?? '';
  if (words.length <= 1) return 'minutes-'.startsWith(typed.slice(0, 8)) ? directives(place, typed) : [];
  return DIRECTIVES.some(([name]) => name === words[0])
    ? ruleIds(place, typed, new Set(words.slice(1, -1)))
    : [];
};

function directives({ offset, snapshot }: Place, typed: string): Candidate[] {
  return DIRECTIVES.map(([name, purpose], index) => ({
    label: name,
    detail: render(purpose, snapshot.translations),
    kind: KINDS.rule,
    skeleton: [`${name} `],
    replace: { start: offset - typed.length, end: offset },
    marks: '',
    aliases: [],
    rank: index,
  }));
}

function ruleIds(
  { offset, snapshot, minutes }: Place,
  typed: string,
  named: ReadonlySet<string>,
): Candidate[] {
  const checkup = snapshot.checkup(minutes.source.uri);
  const found = (ruleId: string): boolean =>
    checkup !== undefined &&
    countFindings(checkup, (all) => (all.some((each) => each.ruleId === ruleId) ? 1 : 0)) > 0;
  return rules
    .filter(({ id }) => !named.has(id))
    .map(({ id, summary, rationale }) => ({
      label: id,
      detail: render(summary, snapshot.translations),
      purpose: render(rationale, snapshot.translations),
      kind: KINDS.rule,
      skeleton: [id],
      replace: { start: offset - typed.length, end: offset },
      marks: '',
      aliases: [],
      rank: found(id) ? 0 : 1,
    }));
}

/** A comment for the line below, on a line of its own. */
function wholeComment(place: Place): Candidate[] {
  const opening = openingAt(place);
  if (!opening || opening.marks === '#' || opening.marks === '-') return [];
  const { snapshot, minutes } = place;
  const checkup = snapshot.checkup(minutes.source.uri);
  const next = checkup && findingBehind(checkup, place.offset);
  if (!next) return [];
  return [
    {
      label: render(message('Ignore a finding'), snapshot.translations),
      detail: 'minutes-disable-next-line',
      purpose: render(message('Leaves findings on the next line out'), snapshot.translations),
      kind: KINDS.skeleton,
      skeleton: ['<!-- minutes-disable-next-line ', { stop: 1, words: next.ruleId }, ' -->'],
      replace: opening.replace,
      marks: opening.marks,
      aliases: ['ignore', 'hulue', 'hl', '忽略'],
      rank: 60,
    },
  ];
}
