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

/** How long after the start the first piece of work begins, in milliseconds: an editor opens its documents sooner than that. */
const DELAY = 30;
/** How long the process rests before the next piece, in milliseconds. */
const REST = 5;

let isBusy = (): boolean => false;
let isDone = false;

/** Whether the code that minutes need has run: on the small text, or on a document that is open. */
export function isWarm(): boolean {
  return isDone || isBusy();
}

/**
 * Reads and checks a small text, in pieces of a few milliseconds: what runs for the first time takes ten times as long as later. It ends for good when the editor opens a document, which does the same and is waited for. `others` is work that somebody
 * waits for already, if there is any: it goes before.
 */
export function warmUp(
  { timer, clock }: Host,
  hasDocuments: () => boolean,
  others: () => Promise<void> | undefined = () => undefined,
): void {
  isBusy = hasDocuments;
  const pieces = piecesOfWork(() => clock.now());
  let hasWaited = false;
  const next = (): void => {
    if (hasDocuments()) return;
    const before = hasWaited ? undefined : others();
    if (before) {
      hasWaited = true;
      void before.then(() => timer.after(REST, next));
    } else if (pieces.next().done) isDone = true;
    else timer.after(REST, next);
  };
  timer.after(DELAY, next);
}

function* piecesOfWork(now: () => number): Generator<void> {
  const [profile] = builtInProfiles;
  if (!profile) return;
  // The parser with next to nothing first, then a part of the text: each of these is one piece.
  for (const text of ['# a\n', SAMPLE.slice(0, SAMPLE.indexOf('## 会议内容')), SAMPLE]) {
    const minutes = readMinutes(createSourceText('warm:/2000-01-06.md', 0, text), profile);
    yield;
    check(minutes, { now: now(), exists: () => undefined, read: () => undefined, earlier: [] });
    yield;
  }
}
