import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { partsOf, readMeetings, vary } from './meetings.mjs';
import { cache, progress } from './places.mjs';
import { randomNumbers, shuffle } from './random.mjs';

/** Counted up when the way in which input is made changes. */
const RECIPE = 1;
/** How many earlier meetings stand beside a document. */
const NEIGHBOURS = 6;

/**
 * Makes the input of one seed. `document(kilobytes, { repeats })` writes a folder with one document of that size (in 1,000 bytes
 * of UTF-8) and some earlier minutes beside it; `folder(count)` one with that many minutes.
 */
export async function prepareInput(seed) {
  const meetings = await readMeetings();
  const hash = createHash('sha256').update(JSON.stringify([RECIPE, seed, meetings]));
  const place = path.join(cache, 'input', hash.digest('hex').slice(0, 12));
  return {
    meetings: meetings.length,
    document: (kilobytes, options) => writeDocument(place, meetings, seed, kilobytes, options),
    folder: (count) => writeFolder(path.join(place, `folder-${count}`), meetings, seed, count),
  };
}

async function writeDocument(place, meetings, seed, kilobytes, { repeats = false } = {}) {
  const workspace = path.join(place, `${kilobytes}${repeats ? '-repeats' : ''}`);
  const { name, date, text } =
    kilobytes <= 10
      ? nearest(meetings, kilobytes * 1000)
      : rollingFile(meetings, seed, kilobytes * 1000, repeats);
  const folder = minutesFolder(workspace, date);
  await mkdir(folder, { recursive: true });
  const earlier = meetings.filter(
    (meeting) => meeting.date < date && meeting.date.slice(0, 4) === date.slice(0, 4),
  );
  for (const meeting of earlier.slice(-NEIGHBOURS))
    await writeFile(path.join(folder, meeting.name), meeting.text);
  const file = path.join(folder, name);
  await writeFile(file, text);
  return { kilobytes, workspace, file, uri: pathToFileURL(file).href, text };
}

/** The folder in which the built-in profile looks for minutes of a day. */
function minutesFolder(workspace, date) {
  return path.join(workspace, date.slice(0, 4), 'Double Week Meetings');
}

/** The meeting whose text is nearest to a size. */
function nearest(meetings, bytes) {
  const distance = ({ text }) => Math.abs(Buffer.byteLength(text) - bytes);
  return meetings.reduce((best, each) => (distance(each) < distance(best) ? each : best));
}

/** One opening, and the sections of meeting after meeting behind it, varied unless they are to repeat. */
function rollingFile(meetings, seed, bytes, repeats) {
  const random = randomNumbers(seed);
  const newest = meetings.at(-1);
  const lines = [partsOf(newest).opening.join('')];
  let size = Buffer.byteLength(lines[0]);
  while (size < bytes) {
    for (const section of shuffle(random, meetings).flatMap((meeting) => partsOf(meeting).sections)) {
      const text = `${(repeats ? section : vary(random, section)).trimEnd()}\n\n`;
      size += Buffer.byteLength(text);
      if (size > bytes) break;
      lines.push(text);
    }
  }
  return { ...newest, text: lines.join('') };
}

/** Folders of communities that each hold every meeting once, varied; written unless they are there. */
async function writeFolder(workspace, meetings, seed, count) {
  const stamp = path.join(workspace, '.complete');
  if ((await readFile(stamp, 'utf8').catch(() => '')) === String(count)) return workspace;
  progress(`Writing ${count} files`);
  await rm(workspace, { recursive: true, force: true });
  const random = randomNumbers(seed);
  for (let index = 0; index < count; index++) {
    const { name, date, text } = meetings[index % meetings.length];
    const community = `community-${String(Math.floor(index / meetings.length) + 1).padStart(4, '0')}`;
    const folder = minutesFolder(path.join(workspace, community), date);
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, name), varyBody(random, text));
  }
  await writeFile(stamp, String(count));
  return workspace;
}

/** A meeting with its day, its time and the way to join it as they are, and other words. */
function varyBody(random, text) {
  const body = text.search(/^#+.*(会议内容|会议纪要|近期|当前进展)/m);
  return body === -1 ? text : text.slice(0, body) + vary(random, text.slice(body));
}
