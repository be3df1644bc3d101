/** What a labelled line of an invitation says. */
export type FieldName =
  | 'subject'
  | 'time'
  | 'zone'
  | 'recurrence'
  | 'number'
  | 'link'
  | 'password'
  | 'hostKey'
  | 'host'
  | 'conferenceId';

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
  /** Whether it lists the days of a series one by one, so that a day without a label need not be the meeting's. */
  readonly listsDays?: boolean;
  /** Whether subject and time stand in the calendar beside its invitations, and not in them. */
  readonly inCalendar?: boolean;
}

const nineToEleven: readonly NumberShape[] = [{ shape: /^\d{3}[ -]?\d{3,4}[ -]?\d{3,4}$/ }];

/** Hosts that stand in invitations and lead into no meeting: help, downloads, lists of telephone numbers. */
export const otherHost =
  /^(?:tel\.meet|aka\.ms|(?:[\w-]+\.)*microsoft\.com|support\.[\w.-]+|help\.[\w.-]+)$/i;

/** In the order in which they are looked for. */
export const providers: readonly Provider[] = [
  {
    id: 'tencent',
    name: /腾讯会议|Tencent ?Meeting|VooV ?Meeting|WeMeet/i,
    host: /^(?:meeting\.tencent\.com|(?:[\w-]+\.)?voovmeeting\.com)$/i,
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
    name: /飞书|Feishu|\bLark\b/i,
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
    name: /WeLink|华为云会议|Huawei ?Cloud Meeting/i,
    host: /^(?:[\w-]+\.)?(?:meeting|bmeeting|welink)[\w-]*\.huaweicloud\.com$|^welink\.huaweicloud\.com$/i,
    path: /^(?::\d{2,5})?\/(?:#\/)?[\w-]+\/\d{6,}/,
    numbers: [{ shape: /^(?:\d{8,11}|\d{2,3}(?:[ -]\d{3,4}){2})$/ }],
  },
  {
    id: 'zoom',
    name: /\bZoom\b/,
    host: /^(?:[\w-]+\.)*(?:zoom\.us|zoom\.com|zoom\.com\.cn|zoomgov\.com)$/i,
    path: /^\/(?:(?:j|w|s)\/\d{9,11}|wc\/(?:join\/)?\d{9,11}(?:\/join)?|my\/[\w.-]+|(?:meeting|webinar)\/register\/[\w-]+)\/?(?:[?#].*)?$/,
    // `/meeting/…/ics` gives calendar files of a series.
    otherPath: /^\/(?:(?:u|rec|download|support|test|docs|signin|meetings)(?:[/?#]|$)|meeting\/(?!register))/,
    numbers: nineToEleven,
    listsDays: true,
  },
  {
    id: 'teams',
    inCalendar: true,
    name: /Microsoft Teams|Teams 会议/i,
    host: /^teams\.(?:microsoft|live)\.com$/i,
    otherPath:
      /^\/(?:meetingOptions|l\/(?:channel|team|chat|message|app|file)|dialin|downloads|usp)(?:[/?#]|$)/i,
    path: /^\/(?:l\/meetup-join\/.+|meet\/\d{9,}.*)$/,
    numbers: [{ shape: /^\d{3}(?:[ -]?\d{3}){2,3}(?:[ -]?\d{1,3})?$/ }],
  },
  {
    id: 'google-meet',
    inCalendar: true,
    name: /Google ?Meet/i,
    host: /^meet\.google\.com$/i,
    path: /^\/(?:[a-z]{3}-[a-z]{4}-[a-z]{3}|lookup\/[\w-]+)\/?(?:[?#].*)?$/,
    numbers: [],
  },
  {
    id: 'webex',
    inCalendar: true,
    name: /\bWebex\b/i,
    host: /^(?:[\w-]+\.)+webex\.com(?:\.cn)?$/i,
    otherPath: /globalcal|^\/pdf\//i,
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
    own: [
      '会议主题',
      '会议名称',
      '研讨会主题',
      'Meeting Topic',
      'Meeting Subject',
      'Meeting Title',
      'Webinar Topic',
    ],
    common: ['主题', 'Topic', 'Subject'],
  },
  time: {
    own: ['会议时间', '研讨会时间', 'Meeting Time', 'Start Time', 'Date and time', 'Date & Time'],
    common: ['时间', 'Time', 'When', 'Date'],
  },
  zone: { own: [], common: ['时区', 'Time zone', 'Timezone'] },
  recurrence: {
    own: ['重复周期', '会议周期', '周期性会议', 'Recurrence', 'Recurring', 'Repeats'],
    common: ['重复', '周期', 'Repeat'],
  },
  number: {
    own: [
      '腾讯会议号',
      '腾讯会议 ID',
      '腾讯会议',
      '会议号 (访问码)',
      '会议号 (接入码)',
      '会议号码',
      '会议号',
      '会议 ID',
      '会议码',
      '入会号',
      '飞书会议号',
      '飞书会议 ID',
      '飞书会议',
      '钉钉会议号',
      '钉钉会议',
      '入会口令',
      '研讨会 ID',
      '网络研讨会 ID',
      'Tencent Meeting ID',
      'Tencent Meeting',
      'VooV Meeting ID',
      'VooV Meeting',
      'Meeting ID',
      'Meeting number (access code)',
      'Meeting number',
      'Meeting code',
      'Access code',
      'Webinar ID',
      'Webinar number',
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
      '视频通话链接',
      'Meeting Link',
      'Join URL',
      'Video call link',
      'Join link',
    ],
    common: ['链接', 'Link', 'URL', 'Join'],
  },
  password: {
    own: [
      '会议密码',
      '入会密码',
      '参会密码',
      '来宾密码',
      'Meeting Password',
      'Meeting Passcode',
      'Webinar Password',
      'Guest Password',
      'Passcode',
    ],
    common: ['密码', 'Password', 'PIN'],
  },
  hostKey: {
    own: ['主持人密钥', '主持人密码', '主持密码', 'Host Key', 'Host PIN', 'Host Password'],
    common: [],
  },
  host: {
    own: ['会议发起人', '会议主持人', 'Meeting host', 'Organizer', 'Organiser'],
    common: ['主持人', '发起人', '组织者', '召集人', 'Host'],
  },
  conferenceId: { own: ['电话会议 ID', 'Phone conference ID', 'Conference ID'], common: [] },
};

/** `W 邀请您参加腾讯会议`, `Ada is inviting you to a scheduled Zoom meeting.` */
export const inviterLine =
  /^(.{1,80}?)[ \t]*(?:邀请[您你](?:参加|加入|出席)|(?:is inviting|has invited|invites|invited) you to )(?=.{0,40}(?:会议|研讨会|Webinar|meeting|Meet))/i;

/** Words of an invitation to a meeting with an audience. */
export const webinarWords = /网络研讨会|Webinar/i;

/** Lines that belong to an invitation and say nothing of their own. */
export const standingLine =
  /^(?:点击.{0,8}链接(?:入会|加入|直接加入|参加|添加)|(?:请)?(?:单击|点击)(?:以下|下方|此处)|手机一键(?:拨号|入会)|(?:或)?根据您的位置|复制(?:该|此)?信息|打开手机|加入(?:Zoom|会议|网络研讨会|Webex|Microsoft)|通过.{0,12}(?:入会|加入)|从(?:会议链接|视频|以下).{0,12}加入|您已?受邀|电话(?:入会|呼入|拨入)|查找本地号码|Join (?:Zoom|Tencent|the|on|with|from|by|meeting|webex|Microsoft|in )|(?:Please )?click (?:the|this) (?:link|URL)|One[ -]tap mobile|Or (?:One[ -]tap|Telephone|iPhone)|Dial[ -]?(?:by|in)|Find (?:your |a )?local|International numbers|Or dial|Copy (?:this|the)|To join|Need help|需要帮助|Meeting options|会议选项|Microsoft Teams|Google Meet|Tap to (?:join|call)|点击以从移动|Global call-in|全球呼入号码|You (?:are|have been) invited to|When it.s time|More phone numbers|更多电话号码|More (?:ways|about)|加入信息|使用.{0,12}加入|或拨打|Some mobile devices|Register in advance|Please register)/i;

/** Where the telephone numbers of an invitation begin, or where more of them are. */
export const dialInHeading =
  /^(?:手机一键拨号|(?:或)?根据您的位置|(?:通过)?电话(?:入会|呼入|拨入|加入)|通过电话|查找本地号码|更多电话号码|全球呼入号码|点击以从移动|(?:Or )?One[ -]tap mobile|(?:Or )?Telephone[ \t]*:?$|Dial[ -]?(?:by|in|\()|Find (?:your |a )?local|International numbers|Or dial[ \t]*:?$|Join by phone|Tap to (?:join|call) |More phone numbers|Global call-in|Toll-free (?:calling|dialing))/i;

/** Lines whose link, on them or on the next one, leads to telephone numbers or to files for a calendar. */
export const leadsAside =
  /^(?:Global call-in|全球呼入号码|More phone numbers|更多电话号码|Find (?:your |a )?local|查找本地号码|International numbers|(?:Weekly|Daily|Monthly|每周|每天|每月)[ \t]*:)/i;

/** Lines for whoever made the meeting, and lines that only separate; nobody joins with them. */
export const organizerLine =
  /^(?:[-_=*]{3,}$|For organi[sz]ers|对于组织者|面向组织者|Meeting options|会议选项|Reset dial-in|Please download and import|请下载并导入|(?:Weekly|Daily|Monthly|每周|每天|每月)[ \t]*:.{0,20}https?:.{0,200}\/ics\b)/i;
