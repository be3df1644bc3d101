import { namesArticles, namesEarlier } from '../../model/names-articles.ts';
import type { ReferenceSummary } from '../../model/summary.ts';
import { layoutAt } from '../../profiles/layout-at.ts';
import { sectionsOf } from '../../profiles/sections-of.ts';
import type { Meeting } from './meeting.ts';

const SHOWN = 60;
/** A title stands at the beginning of its line. */
const LONGEST = 400;

/**
 * The titles of the articles that a meeting announced, each once: what it links to under headings for articles; where it has none,
 * what is known to be an article by its address. Those of earlier times are left out. Undefined while the meeting's words have not been
 * read.
 */
export function articlesOf(meeting: Meeting): readonly string[] | undefined {
  if (meeting.summary.references.length === 0) return [];
  if (!meeting.details) return undefined;
  const announced = announcedIn(meeting);
  const own = announced.filter(
    ({ place, kind }) => place === 'articles' && (kind === 'article' || kind === 'page'),
  );
  const chosen = own.length > 0 ? own : announced.filter(({ kind }) => kind === 'article');
  const words = wordsByLine(meeting.details.said);
  const titles = chosen.map(
    ({ line, key }) => titleIn((words.get(line) ?? '').slice(0, LONGEST)) ?? key.replace(/^article:/, ''),
  );
  return [...new Set(titles)];
}

type Announced = ReferenceSummary & { readonly place: 'articles' | 'elsewhere' };

/** References that were not announced before, with where they stand. */
function announcedIn({ profile, summary: { sections, references, date } }: Meeting): readonly Announced[] {
  const roles = new Map(sectionsOf(layoutAt(profile, date)).map(({ id, role }) => [id, role]));
  const open: { level: number; articles: boolean; earlier: boolean }[] = [];
  let next = 0;
  return references.flatMap((reference) => {
    for (
      let section = sections[next];
      section && section.line <= reference.line;
      section = sections[++next]
    ) {
      const { level, id, words } = section;
      while ((open.at(-1)?.level ?? 0) >= level) open.pop();
      const around = open.at(-1);
      const role = id === undefined ? undefined : roles.get(id);
      open.push({
        level,
        articles: role === 'articles' || namesArticles(words) || (!role && around?.articles === true),
        earlier: around?.earlier === true || namesEarlier(words),
      });
    }
    const section = open.at(-1);
    if (section?.earlier) return [];
    return [{ ...reference, place: section?.articles ? ('articles' as const) : ('elsewhere' as const) }];
  });
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
  const quoted = /^(?:《[^《》]{1,200}》|“[^“”]{1,200}”|"[^"]{1,200}"|\[[^[\]]{1,200}\])/.exec(words)?.[0];
  const title = (quoted?.replace(/^["“[]|["”\]]$/g, '') ?? words)
    .replace(/(?:文章|原文)?(?:链接|地址|link)\s*[:：]?\s*$/i, '')
    .replace(/^[\s,，;；:：、]+/, '');
  const end = title.search(/[^\s,，;；:：、(（]\s*$/);
  const trimmed = end < 0 ? title.replace(/[\s,，;；:：、(（]+$/, '') : title.trimEnd();
  if (trimmed === '') return undefined;
  return trimmed.length > SHOWN ? `${trimmed.slice(0, SHOWN).replace(/[\ud800-\udfff]$/u, '')}…` : trimmed;
}
