/** A file of the TypeScript compiler in CommonJS as the ES module that it was; the same text where that cannot be said. */
export function asModule(code) {
  const text = code.replaceAll('\r\n', '\n');
  if (/^export /m.test(text)) return pureNamespaces(text);
  if (!text.includes('Object.defineProperty(exports, "__esModule"')) return code;
  const sources = new Map();
  let body = text
    // What the compiler puts at the head of a file.
    .replace(/^"use strict";\n/, '')
    .replace(/^var __\w+ = \(this && this\.__\w+\)[\s\S]*?^(?:\}\)?;|\}\)\);|\}\)\(\);)\n/gm, '')
    .replace(/^Object\.defineProperty\(exports, "__esModule", .*\n/m, '')
    .replace(/^(?:exports\.\w+ = )+void 0;\n/gm, '')
    .replace(
      /^(?:const|var) (\w+) = (?:__import(?:Star|Default)\()?require\(("[^"]+")\)\)?;$/gm,
      (line, name, from) => {
        sources.set(name, from);
        // `import name = require(…)` keeps the name; of all other imports it makes one of its own.
        const isWhole = !/_\d+$/.test(name) && !line.includes('__import');
        return isWhole ? `import ${name} from ${from};` : `import * as ${name} from ${from};`;
      },
    )
    .replace(/^__exportStar\(require\(("[^"]+")\), exports\);$/gm, 'export * from $1;')
    .replace(
      /^Object\.defineProperty\(exports, "(\w+)", \{ enumerable: true, get: function \(\) \{ return (\w+)\.(\w+); \} \}\);$/gm,
      (line, as, from, name) =>
        sources.has(from) ? `export { ${name} as ${as} } from ${sources.get(from)};` : line,
    );
  const made = new Set();
  body = pureNamespaces(body)
    .replace(/^exports\.(\w+) = (\w+);$/gm, (_, as, name) => `export { ${name} as ${as} };`)
    .replace(/^exports\.(\w+) = /gm, (_, name) => {
      made.add(name);
      return name === 'default' ? 'export default ' : `export const ${name} = `;
    })
    .replace(/^\}\)\((\w+) \|\| \(exports\.\1 = \1 = \{\}\)\);$/gm, '})($1 || ($1 = {}));\nexport { $1 };')
    .replace(/\bexports\.(\w+)/g, (use, name) => (made.has(name) ? name : use));
  body = body.replace(/^export \{ (\w+) \};\n(?=[\s\S]*^export \{ \1 \};$)/gm, '');
  return /\b(?:exports|require|__\w+)\b[.(]/.test(body.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')) ? code : body;
}

/** Namespaces as calls of which the bundler knows that they do nothing else. */
function pureNamespaces(code) {
  return code.replace(
    /^(?:export )?var (\w+);\n((?:\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n)?)\(function \(\1\) \{\n([\s\S]*?)^\}\)\(\1 \|\| \((?:exports\.\1 = )?\1 = \{\}\)\);$/gm,
    (whole, name, __, inside) =>
      code.split(`\n})(${name} || (`).length > 2
        ? whole
        : `export const ${name} = /* @__PURE__ */ ((${name}) => {\n${inside}return ${name};\n})({});`,
  );
}
