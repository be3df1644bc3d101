import type { Span } from '../text/span.ts';

export type LinkForm =
  | 'inline' // [text](url)
  | 'reference' // [text][id]
  | 'definition' // [id]: url
  | 'angle' // <https://…>
  | 'bare' // https://… found by GitHub's autolink extension
  | 'image' // ![alt](url)
  | 'html-image' // <img src="…" alt="…">
  | 'html-link'; // <a href="…">

export interface Link {
  readonly form: LinkForm;
  /** The whole construct. */
  readonly span: Span;
  /** The destination as it stands in the text, without `<>`; for a bare URL its end is the one that GitHub sees. An empty span where there is none. */
  readonly destination: Span;
  /** The destination with character references and escapes resolved. */
  readonly url: string;
  /** The words that are shown, or the alt text of an image; absent for bare and angle links and definitions. */
  readonly label?: Span;
  readonly target: LinkTarget;
}

export type LinkTarget =
  | { readonly kind: 'web'; readonly host: string; readonly reference?: Reference }
  | { readonly kind: 'file'; readonly path: string; readonly fragment?: string }
  | { readonly kind: 'anchor'; readonly fragment: string }
  | { readonly kind: 'mail' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'other' };

/** What a URL speaks of, so that two spellings of one thing are equal: `key` is the same for both. */
export interface Reference {
  readonly kind: 'pull' | 'issue' | 'commit' | 'discussion' | 'article' | 'page';
  /** `owner/name`, lower case, for what lives on GitHub. */
  readonly repository?: string;
  readonly number?: number;
  readonly hash?: string;
  /** `pull:opencurve/curve#2387`, `commit:opencurve/curve@45b4366…`, `article:75Af3c1Cp1g1j1MC38c1rg`, or the URL normalised. */
  readonly key: string;
}
