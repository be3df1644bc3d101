import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { rules } from '../language-service/rules/index.ts';
import type { Rule, Severity } from '../language-service/rules/rule.ts';
import { rulePage } from '../language-service/rules/rule-page.ts';
import { message } from '../language-service/text/message.ts';
import type { Span } from '../language-service/text/span.ts';
import { type ReportedFinding, regionOf } from './finding.ts';
import { jsonAround, jsonInside } from './json-list.ts';
import type { Report } from './report.ts';
import type { Page } from './terminal.ts';

const levels: Readonly<Record<Severity | 'off', string>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'note',
  off: 'note',
};

/** The findings as SARIF 2.1.0 (OASIS standard, 27 March 2020), one run. */
export function sarifReport(page: Page, version: string): Report {
  const ids = [...rules.map(({ id }) => id), 'config'];
  // Most of the log describes the rules, which threads that only check have no use for.
  let log: ReturnType<typeof jsonAround> | undefined;
  const around = () => {
    log ??= jsonAround(emptyLog(page, version), 'results');
    return log;
  };
  return {
    finding: (finding) =>
      jsonInside(4, {
        ruleId: finding.rule,
        ruleIndex: ids.indexOf(finding.rule),
        level: levels[finding.severity],
        message: { text: page.say(finding.message) },
        locations: [location(finding, finding.span, page)],
        ...relatedLocations(finding, page),
        ...fixes(finding, page),
      }),
    between: ',',
    head: () => around().before,
    foot: (_, empty) => around().after(empty),
  };
}

function emptyLog(page: Page, version: string): object {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'minutes',
            version,
            semanticVersion: version,
            rules: [...rules.map((rule) => ruleDescriptor(rule, page)), configDescriptor(page)],
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { ROOT: { uri: `${pathToFileURL(page.cwd).href.replace(/\/*$/, '')}/` } },
        results: [],
      },
    ],
  };
}

function ruleDescriptor(rule: Rule, { say }: Page): object {
  return {
    id: rule.id,
    shortDescription: { text: say(rule.summary) },
    fullDescription: { text: say(rule.rationale) },
    help: { text: say(rule.rationale), markdown: rulePage(rule) },
    defaultConfiguration: { enabled: rule.severity !== 'off', level: levels[rule.severity] },
    properties: { tags: [rule.group] },
  };
}

function configDescriptor({ say }: Page): object {
  return {
    id: 'config',
    shortDescription: { text: say(message('The project file says something that cannot be used.')) },
    defaultConfiguration: { enabled: true, level: 'warning' },
  };
}

function location({ source, ...finding }: ReportedFinding, span: Span, page: Page): object {
  return {
    physicalLocation: {
      artifactLocation: artifact(finding.path, page),
      region: sarifRegion(source, span),
    },
  };
}

function sarifRegion(source: ReportedFinding['source'], span: Span): object {
  const { line, column, endLine, endColumn } = regionOf(source, span);
  return { startLine: line, startColumn: column, endLine, endColumn };
}

/** Files below the working directory are relative to it, so that a log can be read on another machine. */
function artifact(absolute: string, { cwd }: Page): object {
  const relative = path.relative(cwd, absolute);
  if (relative.startsWith('..') || path.isAbsolute(relative)) return { uri: pathToFileURL(absolute).href };
  return { uri: relative.split(path.sep).map(encodeURIComponent).join('/'), uriBaseId: 'ROOT' };
}

function relatedLocations(finding: ReportedFinding, page: Page): object {
  const here = finding.related.filter(({ uri }) => uri === undefined);
  if (here.length === 0) return {};
  return {
    relatedLocations: here.map(({ span, message }, id) => ({
      id,
      ...location(finding, span, page),
      message: { text: page.say(message) },
    })),
  };
}

function fixes(finding: ReportedFinding, page: Page): object {
  if (!finding.edits) return {};
  const replacements = finding.edits.map(({ span, text }) => ({
    deletedRegion: sarifRegion(finding.source, span),
    insertedContent: { text },
  }));
  return {
    fixes: [{ artifactChanges: [{ artifactLocation: artifact(finding.path, page), replacements }] }],
  };
}
