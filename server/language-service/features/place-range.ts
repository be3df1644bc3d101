import type { Location, Range } from 'vscode-languageserver-types';
import type { Place } from '../workspace/series/meeting.ts';

/** The line on which a place begins, 0-based. */
export function lineOfPlace(place: Place): number {
  return place.kind === 'topic' ? place.section.line : place.reference.line;
}

/**
 * Where a place is, as far as the index knows: a link on one line exactly, the others from their beginning. A character behind the
 * end of a line is its end to every editor (LSP 3.17, “Position”).
 */
export function locationOf(place: Place): Location {
  return { uri: place.meeting.uri, range: rangeOfPlace(place) };
}

function rangeOfPlace(place: Place): Range {
  if (place.kind === 'topic') {
    const { line, level, words } = place.section;
    return lineRange(line, level + 1 + words.length);
  }
  const { line, column, span } = place.reference;
  return { start: { line, character: column }, end: { line, character: column + span.end - span.start } };
}

/** The beginning of a line. */
export function lineRange(line: number, length: number): Range {
  return { start: { line, character: 0 }, end: { line, character: length } };
}
