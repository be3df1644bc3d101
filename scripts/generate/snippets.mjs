/** How the parts of a date are written in a snippet: the editor puts in today's. */
const today = { yyyy: '$CURRENT_YEAR', MM: '$CURRENT_MONTH', dd: '$CURRENT_DATE' };
const chinese = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** Writes the snippets of the standard parts, as the newest layout of each built-in profile has them. */
export const snippets = {
  async files({ core }) {
    const { builtInProfiles } = await core();
    const all = Object.assign({}, ...builtInProfiles.map(snippetsOf));
    return [{ path: 'snippets/minutes.code-snippets', text: `${JSON.stringify(all, undefined, 2)}\n` }];
  },
};

function snippetsOf(profile) {
  const layout = profile.layouts.at(-1);
  const whole = writer();
  const title =
    layout.title.presence === 'required'
      ? [`${'#'.repeat(layout.title.level)} ${escaped(layout.title.pattern)}`, '']
      : [];
  const list = {
    [profile.name]: {
      prefix: ['minutes-whole', 'minutes-会议纪要', 'minutes-hyjy'],
      description: `${profile.name}：整份会议纪要 / the minutes of a whole meeting`,
      isFileTemplate: true,
      body: [...title, ...sections(profile, layout, layout.sections, whole)],
    },
    邀请: {
      prefix: ['minutes-invitation', 'minutes-邀请', 'minutes-yaoqing'],
      description: '会议邀请 / the invitation',
      body: invitation(profile, writer()),
    },
    议题: {
      prefix: ['minutes-topic', 'minutes-议题', 'minutes-yiti'],
      description: '议题及其条目 / a topic with its items',
      body: topic(profile, '####', writer()),
    },
    问答: {
      prefix: ['minutes-question', 'minutes-问答', 'minutes-wenda'],
      description: '提问和回答 / a question and its answer',
      body: question(writer()),
    },
  };
  for (const section of flat(layout.sections)) {
    list[section.name] = {
      prefix: [`minutes-section-${section.id}`, `minutes-${section.name}`],
      description: section.purpose,
      body: sections(profile, layout, [section], writer(), section.ordinal),
    };
  }
  return list;
}

/** Every section with its ordinal among its siblings. */
function flat(list) {
  return list.flatMap((section, index) => [{ ...section, ordinal: index }, ...flat(section.sections)]);
}

/** Hands out the places to type in, in their order. */
function writer() {
  let last = 0;
  return (words = '') => {
    last += 1;
    return words === '' ? `$${last}` : `\${${last}:${words}}`;
  };
}

function sections(profile, layout, list, stop, first = 0) {
  return list.flatMap((section, index) => {
    const ordinal =
      section.numbered && layout.ordinals
        ? `${numeral(layout.ordinals.style, first + index)}${layout.ordinals.separator}`
        : '';
    const heading = `${'#'.repeat(section.level)} ${ordinal}${escaped(section.name)}`;
    const inner =
      section.sections.length > 0
        ? sections(profile, layout, section.sections, stop)
        : [...body(profile, section, stop), ''];
    return [heading, '', ...inner];
  });
}

function numeral(style, index) {
  return style === 'chinese' ? (chinese[index] ?? String(index + 1)) : String(index + 1);
}

function body(profile, section, stop) {
  switch (section.role) {
    case 'time':
      return [stop(moment(profile, profile.time.canonical))];
    case 'join':
      return invitation(profile, stop);
    case 'work':
      return topic(profile, '#'.repeat(section.level + 1), stop);
    case 'questions':
      return question(stop);
    case 'articles':
      return [`- [${stop('标题')}](${stop('https://')})`];
    default:
      return [`- ${stop()}`];
  }
}

function topic({ topics }, marks, stop) {
  return [`${marks} ${stop(escaped(topics[0]?.name ?? '议题'))}`, '', `- ${stop()}`];
}

function question(stop) {
  return [`- Q：${stop('问题')}`, `  - A：${stop('回答')}`];
}

function invitation(profile, stop) {
  return [
    '```text',
    `${stop('发起人')} 邀请您参加腾讯会议`,
    `会议主题：${escaped(profile.name)}`,
    `会议时间：${moment(profile, 'yyyy/MM/dd HH:mm-HH:mm')} (GMT+08:00) 中国标准时间 - 北京`,
    '',
    '点击链接入会，或添加至会议列表：',
    `https://meeting.tencent.com/dm/${stop()}`,
    '',
    `#腾讯会议：${stop()}`,
    '',
    '复制该信息，打开手机腾讯会议即可参与',
    '```',
  ];
}

/** Today's date with the times at which the meeting usually begins and ends, in a form of the profile. */
function moment({ rhythm }, form) {
  const times = [rhythm?.start ?? '19:00', rhythm?.end ?? '20:00'];
  return form.replace(/yyyy|MM|dd/g, (part) => today[part]).replace(/HH:mm/g, () => times.shift());
}

/** Text in which nothing means anything to a snippet. */
function escaped(words) {
  return words.replace(/[\\$}]/g, '\\$&');
}
