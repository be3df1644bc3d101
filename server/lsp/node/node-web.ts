import { existsSync } from 'node:fs';
import path from 'node:path';
import type { LinkCheckOptions } from '../../links/check-links.ts';
import type { Web } from '../links/web.ts';

/** The web as a Node process reaches it. `folder` is where the link cache lies; what asks is loaded when it is needed. */
export function nodeWeb(folder: string | undefined, options: LinkCheckOptions): Web {
  let loading: Promise<Web> | undefined;
  let loaded: Web | undefined;
  const load = async (): Promise<Web> => {
    const { askWeb } = await import('./ask-web.ts');
    loaded = askWeb(folder, options);
    return loaded;
  };
  const web = (): Promise<Web> => {
    loading ??= load();
    return loading;
  };
  return {
    async recall(addresses) {
      const hasKept = folder !== undefined && existsSync(path.join(folder, 'links'));
      return loading || hasKept ? (await web()).recall(addresses) : new Map();
    },
    check: async (addresses, order) => (await web()).check(addresses, order),
    keep: () => loaded?.keep(),
  };
}
