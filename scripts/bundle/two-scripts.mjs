import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { laterRationales } from './later-rationales.mjs';
import { standIn } from './stand-in.mjs';

const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
const server = path.join(root, 'server');
const loader = path.join(server, 'lsp', 'browser', 'later-script.ts');
const namespace = 'stand-in';

/**
 * What a worker loads when it is asked for: modules of functions, and of features and commands what they do, while what is announced
 * of them stays in the first script. Where the second cannot be loaded, functions throw, or give what stands here behind them.
 */
const laterModules = [
  [/^server\/language-service\/features\/(?!document-symbol\/)[\w-]+\/(?!own-commands\.)[\w-]+\.ts$/],
  [
    /^server\/language-service\/features\/(?!(?:check-links|date-words|diagnostic|document-symbol|feature|index|look-up-references|moved-range|page-diagnostics|provider-words|section-words|short-words)\.)[\w-]+\.ts$/,
  ],
  [/^server\/language-service\/commands\/(?!(?:command|index)\.)(?:[\w-]+\/)?[\w-]+\.ts$/],
  [
    /^server\/language-service\/profiles\/config\/read-(?:config|settings)\.ts$/,
    '{ config: {}, problems: [] }',
  ],
  [/^server\/language-service\/profiles\/explain-profile\.ts$/],
  [/^server\/language-service\/rules\/typography\/zhlint\.js$/, '[]'],
  [/^server\/language-service\/workspace\/series\/update-of-page\.ts$/, 'undefined'],
  [
    /^server\/lsp\/index\/(?!(?:excluded-in|index-on-demand|index-progress|needed-files|pace|problem-counts|standing-documents)\.)[\w-]+\.ts$/,
  ],
  [/^server\/lsp\/links\/link-desk\.ts$/],
  [/^server\/lsp\/links\/read-links\.ts$/, '(async function* () {})()'],
  [/^server\/lsp\/perform\.ts$/],
  [/^node_modules\/decode-named-character-reference\/index\.js$/, 'false'],
];

const partOf = (file) => {
  const name = path.relative(root, file).replaceAll('\\', '/');
  return laterModules.find(([names]) => names.test(name)) && name;
};

/**
 * The bundler's options for making two scripts of a bundle: at its place what is needed at once, and at `later` what is loaded when
 * something of it is used first. No module is in both: what both need is in the first, which hands it over.
 */
export function twoScripts({ plugins, minify, ...options }, later) {
  const { entryPoints, outfile } = options;
  const [entry] = entryPoints;
  const halves = {
    ...options,
    plugins: [laterRationales(root), standIns, ...plugins],
    minifySyntax: minify,
    format: 'esm',
    write: false,
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: false } },
    outdir: path.dirname(outfile),
  };
  delete halves.outfile;
  let used;
  const laterEntry = {
    name: 'later-entry',
    setup(build) {
      const { esbuild } = build;
      build.onStart(async () => {
        const { outputFiles } = await esbuild.build({ ...halves, sourcemap: false, entryPoints });
        used = usedParts(outputFiles[0].text);
      });
      build.onResolve({ filter: /^later-entry$/ }, ({ path: name }) => ({
        path: name,
        namespace: 'later-entry',
      }));
      build.onLoad({ filter: /./, namespace: 'later-entry' }, () => ({
        contents: entryOf(used),
        resolveDir: root,
      }));
      build.onEnd(async ({ errors, outputFiles }) => {
        if (errors.length > 0) return;
        const files = Object.fromEntries(
          outputFiles.map(({ path: file, text }) => [path.basename(file), text]),
        );
        const { 'early.js': early, 'later.js': second, ...shared } = files;
        const [[name, chunk] = ['', '']] = Object.entries(shared);
        const handed = namesFrom(second, name);
        checkConstant(chunk, handed);
        const list = handed.join(', ');
        const first = `${early}\nimport { ${handed.map((each, index) => `${each} as handed${index}`).join(', ')} } from './${name}';
          globalThis.minutesEarly = [${handed.map((_, index) => `handed${index}`).join(', ')}];`;
        const write = (contents, chunkContents, file) =>
          esbuild.build({
            ...options,
            outfile: file,
            minify,
            mangleProps: undefined,
            metafile: false,
            entryPoints: undefined,
            stdin: { contents, resolveDir: root, sourcefile: path.basename(file) },
            plugins: [only(name, chunkContents)],
          });
        await write(first, chunk, outfile);
        await write(
          second,
          `const [${list}] = globalThis.minutesEarly; export { ${list} };`,
          path.join(path.dirname(outfile), later),
        );
      });
    },
  };
  return {
    ...halves,
    sourcemap: minify ? false : 'inline',
    splitting: true,
    entryPoints: { early: entry, later: 'later-entry' },
    plugins: [laterEntry, ...halves.plugins],
  };
}

