import { glob, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { asModule } from './as-module.mjs';
import { conversionsIn, neededConversions } from './needed-conversions.mjs';

const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));

/** The libraries of the protocol, which are compiled to CommonJS, one namespace beside the other. */
const compiled =
  /[\\/]node_modules[\\/]vscode-(?:jsonrpc|language(?:client|server)(?:-protocol|-types)?)[\\/].*\.js$/;

/** What is said of every message of the protocol. */
const messages = /[\\/]vscode-languageserver-protocol[\\/]lib[\\/]common[\\/]protocol(?:\.\w+)?\.js$/;

/** What converts between the editor's values and the protocol's. */
const converters = new Set(['codeConverter', 'protocolConverter']);

/**
 * What the editor's side of the protocol can do and no server of ours asks for: files of the library, each with the methods that
 * need it. A test holds that no feature has one of them, but for the two that the editor does better itself.
 */
export const unusedParts = {
  callHierarchy: ['textDocument/prepareCallHierarchy'],
  colorProvider: ['textDocument/documentColor', 'textDocument/colorPresentation'],
  declaration: ['textDocument/declaration'],
  foldingRange: ['textDocument/foldingRange'],
  formatting: ['textDocument/formatting', 'textDocument/rangeFormatting', 'textDocument/onTypeFormatting'],
  implementation: ['textDocument/implementation'],
  inlayHint: ['textDocument/inlayHint'],
  inlineCompletion: ['textDocument/inlineCompletion'],
  inlineValue: ['textDocument/inlineValue'],
  linkedEditingRange: ['textDocument/linkedEditingRange'],
  notebook: ['notebookDocument/sync'],
  selectionRange: ['textDocument/selectionRange'],
  semanticTokens: ['textDocument/semanticTokens/full', 'textDocument/semanticTokens/range'],
  signatureHelp: ['textDocument/signatureHelp'],
  textDocumentContent: ['workspace/textDocumentContent'],
  typeDefinition: ['textDocument/typeDefinition'],
  typeHierarchy: ['textDocument/prepareTypeHierarchy'],
};

/** What a server of ours does not do: files of the library, each of which adds something to a connection. */
const unusedOfServer = new Set([
  ...['callHierarchy', 'foldingRange', 'inlayHint', 'inlineCompletion', 'inlineValue', 'linkedEditingRange'],
  ...['moniker', 'notebook', 'semanticTokens', 'textDocumentContent', 'typeHierarchy'],
]);

/**
 * Makes what is bundled of the protocol's libraries small: they become the ES modules again that they were, so that what nobody
 * uses is left out; the client's parts that no server of ours asks for do nothing, and what only they would convert is not there;
 * and globs are matched as everywhere else.
 */
export const protocolLibraries = {
  name: 'protocol-libraries',
  setup(build) {
    let asked;
    build.onStart(() => {
      asked = undefined;
    });
    build.onLoad({ filter: compiled }, async ({ path: file }) => {
      const code = await readFile(file, 'utf8');
      const name = path.basename(file, '.js');
      if (/vscode-languageserver[\\/]lib[\\/]common[\\/]\w+\.js$/.test(file) && unusedOfServer.has(name))
        return { contents: addingNothing(code), loader: 'js' };
      const isOfClient = /vscode-languageclient[\\/]lib[\\/]common[\\/]\w+\.js$/.test(file);
      if (isOfClient && name in unusedParts) return { contents: idle(code), loader: 'js' };
      // Where packages of Node.js lie, which no server of ours looks for.
      if (/vscode-languageserver[\\/]lib[\\/]node[\\/]files\.js$/.test(file))
        return { contents: withoutFunctions(code), loader: 'js' };
      if (/vscode-languageserver[\\/]lib[\\/]common[\\/]server\.js$/.test(file))
        return { contents: asModule(withoutHandlers(code)), loader: 'js' };
      if (/vscode-languageserver[\\/].*vscode-jsonrpc[\\/]lib[\\/]common[\\/]connection\.js$/.test(file))
        return { contents: asModule(leanConnection(code)), loader: 'js' };
      const module = asModule(messages.test(file) ? withoutRemarks(code) : code);
      if (isOfClient && converters.has(name)) {
        asked ??= askedConversions();
        return { contents: neededConversions(module, await asked), loader: 'js' };
      }
      const talksToWorker = /vscode-jsonrpc[\\/]lib[\\/]browser[\\/]ril\.js$/.test(file);
      return { contents: talksToWorker ? withoutStreams(module) : module, loader: 'js' };
    });
    // Of use when opened documents are told of with delay, which they are not.
    build.onResolve({ filter: /^vscode-languageserver-textdocument$/ }, ({ path: name, importer }) =>
      /vscode-languageclient[\\/]/.test(importer) ? { path: name, namespace: 'idle' } : undefined,
    );
    build.onLoad({ filter: /./, namespace: 'idle' }, () => ({ contents: 'export const TextDocument = {};' }));
    // The client asks whether the editor is new enough, which the editor has made sure of by the manifest.
    build.onResolve({ filter: /^semver\/functions\/(?:parse|satisfies)$/ }, ({ path: name }) => ({
      path: name,
      namespace: 'new-enough',
    }));
    build.onLoad({ filter: /./, namespace: 'new-enough' }, () => ({
      contents: 'module.exports = () => true;',
    }));
    build.onResolve({ filter: /^minimatch$/ }, () => ({
      path: path.join(root, 'scripts', 'bundle', 'file-operation-globs.mjs'),
    }));
  },
};

