import type { Feature } from './feature.ts';

/** Which layer of settings set each value for a file. */
export const explain: Feature<{ readonly uri: string }, { readonly text: string }> = {
  method: 'minutes/explain',
  capabilities: () => ({}),
  handle: (snapshot, { uri }) => ({ text: snapshot.explanation(uri) }),
};
