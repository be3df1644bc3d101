import type { MarkupContent } from 'vscode-languageserver-types';
import { escapeMarkdown, markdownLink } from '../text/markdown-words.ts';

/** Words for a card beside the text, as Markdown or plain as the editor wants them. */
export type Words = string | { readonly strong: string } | { readonly link: string; readonly href: string };

export type Line = readonly Words[];

/** Paragraphs one under another; the lines of one paragraph stay lines. */
export type Card = readonly (readonly Line[])[];

export function markup(card: Card, markdown: boolean): MarkupContent {
  const paragraphs = card.filter((lines) => lines.length > 0);
  const value = paragraphs
    .map((lines) => lines.map((line) => line.map(markdown ? asMarkdown : asPlain).join('')))
    .map((lines) => lines.join(markdown ? '  \n' : '\n'))
    .join('\n\n');
  return { kind: markdown ? 'markdown' : 'plaintext', value };
}

function asMarkdown(words: Words): string {
  if (typeof words === 'string') return escapeMarkdown(words);
  if ('strong' in words) return `**${escapeMarkdown(words.strong)}**`;
  return markdownLink(words.link, words.href);
}

function asPlain(words: Words): string {
  if (typeof words === 'string') return words;
  if ('strong' in words) return words.strong;
  return words.link === words.href ? words.href : `${words.link} (${words.href})`;
}
