import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compareDates } from '../../server/language-service/calendar/date.ts';
import type { Minutes } from '../../server/language-service/model/minutes.ts';
import { readMinutes } from '../../server/language-service/model/read-minutes.ts';
import { curve } from '../../server/language-service/profiles/curve.ts';
import { recognise } from '../../server/language-service/profiles/recognise.ts';
import type { Surroundings } from '../../server/language-service/rules/check.ts';
import { createSourceText } from '../../server/language-service/text/source-text.ts';

/** A moment after all real minutes. */
const LATER = Date.UTC(2026, 0, 1);

/** Reads one file as Curve minutes. */
export function readFile(path: string, text = readFileSync(path, 'utf8')): Minutes {
  return readMinutes(createSourceText(pathToFileURL(path).href, 1, text), curve);
}

/** What stands round a file on the disk. */
export function surroundingsOf(path: string, minutes: Minutes, now = LATER): Surroundings {
  const folder = dirname(path);
  const earlier = readdirSync(folder)
    .filter((name) => name.endsWith('.md') && join(folder, name) !== path)
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))
    .filter(({ name, text }) => recognise(text, pathToFileURL(join(folder, name)).href))
    .map(({ name, text }) => readFile(join(folder, name), text))
    .filter(({ date }) => date && minutes.date && compareDates(date, minutes.date) < 0)
    .sort((a, b) => compareDates(b.date!, a.date!));
  return {
    now,
    exists: (target) => existsSync(join(folder, target)),
    read: (target) =>
      existsSync(join(folder, target)) ? readFileSync(join(folder, target), 'utf8') : undefined,
    earlier,
  };
}
