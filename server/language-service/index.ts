/** The core's face to the scripts that write documentation, schema, snippets and manifest from its declarations. */
export { builtInProfiles } from './profiles/built-in.ts';
export { configSchema } from './profiles/config/config-schema.ts';
export {
  documentSkeleton,
  headingLine,
  invitation,
  question,
  sectionBody,
  topic,
  writeSkeleton,
} from './profiles/skeleton.ts';
export { rules } from './rules/index.ts';
export { known } from './rules/known.ts';
export { ruleList } from './rules/rule-list.ts';
export { rulePage } from './rules/rule-page.ts';
export { render } from './text/message.ts';
