import type { Damage } from './damage.ts';
import { meetingDamages } from './meeting-damages.ts';
import { structureDamages } from './structure-damages.ts';
import { writingDamages } from './writing-damages.ts';

export const damages: readonly Damage[] = [...structureDamages, ...meetingDamages, ...writingDamages];
