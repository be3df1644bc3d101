/** What a labelled line of an invitation says. */
export type FieldName = 'subject' | 'time' | 'recurrence' | 'number' | 'link' | 'password' | 'hostKey';

export interface NumberShape {
  readonly shape: RegExp;
  /** Whether numbers of this shape belong to a series or to one meeting, where the provider tells them apart. */
  readonly series?: boolean;
}

/** An online meeting service, as its invitations show it. */
export interface Provider {
  readonly id: string;
  /** What invitations call it. */
  readonly name: RegExp;
  /** Its link without scheme: `host` and what comes before a port or path. */
  readonly host: RegExp;
  /** Port, path and query of a link that leads to a meeting. */
  readonly path: RegExp;
  /** Pages of the host that are no way into a meeting: recordings, help, telephone numbers. */
  readonly otherPath?: RegExp;
  /** The shapes of its meeting numbers; any number is well formed where none are given. */
  readonly numbers: readonly NumberShape[];
}

const nineToEleven: readonly NumberShape[] = [{ shape: /^\d{3}[ -]?\d{3,4}[ -]?\d{3,4}$/ }];

/** In the order in which they are looked for. */
export const providers: readonly Provider[] = [
  {
    id: 'tencent',
    name: /腾讯会议|Tencent ?Meeting|VooV ?Meeting|WeMeet/i,
    host: /^(?:meeting\.tencent\.com|(?:www\.)?voovmeeting\.com)$/i,
    // dm: a meeting, dw: a webinar, p: a personal room, each with twelve characters or, in a personal room, the room's number.
    path: /^\/(?:d[mw]\/[A-Za-z0-9_-]{12}|p\/\d{9,11}|[sl]\/[A-Za-z0-9_-]{6,})\/?(?:[?#].*)?$/,
    otherPath: /^\/(?:crm|cw|ctm|user-center|v2|download|support|activities)(?:[/?#.]|$)/,
    numbers: [
      { shape: /^(?:\d{3}-\d{3}-\d{3}|\d{9}|\d{3} \d{3} \d{3})$/, series: false },
      { shape: /^(?:\d{3}-\d{4}-\d{4}|\d{11}|\d{3} \d{4} \d{4})$/, series: true },
    ],
  },
  {
    id: 'feishu',
    name: /飞书|Feishu|\bLark\b/,
    host: /^vc\.(?:feishu\.cn|larksuite\.com|larkoffice\.com)$/i,
    path: /^\/j\/\d{9}\/?(?:[?#].*)?$/,
    numbers: [{ shape: /^(?:\d{9}|\d{3}[ -]\d{3}[ -]\d{3})$/ }],
  },
  {
    id: 'dingtalk',
    name: /钉钉|DingTalk/i,
    host: /^meeting\.dingtalk\.com$/i,
    path: /^\/[\w-]+\/.*[A-Za-z0-9]/,
    numbers: [{ shape: /^(?:\d{9,11}|\d{3}[ -]\d{3,4}[ -]\d{3,4})$/ }],
  },
  {
    id: 'welink',
    name: /WeLink|华为云会议/i,
    host: /^(?:[\w-]+\.)?(?:meeting|bmeeting|welink)[\w-]*\.huaweicloud\.com$|^welink\.huaweicloud\.com$/i,
    path: /^(?::\d{2,5})?\/(?:#\/)?[\w-]+\/\d{6,}/,
    numbers: [{ shape: /^(?:\d{8,11}|\d{2,3}(?:[ -]\d{3,4}){2})$/ }],
  },
  {
    id: 'zoom',
    name: /\bZoom\b/,
    host: /^(?:[\w-]+\.)*(?:zoom\.us|zoom\.com|zoom\.com\.cn|zoomgov\.com)$/i,
    path: /^\/(?:(?:j|w|s)\/\d{9,11}|wc\/(?:join\/)?\d{9,11}(?:\/join)?|my\/[\w.-]+|meeting\/register\/[\w-]+)\/?(?:[?#].*)?$/,
    otherPath: /^\/(?:u|rec|download|support|test|docs|signin|meetings)(?:[/?#]|$)/,
    numbers: nineToEleven,
  },
  {
    id: 'teams',
    name: /Microsoft Teams/i,
    host: /^teams\.(?:microsoft|live)\.com$/i,
    otherPath: /^\/(?:meetingOptions|l\/(?:channel|team|chat|message|app|file)|dialin|downloads)(?:[/?#]|$)/i,
    path: /^\/(?:l\/meetup-join\/.+|meet\/\d{9,}.*)$/,
    numbers: [{ shape: /^\d{3}(?:[ -]?\d{3}){2,3}(?:[ -]?\d{1,3})?$/ }],
  },
  {
    id: 'google-meet',
    name: /Google ?Meet/i,
    host: /^meet\.google\.com$/i,
    path: /^\/(?:[a-z]{3}-[a-z]{4}-[a-z]{3}|lookup\/[\w-]+)\/?(?:[?#].*)?$/,
    numbers: [],
  },
  {
    id: 'webex',
    name: /\bWebex\b/i,
    host: /^(?:[\w-]+\.)+webex\.com(?:\.cn)?$/i,
    path: /^\/.*(?:MTID=m?\w+|(?:meet|join)\/[\w.-]+|meetingKey=\d+).*$/i,
    numbers: [{ shape: /^\d{3,4}[ -]?\d{3,4}[ -]?\d{3,4}$/ }],
  },
];

/**
 * The labels of the fields in the invitations of all providers, without a colon; blanks in them are optional. `own` ones are an
 * invitation's alone, the others stand in ordinary minutes too.
 */
export const fieldLabels: Readonly<
  Record<FieldName, { readonly own: readonly string[]; readonly common: readonly string[] }>
> = {
  subject: {
    own: ['会议主题', '会议名称', 'Meeting Topic', 'Meeting Subject'],
    common: ['主题', 'Topic', 'Subject'],
  },
  time: { own: ['会议时间', 'Meeting Time', 'Start Time'], common: ['时间', 'Time', 'When', 'Date'] },
  recurrence: {
    own: ['重复周期', '会议周期', '周期性会议', 'Recurrence', 'Recurring', 'Repeats'],
    common: ['重复', '周期', 'Repeat'],
  },
  number: {
    own: [
      '腾讯会议号',
      '腾讯会议 ID',
      '腾讯会议',
      '会议号码',
      '会议号',
      '会议 ID',
      '会议码',
      '入会号',
      '飞书会议号',
      '飞书会议',
      '钉钉会议号',
      '钉钉会议',
      '入会口令',
      'Tencent Meeting ID',
      'Tencent Meeting',
      'VooV Meeting',
      'Meeting ID',
      'Meeting number (access code)',
      'Meeting number',
      'Access code',
      'Webinar ID',
      'Zoom ID',
      'Zoom 会议号',
    ],
    common: [],
  },
  link: {
    own: [
      '会议链接',
      '入会链接',
      '参会链接',
      '会议地址',
      '入会地址',
      '会议网址',
      'Meeting Link',
      'Join URL',
      'Video call link',
      'Join link',
    ],
    common: ['链接', 'Link', 'URL'],
  },
  password: {
    own: ['会议密码', '入会密码', '参会密码', '来宾密码', 'Meeting Password', 'Meeting Passcode', 'Passcode'],
    common: ['密码', 'Password', 'PIN'],
  },
  hostKey: { own: ['主持人密钥', '主持人密码', '主持密码', 'Host Key', 'Host PIN'], common: [] },
};

/** `W 邀请您参加腾讯会议`, `Ada is inviting you to a scheduled Zoom meeting.` */
export const inviterLine =
  /^(.{1,80}?)[ \t]*(?:邀请[您你](?:参加|加入)|(?:is inviting|has invited|invites|invited) you to )(?=.{0,40}(?:会议|研讨会|Webinar|meeting|Meet))/i;

/** Lines that belong to an invitation and say nothing of their own. */
export const standingLine =
  /^(?:点击.{0,4}链接(?:入会|加入|直接加入)|手机一键拨号|(?:或)?根据您的位置|复制该信息|打开手机|加入(?:Zoom|会议)|通过.{0,12}入会|Join (?:Zoom|Tencent|the|on|with|from|by)|Click the link|One[ -]tap mobile|Dial (?:by|in)|Find (?:your )?local|Or dial|Copy this|To join|Need help|Meeting options|Microsoft Teams)/i;
