// Reads a folder of minutes line by line and prints, as JSON, how long each step took and what was found. It is bundled with the
// product's core before it runs.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { scanSummary } from '../../../server/language-service/model/scan/scan-summary.ts';
import { builtInProfiles } from '../../../server/language-service/profiles/built-in.ts';
import { createSourceText } from '../../../server/language-service/text/source-text.ts';

const [, , folder] = process.argv;
const [profile] = builtInProfiles;
const began = performance.now();
const names = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.md'));
const listed = performance.now();
let reading = 0;
const summaries = names.map((name) => {
  const file = path.join(folder, name);
  const before = performance.now();
  const text = readFileSync(file, 'utf8');
  reading += performance.now() - before;
  return scanSummary(createSourceText(pathToFileURL(file).href, 0, text), profile);
});
const scanned = performance.now();
const answer = JSON.stringify(summaries);
const ended = performance.now();
process.stdout.write(
  JSON.stringify({
    files: names.length,
    sections: summaries.reduce((sum, { sections }) => sum + sections.length, 0),
    references: summaries.reduce((sum, { references }) => sum + references.length, 0),
    characters: answer.length,
    listing: listed - began,
    reading,
    scanning: scanned - listed - reading,
    answering: ended - scanned,
    all: ended - began,
  }),
);
