import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';

/** What puts a message into words. */
const renders = new Set(['render', 'say', 'terminal.say', 'vscode.l10n.t']);
/** Signs of a sentence, which are others, or in another place, in another language. Lines, cells and “·” hold sentences apart. */
const sentence = /[\p{L}\p{N}.,:;!?()“”]/u;
const apart = /[\n|·]/;

/**
 * The templates of all calls `call` in a TypeScript source, and what is wrong with them as `{ line, fault }` (1-based): a template that is
 * no literal, and words that are put together with others outside a message, where no translation can change their order.
 */
export function messagesIn(text, call) {
  const { program, errors } = parseSync('source.ts', text);
  if (errors.length > 0) throw new Error(errors[0].message);
  const templates = [];
  const faults = [];
  const rendered = new Set();
  const report = ({ start }, fault) => faults.push({ line: text.slice(0, start).split('\n').length, fault });
  const isRendered = (node) =>
    (node.type === 'CallExpression' && renders.has(nameOf(node.callee))) ||
    (node.type === 'Identifier' && rendered.has(node.name));
  /** `[say(…), say(…)].join(', ')` and `list.map((each) => say(each)).join(' ')`. */
  const joinsWords = ({ callee, arguments: [between] }) => {
    if (callee.type !== 'MemberExpression' || callee.property.name !== 'join') return false;
    if (between?.type !== 'Literal' || apart.test(between.value)) return false;
    const { object } = callee;
    if (object.type === 'ArrayExpression')
      return object.elements.filter((each) => each && isRendered(each)).length > 1;
    if (object.type !== 'CallExpression' || object.callee.property?.name !== 'map') return false;
    const [each] = object.arguments;
    return each?.type === 'ArrowFunctionExpression'
      ? isRendered(each.body)
      : renders.has(nameOf(each ?? object));
  };
  new Visitor({
    VariableDeclarator({ id, init }) {
      if (id.type === 'Identifier' && init && isRendered(init)) rendered.add(id.name);
    },
    CallExpression(node) {
      if (joinsWords(node)) report(node, 'words are put together outside a message');
      if (nameOf(node.callee) !== call) return;
      const [first] = node.arguments;
      const template = first && literalOf(first);
      if (template === undefined) report(node, `${call}(…) does not begin with one literal`);
      else templates.push(template);
    },
    TemplateLiteral(node) {
      const between = node.quasis.map(({ value }) => value.cooked ?? '');
      const glued = node.expressions.some((each, at) => {
        if (!isRendered(each)) return false;
        const after = between[at + 1] ?? '';
        const next = node.expressions[at + 1];
        return (
          sentence.test(between[at]?.split(apart).at(-1) ?? '') ||
          sentence.test(after.split(apart)[0] ?? '') ||
          (next !== undefined && isRendered(next) && !apart.test(after))
        );
      });
      if (glued) report(node, 'words are put together outside a message');
    },
    BinaryExpression(node) {
      if (node.operator === '+' && (isRendered(node.left) || isRendered(node.right)))
        report(node, 'words are put together outside a message');
    },
  }).visit(program);
  return { templates, faults };
}

/** The TypeScript files below a folder, in order. */
export async function typescriptFiles(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

function literalOf(node) {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  return node.type === 'TemplateLiteral' && node.quasis.length === 1
    ? node.quasis[0].value.cooked
    : undefined;
}

/** `a.b.c` of an expression that is written so. */
function nameOf(node) {
  if (node.type === 'Identifier') return node.name;
  if (node.type !== 'MemberExpression' || node.computed) return undefined;
  const object = nameOf(node.object);
  return object === undefined ? undefined : `${object}.${node.property.name}`;
}
