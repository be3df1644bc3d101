/** Stands for a part of today's date until the words around it are escaped; the editor then puts in today's. */
const today = [
  { letters: 'yyyy', mark: '\uE000', variable: '$CURRENT_YEAR' },
  { letters: 'MM', mark: '\uE001', variable: '$CURRENT_MONTH' },
  { letters: 'dd', mark: '\uE002', variable: '$CURRENT_DATE' },
];

/** Writes the snippets of the standard parts, as the newest layout of each built-in profile has them. */
export const snippets = {
  async files({ core }) {
    const kit = await core();
    const all = Object.assign({}, ...kit.builtInProfiles.map((profile) => snippetsOf(kit, profile)));
    return [{ path: 'snippets/minutes.code-snippets', text: `${JSON.stringify(all, undefined, 2)}\n` }];
  },
};

function snippetsOf(kit, profile) {
  const layout = profile.layouts.at(-1);
  const occasion = occasionOf(profile, layout);
  const body = (skeleton) => linesOf(kit.writeSkeleton(skeleton, true));
  const list = {
    [profile.name]: {
      prefix: ['minutes-whole', 'minutes-会议纪要', 'minutes-hyjy'],
      description: `${profile.name}：整份会议纪要 / the minutes of a whole meeting`,
      isFileTemplate: true,
      body: body(kit.documentSkeleton(profile, layout, occasion)),
    },
    邀请: {
      prefix: ['minutes-invitation', 'minutes-邀请', 'minutes-yaoqing'],
      description: '会议邀请 / the invitation',
      body: body(kit.invitation(profile, occasion, 1)),
    },
    议题: {
      prefix: ['minutes-topic', 'minutes-议题', 'minutes-yiti'],
      description: '议题及其条目 / a topic with its items',
      body: body(kit.topic(profile, 4, 1)),
    },
    问答: {
      prefix: ['minutes-question', 'minutes-问答', 'minutes-wenda'],
      description: '提问和回答 / a question and its answer',
      body: body(kit.question(1)),
    },
  };
  for (const { section, ordinal } of flat(layout.sections)) {
    const heading = kit.headingLine(layout, section, ordinal);
    list[section.name] = {
      prefix: [`minutes-section-${section.id}`, `minutes-${section.name}`],
      description: section.purpose,
      body: body([`${heading}\n\n`, ...kit.sectionBody(profile, section, occasion, 1)]),
    };
  }
  return list;
}

/** Every section with its ordinal among its siblings. */
function flat(sections) {
  return sections.flatMap((section, index) => [{ section, ordinal: index + 1 }, ...flat(section.sections)]);
}

/** Today, at the times at which the meeting usually begins and ends. */
function occasionOf({ rhythm, time }, layout) {
  const times = [rhythm?.start ?? '19:00', rhythm?.end ?? '20:00'];
  const fill = (form) => {
    const left = [...times];
    return marked(form).replace(/HH:mm/g, () => left.shift() ?? '');
  };
  return {
    time: fill(time.canonical),
    invitationTime: fill('yyyy/MM/dd HH:mm-HH:mm'),
    title: layout.title.pattern.replace(/\{([^{}]*)\}/g, (_, letters) => marked(letters)),
  };
}

function marked(form) {
  return today.reduce((words, { letters, mark }) => words.replaceAll(letters, mark), form);
}

function linesOf(snippet) {
  return today
    .reduce((words, { mark, variable }) => words.replaceAll(mark, variable), snippet)
    .trimEnd()
    .split('\n');
}
