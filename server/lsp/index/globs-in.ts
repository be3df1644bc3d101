/** The globs that are switched on in settings such as `files.exclude`. */
export function globsIn(settings: unknown): readonly string[] {
  if (!Array.isArray(settings)) return [];
  return settings.flatMap((each) =>
    typeof each === 'object' && each !== null
      ? Object.entries(each).flatMap(([glob, on]) => (on === true ? [glob] : []))
      : [],
  );
}