/** In the place of modules of the second script, those of the first see what stands in for them. */
const standIns = {
  name: 'stand-ins',
  setup(build) {
    build.onResolve({ filter: /^later-script$/ }, () => ({ path: loader }));
    build.onResolve({ filter: /^\.{1,2}\// }, ({ path: name, importer, namespace: of, resolveDir, kind }) => {
      if (kind !== 'import-statement' || of === 'later-entry') return undefined;
      const file = path.join(resolveDir, name);
      const isLate = of === 'file' && partOf(importer) !== undefined;
      return !isLate && partOf(file) !== undefined
        ? { path: file, namespace, sideEffects: false }
        : undefined;
    });
    build.onResolve({ filter: /^decode-named-character-reference$/ }, ({ path: name }) => {
      const file = path.join(root, 'node_modules', name, 'index.js');
      return { path: file, namespace, sideEffects: false };
    });
    build.onLoad({ filter: /./, namespace }, async ({ path: file }) => {
      const part = partOf(file);
      const [, otherwise] = laterModules.find(([names]) => names.test(part));
      const code = standIn(part, await readFile(file, 'utf8'), otherwise);
      const bare = await withoutUnused(build.esbuild, await withoutUnused(build.esbuild, code));
      return { contents: bare, loader: 'ts', resolveDir: path.dirname(file) };
    });
  },
};

/** Statements that nothing needs go, and the second time the imports that they needed: what is only imported counts as needed, too. */
async function withoutUnused(esbuild, code) {
  const tsconfigRaw = { compilerOptions: { verbatimModuleSyntax: false } };
  return (
    await esbuild.transform(code, {
      loader: 'ts',
      format: 'esm',
      treeShaking: true,
      charset: 'utf8',
      tsconfigRaw,
    })
  ).code;
}

/** Module → names that the first script takes from the second. */
function usedParts(code) {
  const used = new Map();
  for (const [, module, name] of code.matchAll(/\b(?:later|needed)Part\d*\("([^"]+)", "([^"]+)"\)/g))
    used.set(module, (used.get(module) ?? new Set()).add(name));
  return used;
}

function entryOf(used) {
  const modules = [...used].map(([module, names], index) => ({ module, names: [...names], index }));
  return [
    ...modules.map(
      ({ module, names, index }) =>
        `import { ${names.map((name) => `${name} as ${name}${index}`).join(', ')} } from './${module}';`,
    ),
    'globalThis.minutesLater = {',
    ...modules.map(
      ({ module, names, index }) =>
        `${JSON.stringify(module)}: { ${names.map((name) => `${name}: ${name}${index}`).join(', ')} },`,
    ),
    '};',
  ].join('\n');
}

/** The names that a module imports from a file beside it. */
function namesFrom(code, file) {
  const lists = [...code.matchAll(/^import \{([^}]*)\} from "\.\/([^"]+)";$/gm)];
  return lists
    .filter(([, , from]) => from === file)
    .flatMap(([, names]) => names.split(',').map((name) => name.trim().split(' as ')[0]));
}

/** What is handed over once must not be given another value. */
function checkConstant(code, names) {
  for (const name of names) {
    const plain = name.replaceAll('$', '\\$');
    const given = code.match(new RegExp(`(?<![\\w$.])${plain} = `, 'g')) ?? [];
    if (given.length > 1)
      throw new Error(`${name} changes, and cannot be handed from one script to the other`);
  }
}

/** Resolves one file by its name to text. */
function only(name, contents) {
  return {
    name: 'only',
    setup(build) {
      build.onResolve({ filter: /^\.\// }, ({ path: asked }) =>
        asked === `./${name}` ? { path: asked, namespace: 'only' } : undefined,
      );
      build.onLoad({ filter: /./, namespace: 'only' }, () => ({ contents }));
    },
  };
}
