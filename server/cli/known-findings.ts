import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Message, message } from '../language-service/text/message.ts';
import type { Arguments } from './args.ts';
import { type Baseline, baselineText, readBaseline } from './baseline.ts';
import { reasonOf } from './read-text.ts';
import { replaceFile } from './replace-file.ts';
import { type Terminal, UsageError } from './terminal.ts';

/** What a run knows of earlier findings, and learns for later runs. */
export interface KnownFindings {
  /** The findings that do not count; absent where all do. */
  readonly baseline?: Baseline | 'all';
  /** Takes all findings of a file that was looked at, by their names. */
  took(file: string, names: readonly string[]): void;
  /** Writes what is to be written; says what became of the baseline, or why it could not be written. */
  end(): { readonly note?: Message; readonly trouble?: Message };
}

/** What `--baseline` and `--write-baseline` ask for. Throws a `UsageError` where that cannot be had. */
export function knownFindings(args: Arguments, { cwd }: Terminal): KnownFindings {
  const read = args.value('baseline');
  const write = args.value('write-baseline');
  if (read !== undefined && write !== undefined)
    throw new UsageError(message('--write-baseline looks at the old baseline itself; leave --baseline out.'));
  if (write !== undefined) return writing(path.resolve(cwd, write), write);
  if (read !== undefined) return reading(path.resolve(cwd, read), read);
  return { took() {}, end: () => ({}) };
}

function reading(file: string, shown: string): KnownFindings {
  const baseline = readBaseline(file, shown);
  let gone = Object.entries(baseline).reduce(
    (sum, [of, names]) => (existsSync(of) ? sum : sum + names.length),
    0,
  );
  return {
    baseline,
    took(of, names) {
      const found = new Set(names);
      gone += (baseline[of] ?? []).filter((name) => !found.has(name)).length;
    },
    end() {
      if (gone === 0) return {};
      const note =
        gone === 1
          ? message(
              '1 finding of the baseline is gone. `minutes check --write-baseline {0}` takes it out.',
              shown,
            )
          : message(
              '{0} findings of the baseline are gone. `minutes check --write-baseline {1}` takes them out.',
              gone,
              shown,
            );
      return { note };
    },
  };
}

/** What stands in the file of minutes that are still there and were not looked at stays in it. */
function writing(file: string, shown: string): KnownFindings {
  const before = existsSync(file) ? readBaseline(file, shown) : {};
  const kept = Object.entries(before).filter(([of]) => existsSync(of));
  const baseline = new Map<string, readonly string[]>(kept);
  return {
    baseline: 'all',
    took: (of, names) => void baseline.set(of, names),
    end() {
      try {
        const text = baselineText(Object.fromEntries(baseline), file);
        if (existsSync(file)) replaceFile(file, text);
        else writeFileSync(file, text);
      } catch (error) {
        return { trouble: message('{0} cannot be written: {1}', shown, reasonOf(error)) };
      }
      const count = [...baseline.values()].reduce((sum, names) => sum + names.length, 0);
      const note =
        count === 1
          ? message('The baseline {0} holds 1 finding now.', shown)
          : message('The baseline {0} holds {1} findings now.', shown, count);
      return { note };
    },
  };
}
