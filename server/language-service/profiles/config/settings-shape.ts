import type { RuleSettings } from '../profile.ts';
import { bases } from './config-shape.ts';
import type { Known } from './known.ts';
import { object, property } from './object-shape.ts';
import { ruleSettingsShape } from './rule-settings-shape.ts';
import { choice, type Shape } from './shape.ts';

/** What the editor's settings say of minutes. */
export interface EditorSettings {
  readonly profile?: string;
  readonly rules?: RuleSettings;
}

/** The shape of `minutes.profile` and `minutes.rules`. */
export function settingsShape(known: Known): Shape<EditorSettings> {
  return object<EditorSettings>({
    profile: property('The profile that holds where no project file names one.', choice(bases)),
    rules: property('Severity and options of each rule.', ruleSettingsShape(known)),
  });
}
