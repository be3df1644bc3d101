import type { Known } from './known.ts';
import { type ConfigReading, readJson } from './read-config.ts';
import { settingsShape } from './settings-shape.ts';

/** What the editor's settings say of the profile, whatever that is. */
export interface SettingsOfProfile {
  readonly profile?: unknown;
  readonly links?: { readonly ignoreHosts: unknown };
  readonly rules?: unknown;
}

/** Reads the settings as a project file says the same; spans of problems point into the settings written as JSON. */
export function readSettings(settings: SettingsOfProfile, known: Known): ConfigReading {
  const { value, problems } = readJson(JSON.stringify(settings, replaceNull), settingsShape(known));
  const config = {
    ...(value?.profile !== undefined && { extends: value.profile }),
    ...(value?.links && { links: value.links }),
    ...(value?.rules && { rules: value.rules }),
  };
  return { config, problems };
}

/** An unset setting may come as null. */
function replaceNull(_key: string, value: unknown): unknown {
  return value === null ? undefined : value;
}
