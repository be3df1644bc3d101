import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { corpus, ownMinutes } from './places.mjs';
import { pick } from './random.mjs';

/**
 * The meetings that the input is made of, oldest first: real ones where they stand beside the checkout, else the project's own.
 * `name` is the file name, `date` the day in it.
 */
export async function readMeetings() {
  const folders = existsSync(corpus) ? [corpus] : ownMinutes;
  const files = (await Promise.all(folders.map(filesBelow))).flat();
  const dated = files.filter((file) => /^\d{4}-\d\d- ?\d\d\.md$/.test(path.basename(file)));
  const meetings = await Promise.all(
    dated.map(async (file) => {
      const text = (await readFile(file, 'utf8')).replace(/\r\n?/g, '\n').replace(/\n*$/, '\n');
      const name = path.basename(file);
      return { name, date: name.replace(' ', '').slice(0, 10), text, pieces: piecesOf(text) };
    }),
  );
  return meetings.toSorted((a, b) => (a.date < b.date ? -1 : 1));
}

async function filesBelow(folder) {
  const names = await readdir(folder, { recursive: true });
  return names.toSorted().map((name) => path.join(folder, name));
}

/** A text cut before its headings; what stands in a code fence is no heading. */
function piecesOf(text) {
  const pieces = [''];
  let fence = false;
  for (const line of text.split(/(?<=\n)/)) {
    if (!fence && /^#{1,6}\s/.test(line)) pieces.push('');
    if (/^\s*(```|~~~)/.test(line)) fence = !fence;
    pieces[pieces.length - 1] += line;
  }
  return pieces.filter((piece) => piece.trim() !== '');
}

/** When, how to join and the title: what stands in a rolling file once. */
const OPENING = /^(# |#+\s*(时间|会议时间|加入会议|会议内容|会议纪要|议题))/;

/** The pieces before the first section, and the sections that can be repeated behind each other. */
export function partsOf({ pieces }) {
  const opening = pieces.filter((piece) => OPENING.test(piece));
  const sections = pieces.filter((piece) => /^#/.test(piece) && !OPENING.test(piece) && isClosed(piece));
  return { opening, sections };
}

/** Whether nothing that the piece opens swallows what comes behind it. */
function isClosed(piece) {
  const fences = piece.match(/^\s*(```|~~~)/gm)?.length ?? 0;
  return fences % 2 === 0 && !/<!--(?![\s\S]*-->)/.test(piece);
}

/** A text with some digits and a few characters changed: another meeting of the same kind. Headings and list markers stay. */
export function vary(random, text) {
  return text.replace(/^(?!#)(\s*(?:\d+[.)]|[-*+])?\s*)(.+)$/gm, (_, marker, words) => {
    const other = words
      .replace(/\d/g, (digit) => (random() < 0.3 ? String(Math.floor(random() * 10)) : digit))
      .replace(/\p{Script=Han}/gu, (character) => (random() < 0.03 ? pick(random, CHARACTERS) : character));
    return marker + other;
  });
}

const CHARACTERS = [...'存储测试优化支持设计修复文档社区功能性能开发部署元数据磁盘缓存接口监控版本'];
