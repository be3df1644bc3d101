import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Message, message } from '../language-service/text/message.ts';
import { createSourceText, lineAt, type SourceText } from '../language-service/text/source-text.ts';
import { applyEdits } from '../language-service/text/text-edit.ts';
import { findMarkers, mayHoldIndex, openMarker } from '../language-service/workspace/series/index-markers.ts';
import { updateOfPage } from '../language-service/workspace/series/update-of-page.ts';
import type { Arguments, OptionTable } from './args.ts';
import { projectChoice } from './check-command.ts';
import { type FoundFile, findFiles, isProjectFile } from './find-files.ts';
import { createProjects } from './projects.ts';
import { type ReadSeries, readSeries, seriesFormat, seriesOptions, writeJson } from './read-series.ts';
import { readText, reasonOf } from './read-text.ts';
import { replaceFile } from './replace-file.ts';
import { type Terminal, tellTroubles, UsageError } from './terminal.ts';
import { harmless } from './text-width.ts';

export const indexOptions: OptionTable = { ...seriesOptions, check: 'flag' };

type PageState = 'current' | 'updated' | 'stale' | 'faulty';

interface Page {
  readonly file: FoundFile;
  readonly source: SourceText;
}

const stateWords: Readonly<Record<Exclude<PageState, 'faulty'>, (file: string) => Message>> = {
  current: (file) => message('{0}: up to date', file),
  updated: (file) => message('{0}: updated', file),
  stale: (file) => message('{0}: out of date; `minutes index` updates it', file),
};

/**
 * Brings the pages up to date that list the meetings, or with `--check` says which are not. Gives the exit code: 0, 1 where a page is out of
 * date and stays so, 2 for trouble.
 */
export function indexCommand(args: Arguments, terminal: Terminal): number {
  const format = seriesFormat(args);
  const pages = findPages(args, terminal);
  const read = readSeries(minutesAround(pages, args, terminal), args, terminal);
  const troubles = [...read.troubles];
  const states = pages.map((page) => {
    const done = updatePage(page, read, args.has('check'));
    troubles.push(...done.troubles);
    return { file: page.file.shown, state: done.state };
  });
  if (format === 'json') writeJson({ version: 1, pages: states }, terminal);
  else {
    for (const { file, state } of states) {
      if (state !== 'faulty') terminal.out(`${terminal.say(stateWords[state](harmless(file)))}\n`);
    }
  }
  if (tellTroubles(troubles, terminal)) return 2;
  return states.some(({ state }) => state === 'stale') ? 1 : 0;
}

function updatePage(
  { file, source }: Page,
  { index }: ReadSeries,
  check: boolean,
): { readonly state: PageState; readonly troubles: readonly Message[] } {
  const update = updateOfPage(index, source);
  if (!update) {
    return {
      state: 'faulty',
      troubles: [message('No minutes are known that “{0}” could list.', file.shown)],
    };
  }
  const troubles = update.problems.map((problem) =>
    message('{0}:{1}: {2}', file.shown, lineAt(source, problem.span.start) + 1, problem.message),
  );
  if (troubles.length > 0) return { state: 'faulty', troubles };
  if (update.edits.length === 0) return { state: 'current', troubles };
  if (check) return { state: 'stale', troubles };
  try {
    replaceFile(
      file.path,
      applyEdits(
        source.text,
        update.edits.map(({ edit }) => edit),
      ),
    );
    return { state: 'updated', troubles };
  } catch (error) {
    return {
      state: 'faulty',
      troubles: [message('{0} cannot be written: {1}', file.shown, reasonOf(error))],
    };
  }
}

/** The Markdown files among those that were named that hold a place for the table. */
function findPages({ operands }: Arguments, { cwd }: Terminal): readonly Page[] {
  const pages = findFiles(operands, cwd).flatMap((file): Page[] => {
    const read = isProjectFile(file.path) ? undefined : readText(file.path, file.shown);
    if (!read || 'trouble' in read || !mayHoldIndex(read.text)) return [];
    const source = createSourceText(pathToFileURL(file.path).href, 0, read.text);
    const { places, problems } = findMarkers(source);
    return places.length + problems.length > 0 ? [{ file, source }] : [];
  });
  if (pages.length > 0) return pages;
  throw new UsageError(
    message(
      'No file here has a place for the table of meetings; it begins with “{0}” on a line.',
      openMarker,
    ),
  );
}

/** All files that the pages may list: those of their projects, else those below the working directory. */
function minutesAround(pages: readonly Page[], args: Arguments, terminal: Terminal): readonly FoundFile[] {
  const { cwd } = terminal;
  const projects = createProjects(projectChoice(args, terminal));
  const roots = pages.map(({ file }) => {
    const folder = path.dirname(file.path);
    const project = projects.of(folder).file;
    if (project) return path.dirname(project.path);
    const below = path.relative(cwd, folder);
    return below.startsWith('..') || path.isAbsolute(below) ? folder : cwd;
  });
  return findFiles([...new Set(roots)], cwd);
}
