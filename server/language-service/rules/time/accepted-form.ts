import { formatMoment, type MomentParts } from '../../calendar/format-moment.ts';
import type { MomentReading } from '../../calendar/reading.ts';
import type { TimeStyle } from '../../profiles/profile.ts';
import { editDistance } from '../../text/nearest.ts';

/** Farther apart, two forms have nothing in common. */
const FARTHEST = 40;

/** Whether a moment is written in a form that the profile accepts; `canonical` asks for the one that is written. */
export function isAccepted(moment: MomentReading, style: TimeStyle, which: 'canonical' | 'any'): boolean {
  const written = bareForm(moment.pattern);
  if (which === 'canonical') return bareForm(style.canonical) === written;
  return [style.canonical, ...style.accepted].some(
    (form) => withoutComma(bareForm(form)) === withoutComma(written),
  );
}

/** A comma between date and time is as good as a blank. */
function withoutComma(form: string): string {
  return form.replace(/, ?(?=a? ?[Hh])/, ' ');
}

/**
 * The form without what never counts: a weekday, a note on the zone, blanks round the range mark. Words stand in quotes in a
 * pattern, so that its letters are not taken for theirs.
 */
function bareForm(pattern: string): string {
  return pattern
    .replace(/[ ,，]?[(（[【]? ?E{3,4} ?[)）\]】]?(?=[ ,，Hha]|$)|^[(（[【]?E{3,4}[)）\]】]?[ ,，]?/, ' ')
    .replace(/[ ,，]?[(（[【]? ?z ?[)）\]】]?(?= |$)/, '')
    .replace(/ *([-~]) *(?=[Hha])/g, '$1')
    .replace(/ +,/, ',')
    .replace(/ +/g, ' ')
    .trim();
}

/** The accepted form that takes the fewest changes of the words, the canonical one where several take as many. */
export function nearestForm(words: string, parts: MomentParts, style: TimeStyle): string {
  let best = style.canonical;
  let least = FARTHEST;
  for (const form of [style.canonical, ...style.accepted]) {
    const distance = editDistance(words, formatMoment(parts, form), least);
    if (distance < least) {
      least = distance;
      best = form;
    }
  }
  return best;
}
