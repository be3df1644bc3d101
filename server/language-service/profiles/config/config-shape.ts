import { countries } from '../../calendar/holidays.ts';
import { builtInProfiles } from '../built-in.ts';
import type { IndexColumn, IndexFact, JoinPolicy, LinkPolicy, Rhythm, TimeStyle } from '../profile.ts';
import {
  isFileNamePattern,
  isFilled,
  isGlobText,
  isHost,
  isPagePath,
  isRepository,
  isTimeOfDay,
  isTimePattern,
  isWebAddress,
  isZone,
} from './conditions.ts';
import type { IndexPageConfig, ProjectConfig, TopicConfig } from './config.ts';
import type { Known } from './known.ts';
import { layout, layoutParts } from './layout-shape.ts';
import { needed, object, property } from './object-shape.ts';
import { ruleSettingsShape } from './rule-settings-shape.ts';
import { choice, either, flag, integer, list, type Shape, text } from './shape.ts';

const timeOfDay = text({ pattern: '^\\d{2}:\\d{2}$', examples: ['19:00'] }, isTimeOfDay);
const timePattern = text({ examples: ['yyyy/MM/dd HH:mm~HH:mm'] }, isTimePattern);
const globs = list(text({}, isGlobText));

const rhythm = object<Rhythm>({
  everyWeeks: needed('How many weeks lie between two meetings.', integer(1, 52)),
  weekday: needed('Monday is 1, Sunday is 7.', integer(1, 7)),
  start: needed('When a meeting begins, HH:mm.', timeOfDay),
  end: needed('When it ends, HH:mm.', timeOfDay),
});

const time = object<Partial<TimeStyle>>({
  canonical: property('The form that is written, in date letters.', timePattern),
  accepted: property('Other forms that are as good.', list(timePattern)),
});

const links = object<Pick<Partial<LinkPolicy>, 'known'>>({
  known: property(
    'Addresses that are right: they are never asked nor reported. * stands for any characters.',
    list(text({ examples: ['https://www.example.org/members/*'] }, isWebAddress)),
  ),
});

const topic = either<string, TopicConfig>(
  text({ description: 'The name of a topic.' }, isFilled),
  object<TopicConfig>({
    name: needed('The name of the topic.', text({}, isFilled)),
    aliases: property('Other names it goes by.', list(text({}, isFilled))),
  }),
  'string',
);

const facts = choice<IndexFact>(
  ['date', 'topics', 'articles', 'link'],
  ['The day of the meeting.', 'What was spoken of.', 'The articles that were announced.', 'The file.'],
);

const indexPage = object<IndexPageConfig>({
  file: property(
    'Its name, or its path from the folder of this file where that holds a /.',
    text({ examples: ['README.md', 'docs/meetings.md'] }, isPagePath),
    { default: 'README.md' },
  ),
  columns: property(
    'The columns in their order. Columns with other headers are your own, and kept.',
    list(
      either<IndexFact, IndexColumn>(
        facts,
        object<IndexColumn>({
          shows: needed('What the column shows.', facts),
          header: needed('The words of its header.', text({}, isFilled)),
        }),
        'string',
      ),
    ),
  ),
  missing: property('What stands in the row of a day whose meeting has no minutes.', text()),
});

const shapes = new WeakMap<Known, Shape<ProjectConfig>>();

/** Everything that `.minutes.json` may say: the one declaration that its reader and its JSON schema are made of. */
export function configShape(known: Known): Shape<ProjectConfig> {
  const made = shapes.get(known) ?? makeShape(known);
  shapes.set(known, made);
  return made;
}

/** What `extends` may be. */
export const bases: readonly string[] = [...builtInProfiles.map(({ id }) => id), 'none'];

function makeShape(known: Known): Shape<ProjectConfig> {
  const join = object<Partial<JoinPolicy>>({
    providers: property(
      'The meeting services whose invitations are expected.',
      list(choice(known.providers)),
    ),
    dialIn: property('Whether telephone numbers to dial in with may stay in the minutes.', flag, {
      default: true,
    }),
    password: property(
      'What becomes of passwords and host keys when an invitation is put into the minutes.',
      choice(['keep', 'mask']),
      { default: 'keep' },
    ),
  });
  return object<ProjectConfig>({
    $schema: property('The JSON schema of this file.', text()),
    extends: property('The profile to start from; none to describe everything here.', choice(bases), {
      default: bases[0],
    }),
    id: property('Short name of the profile, shown in the editor.', text({}, isFilled)),
    name: property('Name of the community or of the meeting.', text({}, isFilled)),
    files: property('Globs of the files that are minutes, relative to the folder of this file.', globs, {
      defaultSnippets: [{ label: 'All Markdown files of a folder', body: ['$1/**/*.md'] }],
    }),
    exclude: property('Globs of files that never are minutes: index pages and the like.', globs),
    fileName: property(
      'How a file is named: yyyy, MM, dd, M, d; * for anything; where letters stand beside the date, the date goes in braces.',
      text({ examples: ['yyyy-MM-dd.md', 'MM-dd.md', 'meeting{yyyyMMdd}.md'] }, isFileNamePattern),
    ),
    zone: property(
      'IANA name of the time zone that dates and times are in.',
      text({ examples: ['Asia/Shanghai', 'UTC'] }, isZone),
    ),
    country: property(
      'Country (ISO 3166-1) whose public holidays have no meeting; none where there are no such days.',
      choice([...countries, 'none']),
    ),
    rhythm: property('How often and when the meeting is.', rhythm),
    time: property('How the time of the meeting is written.', time),
    join: property('How people join the meeting.', join),
    repository: property(
      'The GitHub repository that #123 means.',
      text({ examples: ['owner/name'] }, isRepository),
    ),
    vocabulary: property('Names and words with their one right spelling.', list(text({}, isFilled))),
    internalHosts: property(
      'Hosts that readers outside cannot reach; *.example.org covers the subdomains.',
      list(text({}, isHost)),
    ),
    links: property('What is known of links, whatever a check of them says.', links),
    topics: property('Topics that come back in every meeting.', list(topic)),
    index: property(
      'The page that lists the meetings, in a table between <!-- minutes-index --> and <!-- /minutes-index -->.',
      indexPage,
    ),
    ...layoutParts,
    layouts: property(
      'How the minutes looked from a day on; a file is judged by the layout of its own day.',
      list(layout),
    ),
    rules: property('Severity and options of each rule.', ruleSettingsShape(known)),
  });
}
