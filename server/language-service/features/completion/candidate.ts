import type { CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import { type Skeleton, writeSkeleton } from '../../profiles/skeleton.ts';
import { pinyinOf } from '../../text/pinyin.ts';
import { lineEndOf, rangeOf, type SourceText } from '../../text/source-text.ts';
import type { Span } from '../../text/span.ts';
import type { Client } from '../../workspace/client.ts';

// LSP 3.17, “CompletionItemKind”.
export const KINDS = { section: 22, topic: 9, date: 12, reference: 18, rule: 14, skeleton: 15 } as const;

/** Something that can be put in at the caret. */
export interface Candidate {
  readonly label: string;
  /** One or two words beside the label. */
  readonly detail?: string;
  /** What it is for, a sentence or two. */
  readonly purpose?: string;
  readonly kind: CompletionItemKind;
  readonly skeleton: Skeleton;
  /** On one line, with the caret in it or at its end. */
  readonly replace: Span;
  /** What stands before the words when it is typed: `### `, `/`, `@`; empty where nothing does. */
  readonly marks: string;
  /** Other words that find it, in any language. */
  readonly aliases: readonly string[];
  /** The lower, the further up; equal ones keep their order. */
  readonly rank: number;
}

/** A candidate as the editor wants it. `index` keeps the order of equals. */
export function toItem(
  client: Client,
  source: SourceText,
  candidate: Candidate,
  index: number,
): CompletionItem {
  const { label, detail, purpose, kind, skeleton, replace, rank } = candidate;
  const newText = writeSkeleton(skeleton, client.completionSnippets).replaceAll('\n', lineEndOf(source));
  return {
    label,
    kind,
    ...(detail === undefined
      ? {}
      : client.completionLabelDetails
        ? { labelDetails: { description: detail } }
        : { detail }),
    ...(purpose
      ? { documentation: { kind: client.completionMarkdown ? 'markdown' : 'plaintext', value: purpose } }
      : {}),
    sortText: `${String(rank).padStart(2, '0')}${String(index).padStart(4, '0')}`,
    filterText: filterText(candidate),
    insertTextFormat: client.completionSnippets ? 2 : 1,
    ...(skeleton.some((part) => typeof part === 'string' && part.includes('\n'))
      ? { insertTextMode: 1 as const }
      : {}),
    textEdit: { range: rangeOf(source, replace), newText },
  };
}

/** Initials, pinyin, the other words and the label: `sj shijian time 时间`, behind the marks that are typed. */
function filterText({ marks, label, aliases, kind }: Candidate): string {
  const { initials, full } = /[\u4e00-\u9fa5]/.test(label) ? pinyinOf(label) : { initials: '', full: '' };
  // Editors rank by how early the letters come, so what is typed for a label that nobody types stands before it.
  const named = kind === KINDS.skeleton || (kind === KINDS.date && marks !== '');
  const own = full === '' && !named ? [label] : [initials, full];
  const words = [...own, ...aliases, label].filter((word) => word !== '');
  return `${marks}${[...new Set(words)].join(' ')}`;
}
