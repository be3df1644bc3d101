import { type ReportedFinding, regionOf, severities } from './finding.ts';
import type { Report } from './report.ts';
import type { Page } from './terminal.ts';

/**
 * The findings as JUnit XML, which build servers show as tests: one for each finding. Those that weigh as much as a warning have failed;
 * without findings there is one test that has not, since a report without tests counts as an error.
 */
export function junitReport({ say }: Page, command: string): Report {
  return {
    finding(finding) {
      const { line, column } = regionOf(finding.source, finding.span);
      const words = attribute(say(finding.message));
      const place = attribute(`${finding.file}:${line}:${column}`);
      const name = `    <testcase classname="${attribute(finding.rule)}" name="${place}" file="${attribute(finding.file)}" line="${line}">`;
      return failed(finding)
        ? `${name}\n      <failure type="${finding.severity}" message="${words}">${place}</failure>\n    </testcase>\n`
        : `${name}\n      <system-out>${words}</system-out>\n    </testcase>\n`;
    },
    between: '',
    counts: true,
    head: (tally) => {
      const counts = tally?.counts ?? { error: 0, warning: 0, info: 0, hint: 0 };
      const tests = severities.reduce((sum, severity) => sum + counts[severity], 0);
      const numbers = `tests="${Math.max(tests, 1)}" failures="${counts.error + counts.warning}"`;
      return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ${numbers}>\n  <testsuite name="minutes" ${numbers}>\n`;
    },
    foot: (_, empty) =>
      `${empty ? `    <testcase classname="minutes" name="${command}"/>\n` : ''}  </testsuite>\n</testsuites>\n`,
  };
}

function failed({ severity }: ReportedFinding): boolean {
  return severity === 'error' || severity === 'warning';
}

/** Escaped for an attribute or a text; characters that XML 1.0 does not know are left out. */
function attribute(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/[\n\r\t]/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replace(/[^\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
}
