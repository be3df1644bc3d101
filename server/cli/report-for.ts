import packageJson from '../../package.json' with { type: 'json' };
import type { Format, Report } from './report.ts';
import { githubReport } from './report-github.ts';
import { jsonReport } from './report-json.ts';
import { junitReport } from './report-junit.ts';
import { sarifReport } from './report-sarif.ts';
import { textReport } from './report-text.ts';
import type { Page } from './terminal.ts';

/** The report of a command in a format, for those who read it there. */
export function reportFor(format: Format, page: Page, command: 'check' | 'links'): Report {
  switch (format) {
    case 'text':
      return textReport(page);
    case 'json':
      return jsonReport(page);
    case 'github':
      return githubReport(page);
    case 'sarif':
      return sarifReport(page, packageJson.version, command);
    case 'junit':
      return junitReport(page, command);
  }
}
