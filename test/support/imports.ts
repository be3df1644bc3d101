import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { root } from './paths.ts';

export interface Import {
  /** Paths relative to the project's root, with `/`. */
  readonly from: string;
  /** A file of the project, or the name of a package. */
  readonly to: string;
}

/** All imports of the TypeScript files below a folder, type imports and dynamic ones included. */
export function importsBelow(folder: string): Import[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => {
      const file = join(root, folder, name);
      return specifiersIn(readFileSync(file, 'utf8')).map((specifier) => ({
        from: relative(root, file).replaceAll('\\', '/'),
        to: specifier.startsWith('.')
          ? relative(root, join(dirname(file), specifier)).replaceAll('\\', '/')
          : specifier,
      }));
    });
}

/** What a module's text imports or exports from. */
export function specifiersIn(text: string): string[] {
  const statements =
    /(?:^|\n)\s*(?:import|export)\b[^'";]*?\bfrom\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g;
  return [...text.matchAll(statements)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}
