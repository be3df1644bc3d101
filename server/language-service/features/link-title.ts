import { keyOfReference, thingAt } from '../github/github-question.ts';
import type { Reference } from '../model/link.ts';
import { linkTitle } from '../model/link-title.ts';
import type { Minutes } from '../model/minutes.ts';
import { ownWords } from '../model/own-words.ts';
import { readMinutes } from '../model/read-minutes.ts';
import { referenceOf } from '../model/references.ts';
import { linkInText } from '../text/markdown-words.ts';
import type { Meeting } from '../workspace/series/meeting.ts';
import { firstPlaces } from '../workspace/series/mentions-of.ts';
import { thingKey } from '../workspace/series/thing-key.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { Feature } from './feature.ts';

/** `minutes/linkTitle`: what a pasted address is called, and the link as Markdown. Empty where nobody called it anything. */
export interface LinkTitleAnswer {
  readonly title?: string;
  readonly insert?: string;
}

interface LinkTitleParams {
  readonly uri: string;
  readonly url: string;
}

/** What the latest meetings called the thing behind an address, else what GitHub is known to call it. No page is asked. */
export const linkTitleRequest: Feature<LinkTitleParams, LinkTitleAnswer> = {
  method: 'minutes/linkTitle',
  capabilities: () => ({}),
  needs(snapshot, { uri, url }) {
    const reference = snapshot.minutes(uri) && webReference(url);
    return reference ? meetingsWith(snapshot, uri, reference).map((meeting) => meeting.uri) : [];
  },
  handle(snapshot, { uri, url }) {
    const minutes = snapshot.minutes(uri);
    if (!minutes) return undefined;
    const address = String(url).trim();
    const reference = webReference(address);
    const title =
      reference && (titleInSeries(snapshot, minutes, reference) ?? titleOnGitHub(snapshot, uri, reference));
    return title === undefined ? {} : { title, insert: linkInText(title, address) };
  },
};

/** So many meetings are looked into. */
const MOST = 5;

/** One address on one line. */
function webReference(url: string): Reference | undefined {
  const address = String(url).trim();
  return /^https?:\/\/[^\s<>]+$/i.test(address) ? referenceOf(address) : undefined;
}

function meetingsWith({ index }: Snapshot, uri: string, reference: Reference): readonly Meeting[] {
  const series = index.seriesOf(uri)?.id;
  const places = firstPlaces(index.placesOf(thingKey(reference)));
  const meetings = places.map(({ meeting }) => meeting);
  const own = index.meeting(uri)?.uri ?? uri;
  return meetings
    .filter((meeting) => meeting.uri !== own && (series === undefined || meeting.series === series))
    .slice(0, MOST);
}

function titleInSeries(snapshot: Snapshot, minutes: Minutes, reference: Reference): string | undefined {
  for (const meeting of meetingsWith(snapshot, minutes.source.uri, reference)) {
    const source = snapshot.file(meeting.uri);
    const title = source && titleIn(readMinutes(source, meeting.profile), reference);
    if (title !== undefined) return title;
  }
  return titleIn(minutes, reference);
}

/** The first title with words of its own: “链接” names nothing. */
function titleIn({ passages }: Minutes, reference: Reference): string | undefined {
  const key = thingKey(reference);
  for (const { passage } of passages) {
    for (const link of passage.links) {
      const other = link.target.kind === 'web' ? link.target.reference : undefined;
      if (!other || thingKey(other) !== key || link.form === 'image' || link.form === 'html-image') continue;
      const title = linkTitle(passage.source, link, passage.links);
      if (title !== undefined && ownWords(title) !== '') return title;
    }
  }
  return undefined;
}

function titleOnGitHub(snapshot: Snapshot, uri: string, reference: Reference): string | undefined {
  const key = keyOfReference(reference);
  const thing = key === undefined ? undefined : thingAt(snapshot.surroundings(uri).github, key);
  const title = thing?.title.replace(/\s+/g, ' ').trim();
  return title === '' ? undefined : title;
}
