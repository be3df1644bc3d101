import { scanSummary } from '../../server/language-service/model/scan/scan-summary.ts';
import { curve } from '../../server/language-service/profiles/curve.ts';
import type { Profile } from '../../server/language-service/profiles/profile.ts';
import { createSourceText } from '../../server/language-service/text/source-text.ts';
import type { Meeting } from '../../server/language-service/workspace/series/meeting.ts';

/** The folder in which the meetings of a test lie. */
export const SERIES = 'file:///notes/';

/** A meeting as the index holds it, read from its text. `name` may have folders in it. */
export function meetingOf(name: string, text: string, profile: Profile = curve, series = SERIES): Meeting {
  const uri = `${series}${name}`;
  const source = createSourceText(uri, 1, text);
  return { uri, series, profile, summary: scanSummary(source, profile) };
}

/** Minutes of a day with some lines under 近期工作. */
export function minutesOn(day: string, lines: readonly string[], time = '19:00~19:30'): string {
  return [
    '## 时间',
    `${day.replaceAll('-', '/')} ${time}`,
    '## 会议内容',
    '### 一、近期工作',
    ...lines,
    '',
  ].join('\n\n');
}
