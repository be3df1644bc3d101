export { rules } from './rules/index.ts';
