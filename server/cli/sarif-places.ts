import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Span } from '../language-service/text/span.ts';
import { type ReportedFinding, regionOf } from './finding.ts';
import type { Page } from './terminal.ts';

/** What files are relative to, by the name that readers of SARIF know. */
export const sourceRoot = '%SRCROOT%';

/** The repository that GitHub works in, where the working directory is in it; otherwise the working directory. */
function rootOf({ cwd, env }: Pick<Page, 'cwd' | 'env'>): string {
  const workspace = env.GITHUB_WORKSPACE;
  return workspace && isBelow(path.relative(workspace, cwd)) ? workspace : cwd;
}

/** The root as the address of a folder. */
export function rootUri(page: Page): string {
  return `${fileUri(rootOf(page)).replace(/\/+$/, '')}/`;
}

/** A place of a finding in its file. */
export function locationOf({ source, path: file }: ReportedFinding, span: Span, page: Page): object {
  return {
    physicalLocation: { artifactLocation: artifactOf(file, page), region: sarifRegion(source, span) },
  };
}

/** 1-based, in UTF-16 code units, the end behind the last one; a byte order mark is no column (SARIF 2.1.0, 3.30). */
export function sarifRegion(source: ReportedFinding['source'], span: Span): object {
  const { line, column, endLine, endColumn } = regionOf(source, span);
  return { startLine: line, startColumn: column, endLine, endColumn };
}

/** Files below the root are relative to it, so that a log can be read on another machine. */
export function artifactOf(absolute: string, page: Page): object {
  const relative = path.relative(rootOf(page), absolute);
  if (!isBelow(relative)) return { uri: fileUri(absolute) };
  return { uri: relative.split(path.sep).map(encodeURIComponent).join('/'), uriBaseId: sourceRoot };
}

function isBelow(relative: string): boolean {
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}

/** URLs of the web leave some characters as they are that a URI has to escape (RFC 3986). */
function fileUri(absolute: string): string {
  return pathToFileURL(absolute).href.replace(/[[\]|^`{}\\]/g, encodeURIComponent);
}
