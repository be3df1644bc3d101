import type { Paint } from './paint.ts';

/** A page of Markdown as it is pleasant to read on a terminal: headings bold, code indented, marks taken away. */
export function showMarkdown(page: string, paint: Paint): string {
  const lines: string[] = [];
  let fence: string | undefined;
  for (const line of page.split('\n')) {
    const mark = /^(`{3,})/.exec(line)?.[1];
    if (fence === undefined && mark !== undefined) fence = mark;
    else if (fence !== undefined && line === fence) fence = undefined;
    else if (fence !== undefined) lines.push(line === '' ? '' : `    ${paint('cyan', line)}`);
    else lines.push(showLine(line, paint));
  }
  return lines.join('\n').replace(/\n{3,}/g, '\n\n');
}

function showLine(line: string, paint: Paint): string {
  const heading = /^#+ (.*)$/.exec(line)?.[1];
  if (heading !== undefined) return paint('bold', heading);
  return line
    .replace(/\*\*([^*]+)\*\*/g, (_, words: string) => paint('bold', words))
    .replace(/`([^`]+)`/g, (_, words: string) => paint('cyan', words));
}
