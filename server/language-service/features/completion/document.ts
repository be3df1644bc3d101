import { message, render } from '../../text/message.ts';
import { isoDate } from '../date-words.ts';
import { minutesHere } from '../minutes-here.ts';
import { KINDS } from './candidate.ts';
import { type CompletionSource, openingAt } from './place.ts';

/** All of the minutes at once, in a document that holds nothing yet. */
export const wholeDocument: CompletionSource = (place) => {
  const opening = openingAt(place);
  const { minutes, snapshot, line } = place;
  const { text } = minutes.source;
  if (!opening || (text.slice(0, line.start) + text.slice(line.end)).trim() !== '') return [];
  const { skeleton, after } = minutesHere(snapshot, minutes);
  return [
    {
      label: render(message('Minutes of a meeting'), snapshot.translations),
      detail: minutes.profile.name,
      purpose: render(
        after
          ? message(
              'All sections of the layout, with date and time filled in and what is still open since {0}',
              isoDate(after),
            )
          : message('All sections of the layout, with date and time filled in'),
        snapshot.translations,
      ),
      kind: KINDS.skeleton,
      skeleton,
      replace: opening.replace,
      marks: opening.marks === '#' ? `${'#'.repeat(Math.max(opening.level, 2))} ` : opening.marks,
      aliases: ['hyjy', 'huiyijiyao', '会议纪要', 'minutes', 'meeting'],
      rank: 0,
    },
  ];
};
