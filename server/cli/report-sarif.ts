import { fileURLToPath } from 'node:url';
import { rules } from '../language-service/rules/index.ts';
import type { ReportedFinding } from './finding.ts';
import { jsonAround, jsonInside } from './json-list.ts';
import type { Ending, Report } from './report.ts';
import { artifactOf, locationOf, rootUri, sarifRegion, sourceRoot } from './sarif-places.ts';
import { levels, ruleDescriptors } from './sarif-rules.ts';
import type { Page } from './terminal.ts';

/** The findings of a command as SARIF 2.1.0 (OASIS standard, 27 March 2020), one run. */
export function sarifReport(page: Page, version: string, command: string): Report {
  const ids = [...rules.map(({ id }) => id), 'config'];
  return {
    finding: (finding) =>
      jsonInside(4, {
        ruleId: finding.rule,
        ruleIndex: ids.indexOf(finding.rule),
        level: levels[finding.severity],
        message: { text: page.say(finding.message) },
        locations: [locationOf(finding, finding.span, page)],
        ...relatedLocations(finding, page),
        ...(finding.fingerprint && { partialFingerprints: { 'minutesFinding/v1': finding.fingerprint } }),
        ...fixes(finding, page),
      }),
    between: ',',
    head: () => jsonAround(emptyLog(page, version, command), 'results').before,
    foot: (_, empty, ending) => jsonAround(endOfLog(ending, page), 'results').after(empty),
  };
}

/** The log with an empty list of results, behind which nothing stands. */
function emptyLog(page: Page, version: string, command: string): object {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'minutes', version, semanticVersion: version, rules: ruleDescriptors(page) },
        },
        // Whoever keeps the logs does not take those of another command for earlier ones of this.
        automationDetails: { id: `minutes/${command}/` },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [sourceRoot]: { uri: rootUri(page) } },
        results: [],
      },
    ],
  };
}

/** As the log, with what is only known at the end behind the results instead of what stands before them. */
function endOfLog({ exitCode, troubles }: Ending, { say }: Page): object {
  const notifications = troubles.map((trouble) => ({ level: 'error', message: { text: say(trouble) } }));
  const invocation = {
    exitCode,
    executionSuccessful: exitCode !== 2,
    ...(notifications.length > 0 && { toolExecutionNotifications: notifications }),
  };
  return { runs: [{ results: [], invocations: [invocation] }] };
}

/** Of another file no more is known than its name. */
function relatedLocations(finding: ReportedFinding, page: Page): object {
  if (finding.related.length === 0) return {};
  return {
    relatedLocations: finding.related.map(({ span, uri, message }, id) => ({
      id,
      ...(uri === undefined
        ? locationOf(finding, span, page)
        : { physicalLocation: { artifactLocation: artifactOf(fileURLToPath(uri), page) } }),
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
  const artifactChanges = [{ artifactLocation: artifactOf(finding.path, page), replacements }];
  return {
    fixes: [{ ...(finding.fix && { description: { text: page.say(finding.fix) } }), artifactChanges }],
  };
}
