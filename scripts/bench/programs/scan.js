// Reads a folder of minutes as the language server does, and prints, as JSON, how long each step took and what was found:
//
//     node scan.js FOLDER SERVER
//
// SERVER is the language server that is shipped, whose threads read. The rest is bundled with the product's code before it runs.
import { pathToFileURL } from 'node:url';
import { builtInProfiles } from '../../../server/language-service/profiles/built-in.ts';
import { listFiles } from '../../../server/lsp/index/list-files.ts';
import { createFileReading } from '../../../server/lsp/index/read-files.ts';
import { nodeCrew } from '../../../server/lsp/node/node-crew.ts';
import { nodeHost } from '../../../server/lsp/node/node-host.ts';

const [folder, server] = process.argv.slice(2);
void readFolder();

async function readFolder() {
  const [profile] = builtInProfiles;
  const resolution = { profile };
  const began = performance.now();
  const reading = createFileReading({ ...nodeHost, crew: nodeCrew(server) }, () => false);
  reading.hire();
  const { files } = await listFiles(nodeHost, [{ uri: pathToFileURL(folder).href, excludes: [] }]);
  const listed = performance.now();
  const summaries = [];
  const jobs = [...files.values()].map(({ uri }) => ({ uri, resolution }));
  await reading.read(jobs, 'summary', (_, { summary }) => {
    if (summary) summaries.push(summary);
  });
  const read = performance.now();
  if (summaries.length === 0) throw new Error('The threads are of another build.');
  const answer = JSON.stringify(summaries);
  const ended = performance.now();
  reading.end();
  const sumOf = (key) => summaries.reduce((sum, summary) => sum + summary[key].length, 0);
  process.stdout.write(
    JSON.stringify({
      files: summaries.length,
      sections: sumOf('sections'),
      references: sumOf('references'),
      characters: answer.length,
      listing: listed - began,
      reading: read - listed,
      answering: ended - read,
      all: ended - began,
    }),
  );
}
