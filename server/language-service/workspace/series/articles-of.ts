import { announcesEarlier } from '../../model/earlier-articles.ts';
import { layoutAt } from '../../profiles/layout-at.ts';
import { sectionsOf } from '../../profiles/sections-of.ts';
import type { Meeting } from './meeting.ts';

const SHOWN = 60;

/**
 * The titles of the articles that a meeting announced, each once: what its section of articles links to, and articles that are
 * known by their address anywhere else. Those of earlier times are left out. Undefined while the meeting's words have not been read.
 */
export function articlesOf({ profile, summary, details }: Meeting): readonly string[] | undefined {
  const { sections, references, date } = summary;
  if (references.length === 0) return [];
  if (!details) return undefined;
  const roles = new Map(sectionsOf(layoutAt(profile, date)).map(({ id, role }) => [id, role]));
  const words = wordsByLine(details.said);
  const titles = new Set<string>();
  const open: { level: number; articles: boolean; earlier: boolean }[] = [];
  let next = 0;
  for (const { kind, line, key } of references) {
    for (let section = sections[next]; section && section.line <= line; section = sections[++next]) {
      const { level, id } = section;
      while ((open.at(-1)?.level ?? 0) >= level) open.pop();
      const around = open.at(-1);
      const role = id === undefined ? undefined : roles.get(id);
      open.push({
        level,
        articles: role === undefined ? around?.articles === true : role === 'articles',
        earlier: around?.earlier === true || announcesEarlier(section.words),
      });
    }
    const section = open.at(-1);
    if (section?.earlier) continue;
    if (kind === 'article' || (kind === 'page' && section?.articles)) {
      titles.add(titleIn(words.get(line) ?? '') ?? key.replace(/^article:/, ''));
    }
  }
  return [...titles];
}

function wordsByLine({ words, lines }: NonNullable<Meeting['details']>['said']): ReadonlyMap<number, string> {
  const all = words.split('\n');
  const found = new Map<number, string>();
  for (const [index, line] of lines.entries()) found.set(line, `${found.get(line) ?? ''}${all[index] ?? ''}`);
  return found;
}

/** The title on a line: what stands in `《》` or quotes at its beginning, else its words without addresses. */
function titleIn(line: string): string | undefined {
  const words = line.replace(/https?:\/\/[^\s，。；）》]+/gi, ' ').trim();
  const quoted = /^(?:《[^《》]{1,200}》|“[^“”]{1,200}”|"[^"]{1,200}")/.exec(words)?.[0];
  const title = (quoted?.replace(/^["“]|["”]$/g, '') ?? words)
    .replace(/(?:文章|原文)?(?:链接|地址|link)\s*[:：]?\s*$/i, '')
    .replace(/^[\s,，;；:：、]+/, '');
  const end = title.search(/[^\s,，;；:：、(（]\s*$/);
  const trimmed = end < 0 ? title.replace(/[\s,，;；:：、(（]+$/, '') : title.trimEnd();
  if (trimmed === '') return undefined;
  return trimmed.length > SHOWN ? `${trimmed.slice(0, SHOWN).replace(/\p{Surrogate}$/u, '')}…` : trimmed;
}
