import type { RuleSettings } from '../profile.ts';
import { isFilled } from './conditions.ts';
import { bases } from './config-shape.ts';
import type { Known } from './known.ts';
import { object, property } from './object-shape.ts';
import { ruleSettingsShape } from './rule-settings-shape.ts';
import { choice, list, type Shape, text } from './shape.ts';

/** What the editor's settings say of minutes. */
export interface EditorSettings {
  readonly profile?: string;
  readonly links?: { readonly ignoreHosts?: readonly string[] };
  readonly rules?: RuleSettings;
}

const links = object<NonNullable<EditorSettings['links']>>({
  ignoreHosts: property('Hosts whose links are never asked nor reported.', list(text({}, isFilled))),
});

/** The shape of `minutes.profile`, `minutes.links.ignoreHosts` and `minutes.rules`. */
export function settingsShape(known: Known): Shape<EditorSettings> {
  return object<EditorSettings>({
    profile: property('The profile that holds where no project file names one.', choice(bases)),
    links: property('Which links are left alone.', links),
    rules: property('Severity and options of each rule.', ruleSettingsShape(known)),
  });
}