/** Messages without who sends them and what must have been announced for them, which tools alone read. */
function withoutRemarks(code) {
  return code.replace(/^ {4}\w+\.(?:messageDirection|capabilities) = .*;\n/gm, '');
}

/**
 * Messages wait in a map, which keeps their order, rather than in one whose order can be changed; and nobody is told of each of them, for
 * which no server of ours asks.
 */
function leanConnection(code) {
  const lean = code
    .replaceAll('new linkedMap_1.LinkedMap()', 'new MessageQueue()')
    .replace(
      /^( {4}function (?:trace(?:Sending|Received)\w+|logLSPMessage)\(.*\) \{\n)[\s\S]*?^ {4}\}$/gm,
      '$1}',
    );
  const asked = [...lean.matchAll(/[qQ]ueue\.(\w+)/g)].map(([, name]) => name);
  if (
    /linkedMap_1\.\w|tracer\.log\(`/.test(lean) ||
    asked.some((name) => !/^(?:size|shift|get|delete|set)$/.test(name))
  )
    throw new Error('The connection of the protocol’s library is not written as it was');
  return `${lean}
    class MessageQueue extends Map {
      shift() {
        const [[key, message] = []] = this;
        this.delete(key);
        return message;
      }
    }`;
}

/** The conversions that the client's side asks for by name, in the library's parts that are used and in ours. */
async function askedConversions() {
  const names = new Set();
  const files = ['node_modules/vscode-languageclient/lib/**/*.js', 'client/**/*.ts'];
  for await (const file of glob(files, { cwd: root })) {
    const name = path.basename(file, '.js');
    if (name in unusedParts || converters.has(name)) continue;
    for (const asked of conversionsIn(await readFile(path.join(root, file), 'utf8'))) names.add(asked);
  }
  return names;
}

/** A worker is told objects; what reads and writes streams of bytes is left out. */
function withoutStreams(code) {
  const lean = code
    .replace(/\(socket\) => new (?:Read|Writ)ableStreamWrapper\(socket\)/g, 'undefined')
    .replace(/\(encoding\) => new MessageBuffer\(encoding\)/, 'undefined')
    .replace(/^class (?:MessageBuffer|(?:Read|Writ)ableStreamWrapper)\b[\s\S]*?^\}$/gm, '');
  if (/Wrapper|new MessageBuffer/.test(lean))
    throw new Error('The streams of the protocol’s library are not written as they were');
  return lean;
}

/** The parts that a file of the client has, without anything that they do. Others ask the one for notebooks what it has. */
function idle(code) {
  const names = new Set([...code.matchAll(/^exports\.(\w+Feature) = \1;$/gm)].map(([, name]) => name));
  if (names.size === 0) throw new Error('A part of the language client is not written as it was');
  return [...names]
    .map(
      (name) => `export class ${name} {
        ${name.startsWith('Notebook') ? forOthers : ''}
        fillClientCapabilities() {}
        initialize() {}
        getState() { return { kind: 'static' }; }
        clear() {}
      }`,
    )
    .join('\n');
}

/** What a file of the server adds to the class of a connection, as nothing. */
function addingNothing(code) {
  const [, name] = /^exports\.(\w+Feature) = \1;$/m.exec(code) ?? [];
  if (!name) throw new Error('A part of the language server’s library is not written as it was');
  const others = [...code.matchAll(/^exports\.(\w+) = \1;$/gm)].filter(([, other]) => other !== name);
  return [
    `export const ${name} = (Base) => Base;`,
    ...others.map(([, other]) => `export const ${other} = undefined;`),
  ].join('\n');
}

/** A connection without a function for each request of the protocol: our features name their methods themselves. */
function withoutHandlers(code) {
  const handler =
    /^ {8}on(?!WillSave)\w+: \(handler\) => connection\.onRequest\([\w.]+, (?:handler\)|\(params, cancel\) => \{\n[\s\S]*?^ {8}\}\)),\n/gm;
  const lean = code.replace(handler, '');
  if (/\bon(?:Hover|Completion|ExecuteCommand)\b/.test(lean))
    throw new Error('The connections of the language server’s library are not written as they were');
  return lean;
}

/** The functions of a file as nothing. */
function withoutFunctions(code) {
  const names = [...code.matchAll(/^exports\.(\w+) = \1;$/gm)].map(([, name]) => name);
  if (names.length === 0) throw new Error('A part of the protocol’s library is not written as it was');
  return names.map((name) => `export const ${name} = undefined;`).join('\n');
}

const forOthers = `
  static CellScheme = 'vscode-notebook-cell';
  registrationType = { method: 'notebookDocument/sync' };
  register() {}
  unregister() {}
  handles() { return false; }
  onOpenNotificationSent() { return { dispose() {} }; }
  onChangeNotificationSent() { return { dispose() {} }; }
  onCloseNotificationSent() { return { dispose() {} }; }
`;
