import { createSourceText, type SourceText } from '../../language-service/text/source-text.ts';
import type { Files } from '../host.ts';

const AT_A_TIME = 8;

/** Loads files for one request, a few at a time. What cannot be read is absent. */
export async function loadNeeded(
  files: Files,
  uris: readonly string[],
): Promise<ReadonlyMap<string, SourceText>> {
  const found = new Map<string, SourceText>();
  const waiting = [...new Set(uris)];
  const work = async (): Promise<void> => {
    for (let uri = waiting.pop(); uri !== undefined; uri = waiting.pop()) {
      const loaded = await files.load(uri);
      if ('text' in loaded) found.set(uri, createSourceText(uri, 0, loaded.text));
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  return found;
}
