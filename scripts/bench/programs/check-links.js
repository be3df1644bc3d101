/**
 * Checks the links of a file with one of the libraries and writes what it says of each.
 *
 *     node check-links.js NAME LIBRARY LINKS ANSWERS
 *
 * NAME is the contestant, LIBRARY the module to load, LINKS a JSON list of URLs. ANSWERS gets URL → `alive`, `dead` or `unknown`.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

const [name, library, links, answers] = process.argv.slice(2);
const urls = JSON.parse(await readFile(links, 'utf8'));
const loaded = await import(pathToFileURL(library).href);
const found = await {
  minutes,
  linkinator,
  'link-check': linkCheck,
  'markdown-link-check': markdownLinkCheck,
}[name]();
await writeFile(answers, JSON.stringify(found));
process.exit();

/** As many connections to a host as its goal allows, and the time to answer that the others get. */
async function minutes() {
  const { verdicts } = await (loaded.checkLinks ?? loaded.default.checkLinks)(urls, {
    userAgent: 'bench',
    allowHosts: ['127.0.0.*'],
    perHost: 8,
    pause: 0,
    timeout: 3000,
  });
  const words = { ok: 'alive', moved: 'alive', broken: 'dead', unknown: 'unknown' };
  return Object.fromEntries([...verdicts].map(([url, { state }]) => [url, words[state]]));
}

async function linkinator() {
  const checker = new loaded.LinkChecker();
  const { links: checked } = await checker.check({ path: urls, recurse: false, timeout: 3000, retry: true });
  return Object.fromEntries(checked.map(({ url, state }) => [url, state === 'OK' ? 'alive' : 'dead']));
}

async function linkCheck() {
  const check = loaded.default;
  const found = {};
  const waiting = [...urls];
  const work = async () => {
    for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
      const options = { timeout: '3s', retryOn429: true };
      const result = await new Promise((resolve) =>
        check(url, options, (error, each) => resolve(each ?? error)),
      );
      found[url] = result.status === 'alive' ? 'alive' : 'dead';
    }
  };
  await Promise.all(Array.from({ length: 64 }, work));
  return found;
}

async function markdownLinkCheck() {
  const check = loaded.default;
  const text = urls.map((url) => `- <${url}>\n`).join('');
  const results = await new Promise((resolve, reject) =>
    check(text, { timeout: '3s', retryOn429: true }, (error, all) => (error ? reject(error) : resolve(all))),
  );
  return Object.fromEntries(results.map(({ link, status }) => [link, status === 'alive' ? 'alive' : 'dead']));
}
