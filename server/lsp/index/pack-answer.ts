import type { MinutesSummary } from '../../language-service/model/summary.ts';
import { plainProfile } from '../../language-service/profiles/plain.ts';
import { packDetails, unpackDetails } from '../../language-service/workspace/series/pack-details.ts';
import { packMeeting, unpackMeeting } from '../../language-service/workspace/series/pack-meeting.ts';
import type { ErrandAnswer, FileAnswer } from './errand.ts';

/** Answers as text, which is handed to another thread in less time than the objects that it stands for. */
export function packAnswer(answer: ErrandAnswer): string {
  return JSON.stringify(
    answer.map((each) => {
      if ('trouble' in each) return each.trouble;
      const { hash, summary, details } = each;
      return [hash, summary ? packSummary(summary) : 0, details ? packDetails(details) : 0];
    }),
  );
}

/** The answers that were packed. */
export function unpackAnswer(packed: string): ErrandAnswer {
  return (JSON.parse(packed) as readonly PackedAnswer[]).map((each): FileAnswer => {
    if (typeof each === 'string') return { trouble: each };
    const [hash, one, other] = each;
    const summary = one === 0 ? undefined : unpackSummary(one);
    const details = other === 0 ? undefined : unpackDetails(other);
    return { hash, ...(summary && { summary }), ...(details && { details }) };
  });
}

type PackedAnswer =
  | Extract<FileAnswer, { trouble: unknown }>['trouble']
  | readonly [string, unknown, unknown];

export function packSummary(summary: MinutesSummary): unknown {
  return packMeeting({ uri: '', series: '', summary });
}

/** Undefined for what is no packed summary. */
export function unpackSummary(value: unknown): MinutesSummary | undefined {
  // Of the profile a summary knows nothing.
  return unpackMeeting(value, plainProfile)?.summary;
}
