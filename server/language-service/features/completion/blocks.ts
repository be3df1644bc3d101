import { article, invitation, type Skeleton } from '../../profiles/skeleton.ts';
import { seriesInvitation } from '../../rules/join/invitation-text.ts';
import { message, render } from '../../text/message.ts';
import { type Candidate, KINDS } from './candidate.ts';
import { nextQuestion } from './next-question.ts';
import { occasionAt } from './occasion.ts';
import { type CompletionSource, openingAt } from './place.ts';

/** What belongs in the section at the caret: the invitation, a question with its answer, an article. */
export const blocks: CompletionSource = (place) => {
  const opening = openingAt(place);
  if (!opening || opening.marks === '#') return [];
  const { minutes, snapshot, section } = place;
  const role = section?.spec?.role;
  const make = (label: string, skeleton: Skeleton, aliases: readonly string[]): Candidate[] => [
    {
      label,
      kind: KINDS.skeleton,
      skeleton,
      replace: opening.replace,
      marks: opening.marks === '-' ? '- ' : opening.marks,
      aliases,
      rank: 2,
    },
  ];
  const words = (name: Parameters<typeof render>[0]): string => render(name, snapshot.translations);
  if (role === 'join' && !minutes.invitation && opening.marks !== '-') {
    const aliases = ['invitation', 'join', 'yaoqing', 'yq', '邀请'];
    const series = seriesInvitation(minutes, snapshot.surroundings(minutes.source.uri).earlier);
    return [
      ...(series === undefined
        ? []
        : make(words(message('Invitation of the series')), [`${series}\n`], aliases)),
      ...make(words(message('Invitation')), invitation(minutes.profile, occasionAt(place), 1), aliases),
    ];
  }
  if (role === 'questions')
    return make(words(message('Question and answer')), nextQuestion(place), [
      'qa',
      'question',
      'wenda',
      'wd',
      '问答',
    ]);
  if (role === 'articles')
    return make(words(message('Article')), article(1), ['article', 'wenzhang', 'wz', '文章']);
  return [];
};
