/**
 * Words for the user, not yet in a language. `template` is the English text and at once the key of the translations in
 * `l10n/`; `{0}`, `{1}` … stand for the arguments, which are the document's own words and are never translated. An argument
 * that is itself a message is rendered in the same language.
 */
export interface Message {
  readonly template: string;
  readonly args: readonly (string | number | Message)[];
}

/** English template → translated template. */
export type Translations = Readonly<Record<string, string>>;

/** Makes a message. The template must be a literal, so that `scripts/generate.mjs` finds it. */
export function message(template: string, ...args: readonly (string | number | Message)[]): Message {
  return { template, args };
}

/** The message in the language of the translations; English where a template is not among them. */
export function render(text: Message, translations: Translations = {}): string {
  const template = translations[text.template] ?? text.template;
  if (text.args.length === 0) return template;
  return template.replace(/\{(\d+)\}/g, (whole, index: string) => {
    const arg = text.args[Number(index)];
    if (arg === undefined) return whole;
    return typeof arg === 'object' ? render(arg, translations) : String(arg);
  });
}
