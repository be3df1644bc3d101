import type { Connection } from 'vscode-languageserver';

/** The globs of what the user has left out of a folder of the workspace, as the editor's settings have them. */
export async function excludedIn(
  workspace: Connection['workspace'],
  root: string,
): Promise<readonly string[]> {
  const items = ['files.exclude', 'search.exclude'].map((section) => ({ scopeUri: root, section }));
  return globsIn(await workspace.getConfiguration(items).catch(() => []));
}

/** The globs that are switched on. */
function globsIn(settings: unknown): readonly string[] {
  if (!Array.isArray(settings)) return [];
  return settings.flatMap((each) =>
    typeof each === 'object' && each !== null
      ? Object.entries(each).flatMap(([glob, on]) => (on === true ? [glob] : []))
      : [],
  );
}
