/**
 * A module of ours as the first of two scripts has it: exported functions, and what features and commands do, are taken from the
 * second script where they are used; what is announced of features and commands stays, and of other modules nothing. `otherwise` is
 * what functions give where that script cannot be loaded, and what they throw an error without. Members, functions and constants
 * stand as the formatter sets them.
 */
export function standIn(module, code, otherwise) {
  const part = (name) => `(${JSON.stringify(module)}, ${JSON.stringify(name)})`;
  const stubs = [];
  const stub = (_, name) => {
    const taken =
      otherwise === undefined
        ? `neededPart${part(name)}`
        : `(laterPart${part(name)} ?? (() => (${otherwise})))`;
    const line = `export const ${name} = (...args) => ${taken}(...args);`;
    stubs.push(line);
    return line;
  };
  let hasObjects = false;
  const rest = code
    .replace(calculated, stub)
    .replace(/^export (?:async )?function\*? (\w+)[\s\S]*?^\}$/gm, stub)
    .replace(
      /^(export const (\w+): (?:Feature|Command)\b(?:.*|<\n[\s\S]*?^>) = \{\n)([\s\S]*?)^\};$/gm,
      (_, head, name, members) => {
        hasObjects = true;
        const call = (_, member) => `  ${member}: (...args) => laterPart${part(name)}?.${member}(...args),\n`;
        return `${head}${members.replace(deed, call)}};`;
      },
    )
    .replace(workedOut, '$1/* @__PURE__ */ ');
  return `import { laterPart, neededPart } from 'later-script';\n${hasObjects ? rest : stubs.join('\n')}`;
}

/** Functions that are constants: written as such, or given by what remembers their answers. */
const calculated =
  /^export const (\w+)\b(?:: \w+(?:<.*>)?)? = (?:remember\(|once\(|\((?:.*\) =>|\n))(?:.*;$|[\s\S]*?^\S.*;$)/gm;

/** What is done when a feature is asked, up to the next member; what a command waits for is a word, and stays. */
const deed =
  /^ {2}(handle|needs|asks|run|waits)(?=\(|: (?!'|undefined))[\s\S]*?\n(?= {2}(?:\w|\/\*\*)|$(?![\s\S]))/gm;

/** A constant that is worked out; the bundler is told that it may be left out. */
const workedOut = /^((?:export )?const \w+\b.* = )(?=(?:new |\w+\())/gm;
