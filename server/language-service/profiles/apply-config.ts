import type {
  IndexPageConfig,
  LayoutConfig,
  LayoutParts,
  ProjectConfig,
  SectionConfig,
  TitleConfig,
} from './config/config.ts';
import { plainLayout } from './plain.ts';
import type {
  IndexPage,
  Layout,
  OrdinalStyle,
  Profile,
  SectionRole,
  SectionSpec,
  TitleSpec,
} from './profile.ts';
import { sectionRoles } from './section-roles.ts';
import { sectionsOf } from './sections-of.ts';

/** The profile with what a project file says over it. Lists replace lists; what is not said stays. */
export function applyConfig(base: Profile, config: ProjectConfig): Profile {
  const { id, name, files, exclude, fileName, zone, country, rhythm } = config;
  const { repository, vocabulary, internalHosts } = config;
  const said = {
    id,
    name,
    files,
    exclude,
    fileName,
    zone,
    country,
    rhythm,
    repository,
    vocabulary,
    internalHosts,
  };
  return {
    ...base,
    ...withoutAbsent(said),
    time: { ...base.time, ...config.time },
    join: { ...base.join, ...config.join },
    links: { ...base.links, ...config.links },
    ...(config.topics && {
      topics: config.topics.map((topic) =>
        typeof topic === 'string' ? { name: topic, aliases: [] } : { aliases: [], ...topic },
      ),
    }),
    index: applyIndexPage(base.index, config.index),
    layouts: applyLayouts(base.layouts, config),
    rules: { ...base.rules, ...config.rules },
  };
}

function applyIndexPage(base: IndexPage, given: IndexPageConfig | undefined): IndexPage {
  if (!given) return base;
  const { columns, ...said } = given;
  return {
    ...base,
    ...said,
    ...(columns?.length && {
      columns: columns.map((column) => {
        if (typeof column !== 'string') return column;
        return base.columns.find(({ shows }) => shows === column) ?? { shows: column, header: column };
      }),
    }),
  };
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function withoutAbsent<T extends object>(values: T): Present<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Present<T>;
}

/**
 * The layouts of the extended profile, changed by those of the same id, with the others put in by their first day. What stands
 * at the top level of the file changes the newest.
 */
function applyLayouts(base: readonly Layout[], config: ProjectConfig): readonly Layout[] {
  const own = config.layouts ?? [];
  // Layouts of one's own that start from nothing leave no empty one before them.
  const layouts = own.length > 0 && base.length === 1 && base[0] === plainLayout ? [] : [...base];
  for (const given of own) {
    const at = layouts.findIndex(({ id }) => id === given.id);
    if (at >= 0) layouts[at] = applyLayout(layouts[at] ?? plainLayout, given);
    else {
      const later = layouts.findIndex(({ from }) => from !== undefined && from > (given.from ?? ''));
      const place = later < 0 ? layouts.length : later;
      const { from: _, ...before } = layouts[place - 1] ?? plainLayout;
      layouts.splice(place, 0, applyLayout({ ...before, days: [] }, given));
    }
  }
  const newest = layouts.at(-1) ?? plainLayout;
  const changed = applyParts(newest, config);
  return changed === newest && own.length === 0 ? base : [...layouts.slice(0, -1), changed];
}

function applyLayout(base: Layout, given: LayoutConfig): Layout {
  const { from = base.from, days = base.days } = given;
  return { ...applyParts(base, given), id: given.id, ...(from !== undefined && { from }), days };
}

function applyParts(base: Layout, parts: LayoutParts): Layout {
  const { title, ordinals, boldHeadings, invitation, sections } = parts;
  if ([title, ordinals, boldHeadings, invitation, sections].every((part) => part === undefined)) return base;
  const { ordinals: before, ...rest } = base;
  const style = ordinalsOf(before, ordinals);
  const specs = new Map(sectionsOf(base).map((spec) => [spec.id, spec]));
  return {
    ...rest,
    ...(style && { ordinals: style }),
    ...(title !== undefined && { title: applyTitle(base.title, title) }),
    ...(boldHeadings !== undefined && { boldHeadings }),
    ...(invitation !== undefined && { invitation }),
    ...(sections && { sections: makeSections(sections, specs, 2) }),
  };
}

/** `true` is the Chinese style where the base has none. */
function ordinalsOf(
  before: OrdinalStyle | undefined,
  given: LayoutParts['ordinals'],
): OrdinalStyle | undefined {
  if (given === undefined) return before;
  if (given === true) return before ?? { style: 'chinese', separator: '、' };
  return given === false ? undefined : given;
}

function applyTitle(base: TitleSpec, given: string | TitleConfig): TitleSpec {
  return typeof given === 'string'
    ? { presence: 'required', level: 1, pattern: given }
    : { ...base, ...given };
}

function makeSections(
  given: readonly (string | SectionConfig)[],
  base: ReadonlyMap<string, SectionSpec>,
  level: number,
): SectionSpec[] {
  const taken = new Set<string>();
  return given.map((item) => {
    const spec = makeSection(typeof item === 'string' ? { name: item } : item, base, level);
    const id = taken.has(spec.id) ? `${spec.id}-${taken.size}` : spec.id;
    taken.add(id);
    return id === spec.id ? spec : { ...spec, id };
  });
}

function makeSection(
  given: SectionConfig,
  base: ReadonlyMap<string, SectionSpec>,
  defaultLevel: number,
): SectionSpec {
  const id = given.id ?? given.role ?? given.name ?? '';
  const before = base.get(id);
  const role = given.role ?? before?.role ?? roleOf(id);
  const level = given.level ?? before?.level ?? defaultLevel;
  const { id: _id, role: _role, level: _level, sections, ...said } = given;
  return {
    name: id,
    aliases: [],
    formerNames: [],
    otherLevels: [],
    required: true,
    numbered: false,
    purpose: '',
    ...before,
    ...said,
    id,
    role,
    level,
    sections: sections ? makeSections(sections, base, Math.min(level + 1, 6)) : (before?.sections ?? []),
  };
}

function roleOf(id: string): SectionRole {
  return sectionRoles.find((role) => role === id) ?? 'other';
}
