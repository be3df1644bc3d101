import type { Layout, Profile, TitleSpec } from './profile.ts';

const plainTitle: TitleSpec = { presence: 'optional', level: 1, pattern: '' };

/** A layout that asks for nothing: what a layout of one's own starts from. */
export const plainLayout: Layout = {
  id: 'layout',
  days: [],
  title: plainTitle,
  boldHeadings: false,
  invitation: 'any',
  sections: [],
};

/** A profile that asks for nothing and names no file: what `"extends": "none"` starts from. */
export const plainProfile: Profile = {
  id: 'project',
  name: '',
  files: [],
  exclude: ['**/README*.md', '**/readme*.md', '**/index.md', '**/SUMMARY.md'],
  fileName: 'yyyy-MM-dd.md',
  zone: 'UTC',
  time: { canonical: 'yyyy-MM-dd HH:mm-HH:mm', accepted: ['yyyy-MM-dd HH:mm~HH:mm'] },
  join: { providers: [], dialIn: true },
  vocabulary: [],
  internalHosts: [],
  links: { known: [], ignoreHosts: [] },
  topics: [],
  index: {
    file: 'README.md',
    columns: [
      { shows: 'date', header: 'Date' },
      { shows: 'topics', header: 'Topics' },
      { shows: 'articles', header: 'Articles' },
      { shows: 'link', header: 'Minutes' },
    ],
    missing: '(no minutes)',
  },
  layouts: [plainLayout],
  rules: {},
};
