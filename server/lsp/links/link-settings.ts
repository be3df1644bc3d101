import { recordOf } from '../../language-service/text/record-of.ts';

/** What the editor's settings say of checking links. */
export interface LinkSettings {
  readonly checkOnSave: boolean;
  /** Hosts of one's own network that may be asked. */
  readonly allowHosts: readonly string[];
}

/** Reads `minutes.links` of the settings. What is not understood is not set. */
export function readLinkSettings(settings: unknown): LinkSettings {
  const { checkOnSave, allowHosts } = recordOf(recordOf(settings).links);
  return {
    checkOnSave: checkOnSave === true,
    allowHosts: Array.isArray(allowHosts) ? allowHosts.filter((host) => typeof host === 'string') : [],
  };
}
