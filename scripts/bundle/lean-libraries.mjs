import { readFile } from 'node:fs/promises';

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
    build.onLoad({ filter: /[\\/]mdast-util-to-markdown[\\/]index\.js$/ }, () => ({
      contents: 'export const defaultHandlers = {};',
    }));
  },
};
