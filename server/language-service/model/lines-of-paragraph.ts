import type { Paragraph, PhrasingContent } from 'mdast';
import { spanOfNode, walk, wordsOf } from '../syntax/walk.ts';

/** A line of a paragraph as a reader sees it. */
export interface ParagraphLine {
  /** Offset of its first character that is no blank. */
  readonly at: number;
  readonly words: string;
  /** Whether a picture stands on it. */
  readonly hasPicture: boolean;
}

/** The lines of a paragraph as they are written; `text` is the text that the offsets of its nodes count in. */
export function linesOfParagraph(paragraph: Paragraph, text: string): readonly ParagraphLine[] {
  const lines: { at: number; words: string; hasPicture: boolean }[] = [];
  let line = { at: spanOfNode(paragraph).start, words: '', hasPicture: false };
  const begin = (at: number): void => {
    lines.push(line);
    line = { at: behindBlanks(text, at), words: '', hasPicture: false };
  };
  for (const child of paragraph.children) {
    const { start, end } = spanOfNode(child);
    if (child.type === 'break') begin(end);
    else if (child.type === 'text') {
      const [first = '', ...more] = child.value.split(LINE_END);
      const ends = [...text.slice(start, end).matchAll(LINE_ENDS)];
      line.words += first;
      for (const [index, words] of more.entries()) {
        const lineEnd = ends[index];
        // A line end that is written as a character reference begins no line.
        if (ends.length === more.length && lineEnd) begin(start + lineEnd.index + lineEnd[0].length);
        else line.words += ' ';
        line.words += words;
      }
    } else {
      line.words += wordsOf(child).replace(/[\r\n]+/g, ' ');
      line.hasPicture ||= holdsPicture(child);
    }
  }
  return [...lines, line];
}

const LINE_END = /\r\n|\r|\n/;
const LINE_ENDS = /\r\n|\r|\n/g;

function behindBlanks(text: string, at: number): number {
  let offset = at;
  while (/[ \t]/.test(text[offset] ?? '')) offset++;
  return offset;
}

function holdsPicture(root: PhrasingContent): boolean {
  for (const { node } of walk(root)) if (node.type === 'image' || node.type === 'imageReference') return true;
  return false;
}
