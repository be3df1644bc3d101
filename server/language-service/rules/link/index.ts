import type { Rule } from '../rule.ts';
import { imageAlt } from './image-alt.ts';
import { linkDead } from './link-dead.ts';
import { linkEmpty } from './link-empty.ts';
import { linkInternal } from './link-internal.ts';
import { linkMalformed } from './link-malformed.ts';
import { linkMoved } from './link-moved.ts';
import { linkReused } from './link-reused.ts';
import { linkSpace } from './link-space.ts';
import { linkTarget } from './link-target.ts';
import { linkTemporary } from './link-temporary.ts';
import { linkText } from './link-text.ts';
import { referenceMerged } from './reference-merged.ts';
import { urlSwallowsText } from './url-swallows-text.ts';

export const linkRules: readonly Rule[] = [
  urlSwallowsText,
  linkSpace,
  linkEmpty,
  linkMalformed,
  linkTarget,
  linkInternal,
  linkReused,
  linkText,
  linkTemporary,
  linkDead,
  linkMoved,
  referenceMerged,
  imageAlt,
];
