import fs from 'node:fs';
import { promisify } from 'node:util';

// As in `node:fs/promises`, which takes milliseconds to load when a first document waits.
export const readdir = promisify(fs.readdir);
export const readFile = promisify(fs.readFile);
export const realpath = promisify(fs.realpath.native);
export const stat = promisify(fs.stat);
