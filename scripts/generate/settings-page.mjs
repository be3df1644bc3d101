import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** `docs/settings.md`: the editor's settings and the keys of `.minutes.json`, from the manifest and the schema. */
export const settingsPage = {
  async files(context) {
    const { configSchema, known } = await context.core();
    const read = async (file) => JSON.parse(await readFile(path.join(context.root, file), 'utf8'));
    const manifest = await read('package.json');
    const words = await read('package.nls.json');
    const settings = Object.entries(manifest.contributes.configuration[0].properties);
    const keys = Object.entries(configSchema(known).properties).filter(([key]) => key !== '$schema');
    const text = [
      '# Settings',
      '`.minutes.json` in a folder says what its minutes look like, for the editor, the terminal and CI alike; the nearest one upwards holds. It stands above the settings of the editor, and both above the built-in profile. `minutes explain --config` (in VS Code: *Minutes: Explain the settings of this file*) tells which of them set what.',
      '## `.minutes.json`',
      table(
        ['Key', 'What it says'],
        keys.map(([key, { description }]) => [`\`${key}\``, description ?? '']),
      ),
      'Comments and trailing commas are allowed. A small file:',
      `\`\`\`jsonc
{
  // As the built-in profile, with other files and one rule less.
  "extends": "curve",
  "files": ["meetings/**/*.md"],
  "repository": "example/project",
  "rules": { "punctuation-width": "off" }
}
\`\`\``,
      '## VS Code',
      table(
        ['Setting', 'Default', 'What it does'],
        settings.map(([key, setting]) => [
          `\`${key}\``,
          `\`${JSON.stringify(setting.default)}\``,
          words[(setting.markdownDescription ?? '').replaceAll('%', '')] ?? '',
        ]),
      ),
      'The rules by name: [rules/README.md](rules/README.md).',
    ];
    return [{ path: 'docs/settings.md', text: `${text.join('\n\n')}\n` }];
  },
};

function table(head, rows) {
  const line = (cells) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll(/\s*\n\s*/g, ' ')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
