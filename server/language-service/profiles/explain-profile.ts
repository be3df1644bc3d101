import { type Message, message } from '../text/message.ts';
import type { Layout, SectionSpec } from './profile.ts';
import type { Layer, ResolvedProfile } from './resolve-profile.ts';
import { fileNameOf } from './uri-path.ts';

/**
 * One line a value: what it is and which layer set it, `files = ["meetings/*.md"] ← .minutes.json`. Values are written as JSON,
 * layouts as their first day and their sections.
 */
export function explainProfile(resolved: ResolvedProfile): readonly Message[] {
  const { profile } = resolved;
  const { time, join, links, index, rules, layouts, ...rest } = profile;
  const values: [path: string, value: string][] = [
    ...Object.entries(rest).map(([key, value]): [string, string] => [key, JSON.stringify(value)]),
    ...Object.entries(time).map(([key, value]): [string, string] => [`time.${key}`, JSON.stringify(value)]),
    ...Object.entries(join).map(([key, value]): [string, string] => [`join.${key}`, JSON.stringify(value)]),
    ...Object.entries(links).map(([key, value]): [string, string] => [`links.${key}`, JSON.stringify(value)]),
    ...Object.entries(index).map(([key, value]): [string, string] => [`index.${key}`, JSON.stringify(value)]),
    ...layouts.map((layout): [string, string] => [`layouts.${layout.id}`, layoutWords(layout)]),
    ...Object.entries(rules).map(([key, value]): [string, string] => [`rules.${key}`, JSON.stringify(value)]),
  ];
  return values.map(([path, value]) => message('{0} = {1} ← {2}', path, value, layerWords(resolved, path)));
}

function layerWords(resolved: ResolvedProfile, path: string): Message | string {
  const layer: Layer = resolved.origin(path);
  if (layer === 'settings') return message('settings');
  if (layer === 'built-in') return message('built in');
  return fileNameOf(resolved.projectUri ?? '');
}

function layoutWords({ from, days, sections }: Layout): string {
  const since = [...(from ? [`${from}…`] : []), ...days].join(', ');
  return `${since}${since ? ': ' : ''}${sectionWords(sections)}`;
}

function sectionWords(sections: readonly SectionSpec[]): string {
  return sections
    .map(({ name, sections: inner }) => (inner.length > 0 ? `${name} (${sectionWords(inner)})` : name))
    .join(', ');
}
