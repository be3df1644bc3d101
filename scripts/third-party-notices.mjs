import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** The licences (SPDX) of what may be shipped: they ask for a notice, and no more. */
const allowed = new Set([
  'MIT',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
]);

/** Packages whose data stand in the source, generated from them. */
const generatedFrom = ['node_modules/chinese-days'];

const head = `Minutes contains the following packages, under the licences that stand with them.
`;
const line = '-'.repeat(80);

/**
 * The notices of all packages that files come from: `files` are paths relative to the folder `root`, as the bundler names what it
 * read. Throws with a line for each package that has no licence, or one that is not allowed.
 */
export async function thirdPartyNotices(root, files, others = generatedFrom) {
  const folders = new Set([...files].flatMap((file) => packageOf(file) ?? []).concat(others));
  const packages = await Promise.all([...folders].sort().map((folder) => readPackage(root, folder)));
  const problems = packages.flatMap(({ problem }) => problem ?? []);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const alike = Map.groupBy(packages, ({ text }) => text);
  const parts = [...alike].map(([text, those]) => {
    const names = new Set(those.map(({ name, version, licence }) => `${name} ${version} (${licence})`));
    return `${line}\n${[...names].join('\n')}\n${line}\n\n${text}\n`;
  });
  return [head, ...parts].join('\n');
}

/** The folder of the package that a file belongs to, the innermost; undefined for files of our own. */
function packageOf(file) {
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file.replaceAll('\\', '/'))?.[0];
}

async function readPackage(root, folder) {
  const at = path.join(root, folder);
  const { name, version, license, licenses } = JSON.parse(
    await readFile(path.join(at, 'package.json'), 'utf8'),
  );
  const licence = license ?? licenses?.[0]?.type;
  if (!allowed.has(licence))
    return { problem: `${name} ${version} is bundled, and its licence is ${licence ?? 'not said'}.` };
  const names = (await readdir(at)).sort();
  const read = async (pattern) => {
    const found = names.find((each) => pattern.test(each));
    return found && (await readFile(path.join(at, found), 'utf8')).replaceAll('\r\n', '\n').trim();
  };
  const own = (await read(/^(?:licen[cs]e|copying)(?:\.(?:md|txt))?$/i)) ?? licenceIn(await read(/^readme/i));
  if (own === undefined) return { problem: `${name} ${version} is bundled, and comes without its licence.` };
  const notices = await read(/^(?:notice|third-?party-?notices)(?:\.(?:md|txt))?$/i);
  return { name, version, licence, text: notices === undefined ? own : `${own}\n\n${notices}` };
}

/** What a page about a package says under the heading “License”. */
function licenceIn(page) {
  return /^(?:#+ *licen[cs]e|licen[cs]e\n[=-]+)[^\n]*\n([\s\S]*)/im.exec(page ?? '')?.[1]?.trim();
}
