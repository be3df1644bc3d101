import { describe, expect, it } from 'vitest';
import { referenceOf } from '../../server/language-service/model/references.ts';
import { scanMeeting } from '../../server/language-service/model/scan/scan-meeting.ts';
import { curve } from '../../server/language-service/profiles/curve.ts';
import { plainProfile } from '../../server/language-service/profiles/plain.ts';
import type { Profile } from '../../server/language-service/profiles/profile.ts';
import { parse } from '../../server/language-service/syntax/parse.ts';
import { walk } from '../../server/language-service/syntax/walk.ts';
import { createSourceText } from '../../server/language-service/text/source-text.ts';
import { createMeetingIndex } from '../../server/language-service/workspace/series/create-meeting-index.ts';
import { thingKey } from '../../server/language-service/workspace/series/thing-key.ts';
import { realMinutes } from '../support/minutes-files.ts';
import { hasCorpus } from '../support/paths.ts';

const node: Profile = { ...plainProfile, repository: 'nodejs/TSC' };
const paddle: Profile = { ...plainProfile, repository: 'PaddlePaddle/Paddle' };
const profileOf = (name: string) =>
  name.startsWith('curve') ? curve : name.startsWith('nodejs') ? node : paddle;

/** Every URL and every `#12` of a text with its offset, found without the product's readers of lines, links and numbers. */
function mentioned(
  text: string,
  repository: string | undefined,
): { readonly key: string; readonly at: number }[] {
  const found: { key: string; at: number }[] = [];
  const note = (url: string, at: number) => {
    const reference = referenceOf(url.trim(), repository);
    if (reference) found.push({ key: thingKey(reference), at });
  };
  const root = parse(text);
  const definitions = new Map<string, string>();
  for (const { node: each } of walk(root))
    if (each.type === 'definition' && !definitions.has(each.identifier))
      definitions.set(each.identifier, each.url);
  let prose = text;
  const hide = (start: number, end: number) => {
    prose = prose.slice(0, start) + ' '.repeat(end - start) + prose.slice(end);
  };
  for (const { node: each } of walk(root)) {
    const start = each.position?.start.offset ?? 0;
    const end = each.position?.end.offset ?? 0;
    if (each.type === 'link' || each.type === 'image' || each.type === 'definition') {
      if (/^(?:https?:)?\/\//i.test(each.url)) note(each.url, start);
      hide(start, end);
    } else if (each.type === 'linkReference' || each.type === 'imageReference') {
      const url = definitions.get(each.identifier);
      if (url === undefined) continue;
      if (/^(?:https?:)?\/\//i.test(url)) note(url, start);
      hide(start, end);
    } else if (each.type === 'html') {
      const html = text
        .slice(start, end)
        .replace(/<!--[\s\S]*?-->/g, (comment) => ' '.repeat(comment.length));
      for (const match of html.matchAll(/<(?:a|img)\b[^>]*?\s(?:href|src)\s*=\s*["']([^"']+)["'][^>]*>/gi))
        if (/^(?:https?:)?\/\//i.test(match[1]!))
          note(match[1]!.replaceAll('&amp;', '&'), start + match.index);
      hide(start, end);
    } else if (each.type === 'code' || each.type === 'inlineCode' || each.type === 'yaml') hide(start, end);
  }
  for (const match of prose.matchAll(/(^|[^\w/&#.-])((?:[A-Za-z\d][\w-]*\/[\w.-]+)?#[1-9]\d{0,6})(?!\w)/gm))
    note(match[2]!, match.index + match[1]!.length);
  return found;
}

describe('the places of things in real minutes', { timeout: 60_000 }, () => {
  it.skipIf(!hasCorpus)('are those that a look at everything finds', () => {
    const index = createMeetingIndex();
    const truth = new Map<string, string[]>();
    for (const { name, text } of realMinutes()) {
      const uri = `file:///corpus/${encodeURI(name)}`;
      const profile = profileOf(name);
      const { summary, details } = scanMeeting(createSourceText(uri, 1, text), profile);
      index.put({ uri, series: 'file:///corpus/', profile, summary, details });
      for (const { key, at } of mentioned(text, profile.repository)) {
        const places = truth.get(key) ?? [];
        truth.set(key, places);
        places.push(`${uri} ${at}`);
      }
    }
    expect(truth.size).toBeGreaterThan(1000);
    const known = new Set(index.meetings.flatMap(({ summary }) => summary.references.map(thingKey)));
    expect([...known].sort()).toEqual([...truth.keys()].sort());
    for (const [key, places] of truth) {
      const found = index
        .placesOf(key)
        .flatMap((place) =>
          place.kind === 'reference' ? `${place.meeting.uri} ${place.reference.span.start}` : [],
        );
      expect(found.toSorted(), key).toEqual(places.toSorted());
    }
  });
});
