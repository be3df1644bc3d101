import { readMinutes } from '../language-service/model/read-minutes.ts';
import { builtInProfiles } from '../language-service/profiles/built-in.ts';
import { check } from '../language-service/rules/check.ts';
import { createSourceText } from '../language-service/text/source-text.ts';
import type { Host } from './host.ts';

/** A little of everything that minutes hold, so that the code for it has run once. */
const SAMPLE = `## 时间

2000/01/06 19:00~19:30

## 加入会议

\`\`\`
会议时间：2000/01/06 19:00-19:30 (GMT+08:00)
https://meeting.tencent.com/dm/AAAAAAAAAAAA
#腾讯会议：000-000-000
\`\`\`

## 会议内容

### 一、近期工作

- **a** [b](https://github.com/o/r/pull/1), https://example.org/a \`c\` ![d](e.png)
  1. f

| g | h |
| --- | --- |
| i | j |
`;

/** How long after the start, in milliseconds. */
const DELAY = 50;

/** Parses and checks a small text once the editor is quiet, unless it has something to do already: the first time takes ten times as long as the rest. */
export function warmUp({ timer, clock }: Host, isBusy: () => boolean): void {
  timer.after(DELAY, () => {
    const [profile] = builtInProfiles;
    if (isBusy() || !profile) return;
    const minutes = readMinutes(createSourceText('warm:/2000-01-06.md', 0, SAMPLE), profile);
    check(minutes, { now: clock.now(), exists: () => undefined, read: () => undefined, earlier: [] });
  });
}
