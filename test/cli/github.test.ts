import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReportedFinding } from '../../server/cli/finding.ts';
import { githubReport } from '../../server/cli/report-github.ts';
import { message, render } from '../../server/language-service/text/message.ts';
import { createSourceText } from '../../server/language-service/text/source-text.ts';

interface WorkflowCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/**
 * Reads a line as GitHub's runner does: `::name key=value,key=value::data`, the name up to the first blank, properties cut at commas
 * and then at the first `=`, and escapes undone one after the other, `%25` last.
 */
function readCommand(line: string): WorkflowCommand | undefined {
  const [, head = '', data = ''] = /^\s*::((?:(?!::)[\s\S])*)::([\s\S]*)$/.exec(line) ?? [];
  const [, name, list = ''] = /^([a-z-]+)(?: ([\s\S]*))?$/.exec(head) ?? [];
  if (name === undefined) return undefined;
  const properties = list
    .trim()
    .split(',')
    .map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)] as const)
    .map(([key, value]) => [key, unescaped(value, { '%3A': ':', '%2C': ',' })] as const);
  return { name, properties: Object.fromEntries(properties), data: unescaped(data) };
}

function unescaped(text: string, more: Readonly<Record<string, string>> = {}): string {
  const tokens = { '%0D': '\r', '%0A': '\n', ...more, '%25': '%' };
  return Object.entries(tokens).reduce((before, [token, sign]) => before.replaceAll(token, sign), text);
}

const page = { cwd: '/repo', env: {}, columns: 80, color: false, say: render };

function commandOf(finding: Partial<ReportedFinding>): WorkflowCommand | undefined {
  const written = githubReport(page).finding({
    file: 'a.md',
    path: '/repo/a.md',
    source: createSourceText('file:///repo/a.md', 1, '一二三\n四五\n'),
    span: { start: 0, end: 2 },
    rule: 'time-missing',
    severity: 'warning',
    message: message('Words'),
    related: [],
    ...finding,
  });
  expect(written).toMatch(/^[^\r\n]*\n$/);
  return readCommand(written.slice(0, -1));
}

describe('annotations for GitHub', () => {
  it('keep whatever stands in names and words', () => {
    const sign = fc.constantFrom(
      '%',
      ':',
      '::',
      ',',
      '=',
      '\n',
      '\r',
      '%0A',
      '%25',
      '##[',
      ' ',
      '会',
      '🎉',
      'a',
    );
    const text = fc.array(sign, { minLength: 1, maxLength: 12 }).map((signs) => `x${signs.join('')}x`);
    fc.assert(
      fc.property(text, text, (name, words) => {
        const command = commandOf({
          path: path.join('/repo', name),
          file: name,
          message: message('{0}', words),
        });
        expect(command).toEqual({
          name: 'warning',
          properties: {
            file: name,
            line: '1',
            endLine: '1',
            col: '1',
            endColumn: '3',
            title: 'time-missing',
          },
          data: words,
        });
      }),
    );
  });

  it('have the commands and properties that GitHub knows', () => {
    const names = (['error', 'warning', 'info', 'hint'] as const).map(
      (severity) => commandOf({ severity })?.name,
    );
    expect(names).toEqual(['error', 'warning', 'notice', 'notice']);
  });

  it('leave columns out where the lines differ, and never end before they begin', () => {
    expect(commandOf({ span: { start: 1, end: 6 } })?.properties).toEqual({
      file: 'a.md',
      line: '1',
      endLine: '2',
      title: 'time-missing',
    });
    expect(commandOf({ span: { start: 4, end: 4 } })?.properties).toMatchObject({
      line: '2',
      endLine: '2',
      col: '1',
      endColumn: '1',
    });
  });
});
