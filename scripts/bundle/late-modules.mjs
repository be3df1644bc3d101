/**
 * Modules that few sessions need, or none at the start, and that cost milliseconds to load, are loaded when something of theirs is used:
 * some of Node's, and zhlint.
 */
export const lateModules = {
  name: 'late-modules',
  setup(build) {
    // Who takes all members of `util` over, as the bundler does, loads what they stand for as well: they are there when they are looked at.
    build.onResolve(
      { filter: /^(?:node:)?(?:child_process|crypto|fs\/promises|net|os|util|v8|worker_threads)$/ },
      ({ path: name, kind }) =>
        kind === 'import-statement' ? { path: name, namespace: 'late-members' } : undefined,
    );
    // Whoever takes over a module as a whole, the bundler gives a copy of its own.
    build.onResolve({ filter: /^node:(?:fs|path|process|url)$/ }, ({ path: name, kind }) =>
      kind === 'import-statement' ? { path: name, namespace: 'members' } : undefined,
    );
    build.onLoad({ filter: /./, namespace: 'members' }, async ({ path: name }) => ({
      contents: membersOf(name, await import(name)),
    }));
    build.onLoad({ filter: /./, namespace: 'late-members' }, async ({ path: name }) => ({
      contents: lateMembers(name, await import(name)),
    }));
    build.onResolve({ filter: /^\.\/zhlint\.js$/ }, ({ path: name, kind, resolveDir }) =>
      kind === 'import-statement'
        ? { path: name, namespace: 'late-zhlint', pluginData: resolveDir }
        : undefined,
    );
    build.onLoad({ filter: /./, namespace: 'late-zhlint' }, ({ path: name, pluginData }) => ({
      contents: `export const findSpacing = (...args) => require(${JSON.stringify(name)}).findSpacing(...args);`,
      resolveDir: pluginData,
    }));
  },
};

/** The members of a module, each of which loads it: functions and classes when they are called, what else is used of it at once. */
function lateMembers(name, module) {
  const members = Object.entries(module).filter(([member]) => member !== 'default');
  return [
    `let loaded; const module = () => (loaded ??= require(${JSON.stringify(name)}));`,
    `const late = (member) => function (...args) {
      const real = module()[member];
      return new.target ? new real(...args) : real(...args);
    };`,
    `const at = (member) => module()[member];`,
    ...members.map(
      ([member, value]) =>
        `export const ${member} = /* @__PURE__ */ ${typeof value === 'function' ? 'late' : 'at'}('${member}');`,
    ),
  ].join('\n');
}

/** The members of a module that is loaded, once for all who take some. */
function membersOf(name, module) {
  const members = Object.keys(module).filter((member) => member !== 'default');
  return [
    `const module = require(${JSON.stringify(name)});`,
    `const at = (member) => module[member];`,
    'export default module;',
    ...members.map((member) => `export const ${member} = /* @__PURE__ */ at('${member}');`),
  ].join('\n');
}
