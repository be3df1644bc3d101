import process from 'node:process';
import { runSparingly } from './run-sparingly.ts';
import { speaksToEditor } from './speaks-to-editor.ts';

const args = process.argv.slice(2);
// Flags are those of all threads, so that no thread sets them for itself.
if (speaksToEditor(args)) {
  // What Node has compiled of its own is accepted under usual flags only.
  if (args.includes('--stdio')) void [process.stdin, process.stdout];
  runSparingly();
}
