import { ruleOf } from '../../rules/index.ts';
import { message, render } from '../../text/message.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { rulePage } from '../diagnostic.ts';
import { findingsAt } from '../findings-at.ts';
import type { HoverCard, HoverSource } from '../hover.ts';

/** What the rules behind the findings at a place are about, each rule once. */
export const ruleCards: HoverSource = (snapshot, minutes, offset) => {
  const found = new Map<string, HoverCard>();
  const checkup = snapshot.checkup(minutes.source.uri);
  for (const { ruleId, span } of checkup ? findingsAt(checkup, { start: offset, end: offset }) : []) {
    if (found.has(ruleId)) continue;
    const card = cardOf(snapshot, ruleId);
    if (card) found.set(ruleId, { span, card });
  }
  return [...found.values()];
};

function cardOf({ client, translations }: Snapshot, ruleId: string): HoverCard['card'] | undefined {
  const rule = ruleOf(ruleId);
  if (!rule) return undefined;
  const href = rulePage(client.rulePage, ruleId);
  const page = href === undefined ? [] : [[{ link: render(message('About this rule'), translations), href }]];
  return [
    [[{ strong: ruleId }, ' · ', render(rule.summary, translations)]],
    [[render(rule.rationale, translations)]],
    page,
  ];
}
