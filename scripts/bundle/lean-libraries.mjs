import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const manifest = fileURLToPath(new URL('../../package.json', import.meta.url));

/** What GitHub takes out of a heading for its anchor: everything but letters, digits, `_`, `-` and blanks. */
export const noLetters = /[^\p{L}\p{M}\p{Nl}\p{Nd}\p{Pc}\p{Alphabetic}\- ]/gu;

/** Leaves out of the bundles what libraries bring along for what is never asked of them: a report with colours, writing Markdown. */
export const leanLibraries = {
  name: 'lean-libraries',
  setup(build) {
    build.onLoad({ filter: /[\\/]zhlint[\\/]lib[\\/]report\.js$/ }, async ({ path }) => {
      const code = await readFile(path, 'utf8');
      const targets = /^export var ValidationTarget;\n\(function[\s\S]*?^\}\)\(.*\);$/m.exec(code);
      if (!targets) throw new Error('The report of zhlint is not written as it was');
      return { contents: targets[0] };
    });
    // Ranges of characters where the language has names for them, looked up when a heading is made an anchor.
    build.onLoad({ filter: /[\\/]github-slugger[\\/]regex\.js$/ }, () => ({
      contents: `let made;
        const sign = () => (made ??= ${noLetters});
        export const regex = { [Symbol.replace]: (text, by) => sign()[Symbol.replace](text, by) };`,
    }));
    // The parser of HTTP stands there twice; the one for all processors is fast enough.
    build.onLoad({ filter: /[\\/]llhttp_simd-wasm\.js$/ }, () => ({
      contents: `module.exports = require('./llhttp-wasm.js');`,
    }));
    // Forms, files and iterables as bodies of requests; ours are text.
    build.onLoad({ filter: /[\\/]undici[\\/]lib[\\/]web[\\/]fetch[\\/]body\.js$/ }, () => ({ contents: '' }));
    build.onLoad({ filter: /[\\/]mdast-util-gfm[\\/]lib[\\/]index\.js$/ }, async ({ path }) => {
      const code = await readFile(path, 'utf8');
      const lean = code.replace(
        /^(export function gfmToMarkdown\(\w+\) \{\n)[\s\S]*?^\}$/m,
        '$1  return {};\n}',
      );
      if (lean === code) throw new Error('The extensions of Markdown are not written as they were');
      return { contents: lean };
    });
    // Twelve hundred strings for what formats JSON with long indents; made when it does so.
    build.onLoad(
      { filter: /[\\/]jsonc-parser[\\/]lib[\\/]esm[\\/]impl[\\/]string-intern\.js$/ },
      async ({ path }) => {
        const code = await readFile(path, 'utf8');
        const lean = code.replace('const maxCachedValues = 200;', 'const maxCachedValues = 0;');
        if (lean === code) throw new Error('The strings of the parser of JSON are not written as they were');
        return { contents: lean };
      },
    );
    // An object of two thousand names, which a start would make: it is made when a name stands in a document.
    build.onLoad({ filter: /[\\/]decode-named-character-reference[\\/]index\.js$/ }, async ({ path }) => {
      const { characterEntities } = createRequire(path)('character-entities');
      const code = await readFile(path, 'utf8');
      const table = code.replace(/^import \{characterEntities\} from 'character-entities'$/m, '');
      const lean = table.replaceAll('characterEntities', 'entities()');
      if (table === code || lean === table)
        throw new Error('The names of characters are not written as they were');
      return {
        contents: `${lean}
          let made;
          const entities = () => (made ??= JSON.parse(${JSON.stringify(JSON.stringify(characterEntities))}));`,
      };
    });
    // Of the manifest programs say their version, and it holds everything that the editor is told.
    build.onLoad({ filter: /[\\/]package\.json$/ }, async ({ path }) => {
      if (path !== manifest) return undefined;
      const { version } = JSON.parse(await readFile(path, 'utf8'));
      return { contents: JSON.stringify({ version }), loader: 'json' };
    });
    // All punctuation, which V8 would look up at each start: most documents are read without the parser.
    build.onLoad({ filter: /[\\/]micromark-util-character[\\/]index\.js$/ }, async ({ path }) => {
      const code = await readFile(path, 'utf8');
      const lean = code.replace(
        /^export const unicodePunctuation = (regexCheck\(.*\));$/m,
        'let isPunctuation; export const unicodePunctuation = (code) => (isPunctuation ??= $1)(code);',
      );
      if (lean === code) throw new Error('The kinds of characters are not written as they were');
      return { contents: lean };
    });
    build.onLoad({ filter: /[\\/]node_modules[\\/]fault[\\/]index\.js$/ }, () => ({
      contents: 'export const fault = (words) => new Error(words);',
    }));
    // What a processor does besides parsing.
    build.onLoad({ filter: /[\\/]node_modules[\\/]unified[\\/]lib[\\/]index\.js$/ }, async ({ path }) => {
      const code = await readFile(path, 'utf8');
      const methods = /^ {2}(?:process|processSync|run|runSync|stringify)\(.*\) \{\n[\s\S]*?^ {2}\}$/gm;
      if (code.match(methods)?.length !== 5)
        throw new Error('The processor of texts is not written as it was');
      return { contents: code.replace(methods, '') };
    });
    // A file with its path, messages and history, where the parser is given a text and nothing else.
    build.onLoad({ filter: /[\\/]node_modules[\\/]vfile[\\/]lib[\\/]index\.js$/ }, () => ({
      contents: `export class VFile {
        constructor(value) { this.value = value; }
        toString() { return this.value; }
      }`,
    }));
    // The second search for bare URLs, which our reading leaves out.
    build.onLoad(
      { filter: /[\\/]mdast-util-gfm-autolink-literal[\\/]lib[\\/]index\.js$/ },
      async ({ path }) => {
        const code = await readFile(path, 'utf8');
        const lean = code.replace(
          /^(function transformGfmAutolinkLiterals\()\w+(\) \{\n)[\s\S]*?^\}$/m,
          '$1$2}',
        );
        if (lean === code) throw new Error('The search for bare URLs is not written as it was');
        return { contents: lean };
      },
    );
    // Settings of a processor, of which ours has none, copied with all in them.
    build.onLoad({ filter: /[\\/]node_modules[\\/]extend[\\/]index\.js$/ }, () => ({
      contents: 'export default (deep, into, from) => Object.assign(into, from);',
    }));
    build.onLoad({ filter: /[\\/]mdast-util-to-markdown[\\/]index\.js$/ }, () => ({
      contents: 'export const defaultHandlers = {};',
    }));
  },
};
