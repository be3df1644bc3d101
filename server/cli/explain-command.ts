import { statSync } from 'node:fs';
import path from 'node:path';
import { explainProfile } from '../language-service/profiles/explain-profile.ts';
import { layoutAt } from '../language-service/profiles/layout-at.ts';
import { ruleOf, rules } from '../language-service/rules/index.ts';
import { rulePage, severityNames } from '../language-service/rules/rule-page.ts';
import { message, type Translations } from '../language-service/text/message.ts';
import type { Arguments, OptionTable } from './args.ts';
import { isProjectFile } from './find-files.ts';
import { checkRule } from './fix-command.ts';
import { loadFile } from './load-minutes.ts';
import { createPaint } from './paint.ts';
import { createProjects, type Project, type Projects } from './projects.ts';
import { showMarkdown } from './show-markdown.ts';
import { type Terminal, UsageError } from './terminal.ts';
import { harmless, widthOf } from './text-width.ts';

export const explainOptions: OptionTable = { config: 'attached' };

/** Prints a rule's page, which layer set each value of the settings, or, asked for nothing, the list of rules. */
export function explainCommand(args: Arguments, terminal: Terminal, translations: Translations): number {
  if (args.has('config')) return explainConfig(args.value('config') || args.operands[0], terminal);
  if (args.operands.length > 1) throw new UsageError(message('One rule at a time.'));
  const [id] = args.operands;
  if (id === undefined) return listRules(terminal);
  checkRule(id);
  const rule = ruleOf(id);
  if (rule) terminal.out(showMarkdown(rulePage(rule, translations), createPaint(terminal.color)));
  return 0;
}

function listRules({ out, say, color }: Terminal): number {
  const paint = createPaint(color);
  const widest = Math.max(...rules.map(({ id }) => id.length));
  const names = rules.map(({ severity }) => say(severityNames[severity]));
  const widestName = Math.max(...names.map(widthOf));
  for (const [index, { id, summary }] of rules.entries()) {
    const name = names[index] ?? '';
    const gap = ' '.repeat(widestName - widthOf(name));
    out(`${paint('bold', id.padEnd(widest))}  ${paint('dim', name)}${gap}  ${say(summary)}\n`);
  }
  return 0;
}

function explainConfig(given: string | undefined, terminal: Terminal): number {
  const { cwd, out, say } = terminal;
  const absolute = path.resolve(cwd, given ?? '.');
  const stats = statSync(absolute, { throwIfNoEntry: false });
  if (!stats) throw new UsageError(message('“{0}” does not exist. Name a file or a folder.', given ?? '.'));
  const projects = createProjects({});
  const project = isProjectFile(absolute)
    ? projects.at(absolute)
    : projects.of(stats.isDirectory() ? absolute : path.dirname(absolute));
  if (project.trouble) throw new UsageError(project.trouble);
  const governed = project.file
    ? message('Project file: {0}', shorter(project.file.path, cwd))
    : message('Project file: none; the built-in profile holds');
  out(`${say(governed)}\n`);
  if (stats.isFile() && !isProjectFile(absolute))
    explainFile(absolute, given ?? '', projects, project, terminal);
  out('\n');
  for (const line of explainProfile(project.resolved)) out(`${harmless(say(line))}\n`);
  return 0;
}

/** Whether the file is minutes, and which layout they are judged by. */
function explainFile(
  absolute: string,
  shown: string,
  projects: Projects,
  project: Project,
  terminal: Terminal,
): void {
  const { out, say } = terminal;
  const loaded = loadFile({ path: absolute, shown, explicit: false }, projects, false);
  const { id } = project.resolved.profile;
  if (loaded.kind !== 'minutes') {
    out(`${say(message('{0} is not minutes of the profile “{1}”', shown, id))}\n`);
    return;
  }
  const layout = layoutAt(loaded.minutes.profile, loaded.minutes.date);
  out(`${say(message('{0} is minutes of the profile “{1}”, layout “{2}”', shown, id, layout.id))}\n`);
}

function shorter(file: string, cwd: string): string {
  const relative = path.relative(cwd, file);
  return relative.length < file.length ? relative : file;
}
