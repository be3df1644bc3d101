/** How far up the year may stand: `2023/`, `2023/meetings/`, `2023/meetings/weekly/`. */
const DEEPEST = 3;

/**
 * The folders of other years that are like one of a year: of `notes/2023/weekly` those are `notes/2022/weekly` and
 * `notes/2024/weekly`, whether they exist or not. Paths are decoded segments. `list` gives the names in a folder; undefined where nobody
 * knows them.
 */
export function likeFolders(
  folder: readonly string[],
  list: (folder: readonly string[]) => readonly string[] | undefined,
): readonly (readonly string[])[] {
  for (let at = folder.length - 1; at >= Math.max(folder.length - DEEPEST, 1); at--) {
    const own = folder[at] ?? '';
    const form = formOf(own);
    if (form === undefined) continue;
    const above = folder.slice(0, at);
    const names = list(above) ?? [];
    return names
      .filter((name) => name !== own && formOf(name) === form)
      .sort()
      .map((name) => [...above, name, ...folder.slice(at + 1)]);
  }
  return [];
}

/** A name without its year; undefined where it has none. */
function formOf(name: string): string | undefined {
  const form = name.replace(/(?<!\d)(?:19|20)\d{2}(?!\d)/, '*');
  return form === name ? undefined : form;
}
