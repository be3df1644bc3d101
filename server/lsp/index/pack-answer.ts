import type { MinutesSummary } from '../../language-service/model/summary.ts';
import { plainProfile } from '../../language-service/profiles/plain.ts';
import { packDetails, unpackDetails } from '../../language-service/workspace/series/pack-details.ts';
import { packMeeting, unpackMeeting } from '../../language-service/workspace/series/pack-meeting.ts';
import type { ErrandAnswer, FileAnswer, VersionAnswer } from './errand.ts';

/** Answers as text, which is handed to another thread in less time than the objects that it stands for. */
export function packAnswer(answer: ErrandAnswer): string {
  return JSON.stringify(
    answer.map((each) => {
      const { stamp = 0 } = each;
      if ('trouble' in each) return [stamp, each.trouble];
      const { hash, summary, details } = each;
      return [stamp, hash, summary ? packSummary(summary) : 0, details ? packDetails(details) : 0];
    }),
  );
}

/** The answers that were packed. */
export function unpackAnswer(packed: string): ErrandAnswer {
  return (JSON.parse(packed) as readonly PackedAnswer[]).map((each): VersionAnswer => {
    const version = each[0] === 0 ? undefined : { stamp: each[0] };
    if (each.length === 2) return { trouble: each[1], ...version };
    const [, hash, one, other] = each;
    const summary = one === 0 ? undefined : unpackSummary(one);
    const details = other === 0 ? undefined : unpackDetails(other);
    return { hash, ...(summary && { summary }), ...(details && { details }), ...version };
  });
}

type PackedAnswer =
  | readonly [stamp: string | 0, trouble: Extract<FileAnswer, { trouble: unknown }>['trouble']]
  | readonly [stamp: string | 0, hash: string, summary: unknown, details: unknown];

export function packSummary(summary: MinutesSummary): unknown {
  return packMeeting({ uri: '', series: '', summary });
}

/** Undefined for what is no packed summary. */
export function unpackSummary(value: unknown): MinutesSummary | undefined {
  // Of the profile a summary knows nothing.
  return unpackMeeting(value, plainProfile)?.summary;
}
