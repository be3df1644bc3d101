import * as vscode from 'vscode';
import { chooseSeries, type Place } from '../commands/choose-series.ts';
import { targetUri } from '../commands/target-uri.ts';
import type { MinutesServer } from '../minutes-server.ts';
import type { Meetings } from '../protocol.ts';
import { uriKey } from '../uri-key.ts';

/**
 * Where the next meeting belongs: the file or folder that the command was called with, else the target file where it lies in a series,
 * else the only series. The user is asked where that leaves several. Resolves to a URI, which ends in `/` for a folder; undefined when
 * the user changed their mind, and to nothing at all where the workspace has no folder.
 */
export async function choosePlace(
  server: MinutesServer,
  argument: unknown,
): Promise<{ readonly uri?: string } | undefined> {
  const given = argument instanceof vscode.Uri ? await asPlace(argument) : seriesOf(argument);
  if (given !== undefined) return { uri: given };
  const { series } = await server.request<Meetings>('minutes/meetings', { wait: true });
  const target = targetUri();
  const file = target?.scheme === 'untitled' ? undefined : target?.toString();
  const places: readonly Place[] = series.map((each) => ({ id: each.id, series: each }));
  if (file !== undefined && places.some((place) => isOf(place, file))) return { uri: file };

  const folders = (vscode.workspace.workspaceFolders ?? [])
    .map(({ uri }): Place => ({ id: asFolder(uri) }))
    .filter(({ id }) => !places.some((place) => isWithin(place.id, id)));
  const isElsewhere = file === undefined || !folders.some(({ id }) => isWithin(file, id));
  const [only, ...others] = isElsewhere && places.length > 0 ? places : [...places, ...folders];
  if (only === undefined) return file === undefined ? {} : { uri: file };
  if (others.length === 0) return { uri: only.series === undefined ? (file ?? only.id) : only.id };
  const chosen = await chooseSeries([only, ...others], vscode.l10n.t('New meeting'));
  return chosen && { uri: chosen.id };
}

/** The URI of a folder ends in `/`, so that it is told from a file. */
async function asPlace(uri: vscode.Uri): Promise<string> {
  const { type } = await vscode.workspace.fs.stat(uri);
  return (type & vscode.FileType.Directory) !== 0 ? asFolder(uri) : uri.toString();
}

/** The folder of the series whose row in the Meetings view the command was called with. */
function seriesOf(argument: unknown): string | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined;
  const { kind, id } = argument as Record<string, unknown>;
  return kind === 'series' && typeof id === 'string' ? id : undefined;
}

function asFolder(uri: vscode.Uri): string {
  return `${uri.toString().replace(/\/*$/, '')}/`;
}

function isOf({ id, series }: Place, file: string): boolean {
  return isWithin(file, id) || series?.meetings.some(({ uri }) => uriKey(uri) === uriKey(file)) === true;
}

function isWithin(uri: string, folder: string): boolean {
  return uriKey(uri).startsWith(uriKey(folder.replace(/\/*$/, '/')));
}
