import { type LinkTally, tallyWords } from '../language-service/links/link-tally.ts';
import type { LinkVerdict } from '../language-service/links/verdict.ts';
import { evidenceOf } from '../language-service/links/verdict-words.ts';
import { noTally, regionOf } from './finding.ts';
import { jsonAround, jsonInside } from './json-list.ts';
import { createPaint } from './paint.ts';
import type { Format, Report } from './report.ts';
import { reportFor } from './report-for.ts';
import type { Page } from './terminal.ts';
import { harmless } from './text-width.ts';

/** What was learned of links, for a report. */
export interface LinkFigures {
  readonly tally: LinkTally;
  readonly requests: number;
  /** The addresses of which nothing can be told, without name and password. */
  readonly unknown: readonly (readonly [address: string, verdict: LinkVerdict])[];
  readonly zone: string;
}

/** How findings about links are written: as those of `check`, with what was learned of links instead of what was checked. */
export function linksReport(format: Format, page: Page, figures: LinkFigures): Report {
  switch (format) {
    case 'text':
      return textReport(page, figures);
    case 'json':
      return jsonReport(page, figures);
    default:
      return reportFor(format, page, 'links');
  }
}

function textReport(page: Page, { tally, unknown, zone }: LinkFigures): Report {
  const paint = createPaint(page.color);
  const { say } = page;
  return {
    ...reportFor('text', page, 'links'),
    foot: () =>
      [
        ...unknown.map(
          ([address, verdict]) =>
            `${harmless(address)}\n  ${paint('dim', harmless(say(evidenceOf(verdict, zone))))}\n`,
        ),
        `${say(tallyWords(tally))}\n`,
      ].join(''),
  };
}

/** Addresses of which nothing can be told stand beside the findings. */
function jsonReport(page: Page, { tally, requests, unknown, zone }: LinkFigures): Report {
  const { say } = page;
  const around = (files: number) =>
    jsonAround(
      {
        version: 1,
        files,
        links: { ...tally, requests },
        unknown: unknown.map(([url, verdict]) => ({
          url,
          reason: verdict.reason,
          ...(verdict.status !== undefined && { status: verdict.status }),
          message: say(evidenceOf(verdict, zone)),
        })),
        findings: [],
      },
      'findings',
    );
  return {
    finding: ({ file, source, span, rule, severity, message }) =>
      jsonInside(2, { file, ...regionOf(source, span), rule, severity, message: say(message) }),
    between: ',',
    counts: true,
    head: ({ files } = noTally) => around(files).before,
    foot: (_, empty) => around(0).after(empty),
  };
}
