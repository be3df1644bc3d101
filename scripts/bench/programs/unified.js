// The language server of the unified ecosystem for Markdown with the recommended rules, and with what GitHub adds to Markdown
// where `--gfm` says so. Its modules are those beside the file, so it has to be copied to where they are installed.
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkPresetLintRecommended from 'remark-preset-lint-recommended';
import { createUnifiedLanguageServer } from 'unified-language-server';

const github = process.argv.includes('--gfm') ? [remarkGfm, remarkFrontmatter] : [];
createUnifiedLanguageServer({
  configurationSection: 'remark',
  ignoreName: '.remarkignore',
  packageField: 'remarkConfig',
  pluginPrefix: 'remark',
  plugins: [...github, remarkPresetLintRecommended],
  processorName: 'remark',
  processorSpecifier: 'remark',
  rcName: '.remarkrc',
  defaultProcessor: (await import('remark')).remark(),
});
