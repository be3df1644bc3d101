import { providers } from '../model/providers.ts';
import type { Known } from '../profiles/config/known.ts';
import { rules } from './index.ts';

/** The rules and meeting services that project files and settings may name. */
export const known: Known = { rules, providers: providers.map(({ id }) => id) };
